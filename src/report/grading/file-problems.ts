/** Why a file of a hand-in could not be used, with the facts of each; render/locale/grading/ has a sentence for each. */
export interface FileProblems {
  empty: Record<never, never>;
}

export type FileProblem = {
  [Code in keyof FileProblems]: { code: Code; data: FileProblems[Code] };
}[keyof FileProblems];
