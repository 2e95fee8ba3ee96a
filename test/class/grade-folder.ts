import { gradeClass } from "../../src/cli/grade/grade-class.ts";
import type { Roster } from "../../src/grade/roster/roster.ts";
import { standardRubric } from "../../src/grade/rubric/standard.ts";
import type { GradeReport } from "../../src/report/grading/grade-report.ts";

/** Hand-ins (a folder or a zip) graded by the standard rubric, in this thread, with the names that a roster knows. */
export function gradeFolder(path: string, roster: Roster | null = null): Promise<GradeReport> {
  return gradeClass(path, {
    rubric: standardRubric("ftp"),
    roster,
    pattern: null,
    besides: [],
    language: "en",
    timeZone: "UTC",
    feedback: null,
    workers: 1,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
}
