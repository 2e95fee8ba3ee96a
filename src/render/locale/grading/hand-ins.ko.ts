import type { HandInProblems } from "../../../report/grading/problems.ts";
import type { Sentences } from "../finding-words.ts";

export const handInProblemsKo: Sentences<HandInProblems> = { "handins-missing": () => "no such file or folder" };
