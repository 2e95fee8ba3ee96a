/** Why nothing can be graded at all; render/locale/grading/ has a sentence for each. */

/** Of the folder or zip with the hand-ins, and of the roster. */
export interface HandInProblems {
  "handins-missing": Record<never, never>;
}

/** Of the rubric: always with a line. */
export interface RubricProblems {
  "rubric-unknown-key": { key: string; allowed: string[]; nearest: string | null };
}

export interface GradeProblems extends HandInProblems, RubricProblems {}
export type GradeProblemCode = keyof GradeProblems;

/** One thing that is wrong, and where: `line` and `column` count from 1, null where there is no such place. */
export type GradeProblem = {
  [Code in GradeProblemCode]: {
    path: string;
    line: number | null;
    column: number | null;
    code: Code;
    data: GradeProblems[Code];
  };
}[GradeProblemCode];
