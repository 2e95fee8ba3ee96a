import type { Entry, HandIn } from "../../grade/hand-ins/entry.ts";
import type { StudentFingerprints } from "../../grade/integrity/fingerprint.ts";
import { gradeHandIn } from "../../grade/scoring/grade-hand-in.ts";
import type { HandInFile, StudentGrade } from "../../report/grading/grade-report.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import type { JobFailure } from "./pool.ts";

/** What became of a hand-in; there are no fingerprints where nobody could read it through. */
export interface Result {
  grade: StudentGrade;
  fingerprints: StudentFingerprints | null;
}

/** A hand-in that nobody could read through: all its files have the same problem. */
export function withoutResult(handIn: HandIn, why: JobFailure, rubric: Rubric): Result {
  const files = handIn.entries.map((entry) => ({
    ...unreadFile(entry),
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

/** A file as it stands in the folder or zip. */
export function unreadFile({ path, size, problem }: Entry): HandInFile {
  return { path, size, sha256: null, kind: "other", problem, message: "", parts: [], capture: null };
}
