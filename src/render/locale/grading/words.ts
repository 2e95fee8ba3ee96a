import type { CheckCases } from "../../../report/grading/check-cases.ts";
import type { FileProblems } from "../../../report/grading/file-problems.ts";
import type { IntegrityCases } from "../../../report/grading/integrity-data.ts";
import type { Notices } from "../../../report/grading/notices.ts";
import type { GradeProblems } from "../../../report/grading/problems.ts";
import type { Sentences } from "../finding-words.ts";
import type { GradePagesWords } from "./pages.en.ts";
import type { GradeScreenWords } from "./screen.en.ts";

/** What is said of the checks of a group. Text from hand-ins in it is escaped later, by whoever puts it out. */
export type CheckWords<Group extends { [Name in keyof Group]: { parameters: object; reasons: object } }> = {
  [Name in keyof Group]: {
    /** A noun phrase, for tables. */
    title: string;
    /** What a right capture shows, as a sentence; it may depend on the kind of capture that the part is about. */
    expected: (parameters: Group[Name]["parameters"], kind: string | null) => string;
    /** What was seen instead, or as expected: a sentence or clause that stands alone in a table of reasons. */
    seen: Sentences<Group[Name]["reasons"]>;
    /** What to do, or to type, next time; null where nothing is to do. */
    hints: {
      [Reason in keyof Group[Name]["reasons"]]:
        | ((data: Group[Name]["reasons"][Reason], kind: string | null) => string)
        | null;
    };
  };
};

/** Every word of grading, in one language. Loaded only where something is graded. */
export interface GradingWords {
  checks: CheckWords<CheckCases>;
  files: Sentences<FileProblems>;
  notices: Sentences<Notices>;
  integrity: Sentences<IntegrityCases>;
  /** Follows "path: " or "path:line:column: ". */
  problems: Sentences<GradeProblems>;
  screen: GradeScreenWords;
  pages: GradePagesWords;
}
