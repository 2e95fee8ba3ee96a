import { join } from "node:path";
import { compareReports } from "../../analysis/compare.ts";
import type { ReadFile } from "../../grade/checks/check.ts";
import type { HandIn, UnpackedFile } from "../../grade/hand-ins/entry.ts";
import { makeFolder, removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import { unpackHandIn } from "../../grade/hand-ins/unpack.ts";
import type { StudentFingerprints } from "../../grade/integrity/fingerprint.ts";
import { gradedParts, gradeHandIn, type HandInGrade } from "../../grade/scoring/grade-hand-in.ts";
import type { Language } from "../../render/locale/language.ts";
import type { HandInFile, StudentGrade } from "../../report/grading/grade-report.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import type { Report } from "../../report/report.ts";
import { type OpenedFile, readFiles } from "./read-files.ts";
import { studentGrade } from "./result.ts";
import { scratchError } from "./scratch.ts";

/** What is the same for all hand-ins of a run. Plain data, so that it can be posted to a worker. */
export interface JobSettings {
  rubric: Rubric;
  language: Language;
  /** IANA name or OWN_ZONE, for the wall clocks of feedback pages. */
  timeZone: string;
  /** Private folder for what is unpacked. */
  scratch: string;
  /** Folder for feedback pages; null where none are wanted. */
  feedback: string | null;
}

/** One hand-in to be graded, with its number in the run. */
export interface Job {
  index: number;
  handIn: HandIn;
  /** Name of the student's feedback page. */
  page: string;
}

/** A hand-in graded by itself: what speaks for a copy is told when all are known. Plain data. */
export interface JobResult {
  grade: StudentGrade;
  fingerprints: StudentFingerprints;
}

/**
 * Unpacks, reads and marks one hand-in, and writes its feedback page. Throws UsageError where the page or what is unpacked
 * cannot be written, else only for what is wrong with ftpscope itself.
 */
export async function gradeOne({ index, handIn, page }: Job, settings: JobSettings): Promise<JobResult> {
  const folder = join(settings.scratch, String(index));
  try {
    const opened = await readFiles(await unpackInto(folder, handIn), settings.rubric);
    const result = gradeOpened(handIn, opened, settings.rubric);
    if (settings.feedback !== null) await writePage(join(settings.feedback, page), result.grade, opened, settings);
    return result;
  } finally {
    removeFolder(folder);
  }
}

async function unpackInto(folder: string, handIn: HandIn): Promise<UnpackedFile[]> {
  try {
    return await unpackHandIn(handIn, makeFolder(folder));
  } catch (error) {
    throw scratchError(error);
  }
}

function gradeOpened(handIn: HandIn, opened: readonly OpenedFile[], rubric: Rubric): JobResult {
  const marked = gradeHandIn(
    rubric,
    opened.map(({ file }) => file),
  );
  const files = opened.map(({ file }) => toldFile(file));
  const signals = opened.flatMap((one) => one.signals);
  const grade = studentGrade(handIn, files, marked, rubric, signals);
  const fingerprints = opened.flatMap(({ fingerprint }) => fingerprint ?? []);
  return { grade, fingerprints: { student: handIn.student.id, fingerprints, marked: markedSessions(marked) } };
}

function toldFile({ path, size, sha256, kind, problem, report }: ReadFile): HandInFile {
  return { path, size, sha256, kind, problem, message: "", parts: [], capture: captureFacts(report) };
}

function captureFacts(report: Report | null): HandInFile["capture"] {
  const [capture] = report?.captures ?? [];
  if (capture === undefined) return null;
  const { format, packets, firstTime, lastTime } = capture;
  return { format, packets, firstTime, lastTime };
}

function markedSessions({ parts, equals }: HandInGrade): StudentFingerprints["marked"] {
  return parts.flatMap(({ id, file, session, transaction }) =>
    file === null || (session === null && transaction === null)
      ? []
      : [{ file, session, transaction, equals: equals.get(id) ?? [] }],
  );
}

async function writePage(
  path: string,
  grade: StudentGrade,
  opened: readonly OpenedFile[],
  { rubric, language, timeZone }: JobSettings,
): Promise<void> {
  const { localizeParts, localizeStudent } = await import("../../render/locale/grading/localize.ts");
  const { studentPage } = await import("../../render/grade-pages/student-page.ts");
  const { writeFileWhole } = await import("../file-output.ts");
  const shown = {
    title: rubric.title,
    points: grade.maximum,
    pass: rubric.pass,
    parts: localizeParts(gradedParts(rubric), language),
  };
  const pieces = studentPage(localizeStudent(grade, language), shown, comparisonOf(grade, opened), {
    language,
    timeZone,
  });
  writeFileWhole(path, pieces, { force: true });
}

/** The student's active transfer beside the passive one; the capture that there is, where one is missing, or for DHCP; null for none. */
function comparisonOf(grade: StudentGrade, opened: readonly OpenedFile[]): Report | null {
  const marked = grade.parts.filter(({ session, transaction }) => session !== null || transaction !== null);
  const [left, right] = marked.filter(({ file }) => file !== null);
  const mine = left?.file == null ? null : (opened[left.file]?.file.report ?? null);
  const theirs = right?.file == null ? null : (opened[right.file]?.file.report ?? null);
  if (mine === null || left === undefined) return null;
  if (theirs === null || right === undefined) return mine;
  const pick = { left: left.transfer, right: right.transfer };
  const compared = compareReports(mine, theirs === mine ? null : theirs, pick);
  return "report" in compared ? compared.report : mine;
}
