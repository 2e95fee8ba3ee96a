import type { HandInProblems } from "../../../report/grading/problems.ts";
import type { Sentences } from "../finding-words.ts";

export const handInProblemsEn: Sentences<HandInProblems> = { "handins-missing": () => "no such file or folder" };
