import type { GradeProblem } from "../report/grading/problems.ts";

/** Nothing can be graded: what is wrong with hand-ins, rubric or roster. Ends the run with exit code 2. Never empty. */
export class GradeError extends Error {
  override readonly name = "GradeError";
  readonly problems: readonly GradeProblem[];

  constructor(problems: readonly GradeProblem[]) {
    super(problems.map(({ path, line, code }) => `${path}:${line ?? 0}: ${code}`).join("; "));
    this.problems = problems;
  }
}
