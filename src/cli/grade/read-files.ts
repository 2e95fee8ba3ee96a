import { readFileSync } from "node:fs";
import { analyzeCaptures } from "../../analysis/pipeline.ts";
import { hashTransfers } from "../../analysis/transfer-hashes.ts";
import { CaptureError } from "../../capture/capture-error.ts";
import type { ReadFile } from "../../grade/checks/check.ts";
import type { UnpackedFile } from "../../grade/hand-ins/entry.ts";
import type { Fingerprint } from "../../grade/integrity/fingerprint.ts";
import { fingerprintCapture } from "../../grade/integrity/fingerprint-capture.ts";
import { readPicture } from "../../grade/pictures/read-picture.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { IntegritySignal } from "../../report/grading/grade-report.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import type { Report } from "../../report/report.ts";

/** A file of a hand-in, read as far as it can be. */
export interface OpenedFile {
  file: ReadFile;
  fingerprint: Fingerprint | null;
  /** What its own packets say about it. */
  signals: IntegritySignal[];
}

/** Reads what was unpacked: captures into reports and fingerprints, pictures into facts. One bad file does not hurt another. */
export async function readFiles(files: readonly UnpackedFile[], rubric: Rubric): Promise<OpenedFile[]> {
  const wantsHashes = rubric.parts.some(({ checks }) =>
    checks.some(({ parameters }) => typeof parameters["sha256"] === "string"),
  );
  const opened: OpenedFile[] = [];
  for (const [index, file] of files.entries()) opened.push(await readFile(file, index, { rubric, wantsHashes }));
  return opened;
}

interface Wishes {
  rubric: Rubric;
  wantsHashes: boolean;
}

async function readFile(unpacked: UnpackedFile, index: number, wishes: Wishes): Promise<OpenedFile> {
  const { diskPath, ...told } = unpacked;
  const file: ReadFile = { ...told, report: null, picture: null, hashes: new Map() };
  if (diskPath === null) return { file, fingerprint: null, signals: [] };
  if (file.kind === "capture") return readCapture(file, diskPath, index, wishes);
  return { file: readImage(file, diskPath), fingerprint: null, signals: [] };
}

/** The file is where it was handed in, and may have gone meanwhile. */
function readImage(file: ReadFile, diskPath: string): ReadFile {
  try {
    return { ...file, picture: readPicture(readFileSync(diskPath)) };
  } catch (error) {
    const { code, errno } = error as NodeJS.ErrnoException;
    if (errno === undefined || code === undefined) throw error;
    return { ...file, problem: { code: "unreadable", data: { detail: code } } };
  }
}

async function readCapture(file: ReadFile, diskPath: string, index: number, wishes: Wishes): Promise<OpenedFile> {
  try {
    const report = named(await analyzeCaptures([diskPath], { showPasswords: false, packets: "folded" }), file.path);
    const hashes = wishes.wantsHashes ? await hashTransfers(diskPath, report) : file.hashes;
    const origin = { index, path: file.path, sha256: file.sha256 };
    const { fingerprint, signals } = await fingerprintCapture(diskPath, origin, report, wishes.rubric.window);
    return { file: { ...file, report, hashes }, fingerprint, signals };
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    const problem: FileProblem = { code: "no-capture", data: { code: error.code, detail: error.detail } };
    return { file: { ...file, problem }, fingerprint: null, signals: [] };
  }
}

/** The capture is known by its name in the hand-in, not by where it was unpacked. */
function named(report: Report, path: string): Report {
  return { ...report, captures: report.captures.map((capture) => ({ ...capture, path })) };
}
