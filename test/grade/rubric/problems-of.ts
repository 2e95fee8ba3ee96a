import { GradeError } from "../../../src/grade/grade-error.ts";
import type { CheckTable } from "../../../src/grade/rubric/check-table.ts";
import { parseRubric } from "../../../src/grade/rubric/parse-rubric.ts";
import type { GradeProblem } from "../../../src/report/grading/problems.ts";
import { SAMPLE_CHECKS } from "./sample-checks.ts";

/** All that is wrong with a rubric; nothing where it is right. */
export function problemsOf(input: Uint8Array | string, checks: CheckTable = SAMPLE_CHECKS): readonly GradeProblem[] {
  try {
    parseRubric(input, "rubric.yaml", checks);
    return [];
  } catch (error) {
    if (error instanceof GradeError) return error.problems;
    throw error;
  }
}

/** Places and codes of them: "3:7 rubric-bad-word". */
export function codesOf(input: Uint8Array | string, checks: CheckTable = SAMPLE_CHECKS): string[] {
  return problemsOf(input, checks).map(({ line, column, code }) => `${line}:${column} ${code}`);
}

/** A whole rubric around the lines of its one part's checks; the first of them is in line 8. */
export function withChecks(lines: string, capture = "active"): string {
  return `ftpscope-rubric: 1
title: { en: Title, ko: 제목 }
pass: 1
parts:
  - id: part
    title: { en: Part, ko: 부분 }
    ${capture === "" ? "# no capture" : `capture: ${capture}`}
    checks:
${lines}
`;
}
