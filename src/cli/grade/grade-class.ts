import { resolve } from "node:path";
import type { Entry, HandIn } from "../../grade/hand-ins/entry.ts";
import { openHandIns } from "../../grade/hand-ins/open.ts";
import { safeFileName } from "../../grade/hand-ins/safe-file-name.ts";
import { groupHandIns } from "../../grade/hand-ins/students.ts";
import { findCopies } from "../../grade/integrity/find-copies.ts";
import { matchRoster, type Roster } from "../../grade/roster/roster.ts";
import { gradedParts } from "../../grade/scoring/grade-hand-in.ts";
import { sumOfPoints } from "../../grade/scoring/points.ts";
import { classStatistics } from "../../grade/statistics.ts";
import { GRADE_SCHEMA, type GradeReport, type StudentGrade } from "../../report/grading/grade-report.ts";
import type { Job } from "./job.ts";
import { type Result, unreadFile } from "./result.ts";
import { type RunSettings, runJobs } from "./run-jobs.ts";

/** What a class is graded by, and how it is run. */
export interface ClassSettings extends RunSettings {
  roster: Roster | null;
  pattern: string | null;
  /** Files that are no hand-ins, even where they lie among them: rubric and roster. */
  besides: readonly string[];
}

/**
 * Grades every hand-in of a folder or zip. The report has no sentences yet (localizeGrades). Throws GradeError where there is
 * nothing to grade, and as runJobs does; a broken hand-in is only itself broken.
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
  const outcomes = await runJobs(jobs, settings);
  const students = withCopies(outcomes);
  const parts = gradedParts(rubric);
  return {
    schema: GRADE_SCHEMA,
    path,
    rubric: {
      title: rubric.title,
      points: sumOfPoints(parts.map(({ points }) => points)),
      pass: rubric.pass,
      parts,
    },
    students,
    strays: strays.map(unreadFile),
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

/** In the hand-ins' order; the roster knows names that the hand-ins don't tell. */
function jobsFor(handIns: readonly HandIn[], names: ReadonlyMap<string, string>): Job[] {
  return handIns.map((handIn, index) => {
    const { id, name } = handIn.student;
    const student = { id, name: names.get(id) ?? name };
    return { index, handIn: { ...handIn, student }, page: `${safeFileName(id)}.html` };
  });
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
