import type { RubricProblems } from "../../../report/grading/problems.ts";
import type { Sentences } from "../finding-words.ts";

export const rubricProblemsEn: Sentences<RubricProblems> = { "rubric-unknown-key": ({ key }) => `unknown key ${key}` };
