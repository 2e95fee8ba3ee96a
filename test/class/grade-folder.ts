import { gradeClass } from "../../src/cli/grade/grade-class.ts";
import { standardRubric } from "../../src/grade/rubric/standard.ts";
import type { GradeReport } from "../../src/report/grading/grade-report.ts";

/** Hand-ins graded by the standard rubric, in this thread; a folder or a zip. */
export function gradeFolder(path: string): Promise<GradeReport> {
  return gradeClass(path, {
    rubric: standardRubric("ftp"),
    roster: null,
    pattern: null,
    language: "en",
    timeZone: "UTC",
    feedback: null,
    workers: 1,
    onProgress: () => {},
    signal: new AbortController().signal,
  });
}
