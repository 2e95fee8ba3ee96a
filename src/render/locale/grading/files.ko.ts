import type { FileProblems } from "../../../report/grading/file-problems.ts";
import type { Sentences } from "../finding-words.ts";

/** Why a file of a hand-in could not be used. */
export const filesKo: Sentences<FileProblems> = { empty: () => "empty (0 bytes)" };
