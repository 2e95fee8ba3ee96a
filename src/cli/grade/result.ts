import type { Entry, HandIn } from "../../grade/hand-ins/entry.ts";
import type { StudentFingerprints } from "../../grade/integrity/fingerprint.ts";
import { gradeHandIn, type HandInGrade } from "../../grade/scoring/grade-hand-in.ts";
import type { HandInFile, IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import type { Rubric } from "../../report/grading/rubric.ts";

/** Why a hand-in has no result: its worker took too long, or ran out of memory. */
export type JobFailure = "time" | "memory";

/** What became of a hand-in; there are no fingerprints where nobody could read it through. */
export interface Result {
  grade: StudentGrade;
  fingerprints: StudentFingerprints | null;
}

/** What a student's files earned, as far as the hand-in alone can tell. */
export function studentGrade(
  { student, place }: HandIn,
  files: readonly HandInFile[],
  marked: HandInGrade,
  { pass }: Rubric,
  integrity: IntegritySignal[],
): StudentGrade {
  const { parts, points, maximum, notices, usedFor } = marked;
  return {
    ...{ student, place, parts, points, maximum, notices, integrity },
    files: files.map((file, index) => ({ ...file, parts: usedFor[index] ?? [] })),
    status: "graded",
    passed: points >= pass,
  };
}

/** A hand-in that nobody could read through: all its files have the same problem. */
export function withoutResult(handIn: HandIn, why: JobFailure, rubric: Rubric): Result {
  const problem = { code: "not-analyzed", data: { why } } as const;
  const files = handIn.entries.map((entry) => ({ ...unreadFile(entry), problem }));
  const marked = gradeHandIn(
    rubric,
    files.map((file) => ({ ...file, report: null, picture: null, hashes: new Map() })),
  );
  return { grade: studentGrade(handIn, files, marked, rubric, []), fingerprints: null };
}

/** A file as it stands in the folder or zip. */
export function unreadFile({ path, size, problem }: Entry): HandInFile {
  return { path, size, sha256: null, kind: "other", problem, message: "", parts: [], capture: null };
}
