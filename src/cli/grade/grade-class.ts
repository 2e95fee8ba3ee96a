import { resolve } from "node:path";
import { eventLoopTurn } from "../../capture/event-loop-turn.ts";
import type { Entry, HandIn } from "../../grade/hand-ins/entry.ts";
import { openHandIns } from "../../grade/hand-ins/open.ts";
import { safeFileName } from "../../grade/hand-ins/safe-file-name.ts";
import { groupHandIns } from "../../grade/hand-ins/students.ts";
import { removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import { findCopies } from "../../grade/integrity/find-copies.ts";
import type { StudentFingerprints } from "../../grade/integrity/fingerprint.ts";
import { matchRoster, type Roster } from "../../grade/roster/roster.ts";
import { gradedParts, gradeHandIn } from "../../grade/scoring/grade-hand-in.ts";
import { classStatistics } from "../../grade/statistics.ts";
import type { Language } from "../../render/locale/language.ts";
import {
  GRADE_SCHEMA,
  type GradeReport,
  type HandInFile,
  type StudentGrade,
} from "../../report/grading/grade-report.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import type { Job, JobSettings } from "./job.ts";
import { type JobFailure, type Outcome, type Running, runOnThreads } from "./pool.ts";
import { makeScratch } from "./scratch.ts";
import { threadsFor } from "./threads.ts";

/** What a class is graded by. */
export interface ClassSettings {
  rubric: Rubric;
  roster: Roster | null;
  pattern: string | null;
  /** For feedback pages; with `timeZone` an IANA name, and the folder that they go to, null for none. */
  language: Language;
  timeZone: string;
  feedback: string | null;
  /** Worker threads, null for as many as are worth it; 1 works in this thread. The result does not depend on it. */
  workers: number | null;
  /** Files that are no hand-ins, even where they lie among them: rubric and roster. */
  besides: readonly string[];
  onProgress: (done: number, all: number) => void;
  signal: AbortSignal;
}

/**
 * Grades every hand-in of a folder or zip. The report has no sentences yet (localizeGrades). Throws GradeError where there is
 * nothing to grade, and the signal's reason where that calls it off; a broken hand-in is only itself broken.
 */
export async function gradeClass(path: string, settings: ClassSettings): Promise<GradeReport> {
  const { rubric, roster } = settings;
  const { entries } = await openHandIns(path);
  const { handIns, strays } = groupHandIns(without(entries, settings.besides), { pattern: settings.pattern });
  const matched =
    roster === null
      ? null
      : matchRoster(
          roster,
          handIns.map(({ student }) => student),
        );
  const jobs = jobsFor(handIns, matched?.names ?? new Map());
  const outcomes = await runAll(jobs, settings);
  const students = withCopies(outcomes);
  return {
    schema: GRADE_SCHEMA,
    path,
    rubric: {
      title: rubric.title,
      points: sumOfPoints(rubric),
      pass: rubric.pass,
      parts: gradedParts(rubric),
    },
    students,
    strays: strays.map(strayFile),
    roster:
      roster === null || matched === null
        ? null
        : { path: roster.path, missing: matched.missing, unknown: matched.unknown },
    statistics: classStatistics(students, rubric),
  };
}

function without(entries: readonly Entry[], files: readonly string[]): Entry[] {
  const paths = new Set(files.map((file) => resolve(file)));
  return entries.filter(({ locator }) => locator.in !== "folder" || !paths.has(locator.path));
}

/** In natural order of the students' ids; the roster knows names that the hand-ins don't tell. */
function jobsFor(handIns: readonly HandIn[], names: ReadonlyMap<string, string>): Job[] {
  const { compare } = new Intl.Collator("en", { numeric: true });
  return [...handIns]
    .sort((a, b) => compare(a.student.id, b.student.id))
    .map((handIn, index) => {
      const { id, name } = handIn.student;
      const student = { id, name: names.get(id) ?? name };
      return { index, handIn: { ...handIn, student }, page: `${safeFileName(id)}.html` };
    });
}

async function runAll(jobs: readonly Job[], settings: ClassSettings): Promise<Result[]> {
  const { rubric, language, timeZone, feedback, workers, onProgress, signal } = settings;
  const scratch = makeScratch();
  const results: Result[] = [];
  const onOutcome = ({ index, handIn }: Job, outcome: Outcome): void => {
    results[index] = "failed" in outcome ? withoutResult(handIn, outcome.failed, rubric) : outcome;
    onProgress(Object.keys(results).length, jobs.length);
  };
  try {
    const shared: JobSettings = { rubric, language, timeZone, scratch, feedback };
    const threads = threadsFor(jobs.length, workers);
    if (threads > 0) await runOnThreads(jobs, shared, { workers: threads, onOutcome, signal });
    else await runHere(jobs, shared, { onOutcome, signal });
  } finally {
    removeFolder(scratch);
  }
  return results;
}

/** What marks is loaded only here: where threads do it, this one has no need of it. */
async function runHere(
  jobs: readonly Job[],
  settings: JobSettings,
  { onOutcome, signal }: Omit<Running, "workers">,
): Promise<void> {
  const { gradeOne } = await import("./job.ts");
  for (const job of jobs) {
    onOutcome(job, await gradeOne(job, settings));
    // Ctrl-C is noticed only between turns of the event loop.
    await eventLoopTurn();
    signal.throwIfAborted();
  }
}

interface Result {
  grade: StudentGrade;
  fingerprints: StudentFingerprints | null;
}

/** A hand-in that nobody could read through: all its files have the same problem. */
function withoutResult(handIn: HandIn, why: JobFailure, rubric: Rubric): Result {
  const files = handIn.entries.map((entry) => ({
    ...strayFile(entry),
    problem: { code: "not-analyzed", data: { why } } as const,
  }));
  const marked = gradeHandIn(
    rubric,
    files.map((file) => ({ ...file, report: null, picture: null, hashes: new Map() })),
  );
  return {
    grade: {
      student: handIn.student,
      place: handIn.place,
      files,
      ...{ parts: marked.parts, points: marked.points, maximum: marked.maximum },
      status: "graded",
      passed: marked.points >= rubric.pass,
      notices: marked.notices,
      integrity: [],
    },
    fingerprints: null,
  };
}

function strayFile({ path, size, problem }: Entry): HandInFile {
  return { path, size, sha256: null, kind: "other", problem, message: "", parts: [], capture: null };
}

/** Each student's grade with what is shared with others; what needs a person makes the status. */
function withCopies(results: readonly Result[]): StudentGrade[] {
  const copies = findCopies(results.flatMap(({ fingerprints }) => fingerprints ?? []));
  return results.map(({ grade }) => {
    const integrity = [...grade.integrity, ...(copies.get(grade.student.id) ?? [])];
    const status = integrity.some(({ level }) => level === "review") ? "review" : "graded";
    return { ...grade, integrity, status };
  });
}

function sumOfPoints({ parts }: Rubric): number {
  return parts.flatMap(({ checks }) => checks).reduce((sum, { points }) => sum + points, 0);
}
