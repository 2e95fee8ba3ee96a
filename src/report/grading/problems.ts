import type { CaptureKind } from "./rubric.ts";

/** Why nothing can be graded at all; render/locale/grading/ has a sentence for each. */

/** Of the folder or zip with the hand-ins, and of the roster. */
export interface HandInProblems {
  "handins-missing": Record<never, never>;
  /** The system refused; `detail` is its code (EACCES …). */
  "handins-unreadable": { detail: string };
  /** A file that is no zip: what it looks like, as in CaptureError's details; "capture" for captures. */
  "handins-not-zip": { lookalike: string };
  /** A zip of which nothing can be read. */
  "handins-damaged": Record<never, never>;
  "handins-encrypted": Record<never, never>;
  /** No file in it but what systems leave behind. */
  "handins-empty": Record<never, never>;
  "handins-too-many": { most: number };
  /** A pattern with a placeholder that there is not, or one without an end, twice or side by side; `placeholder` as written. */
  "pattern-placeholder": { pattern: string; placeholder: string; why: PatternFault };
  /** A pattern with neither {id} nor {name}. */
  "pattern-nobody": { pattern: string };
  /** No path fits the pattern; `example` is one of them. */
  "pattern-no-match": { pattern: string; example: string };
  "roster-unreadable": { detail: string };
  "roster-too-large": { most: number };
  /** Nothing but a spreadsheet program reads it: "xlsx", or what else it looks like. */
  "roster-not-text": { lookalike: string };
  "roster-empty": Record<never, never>;
  /** No column for it was found; `columns` are the names that there are. */
  "roster-no-column": { wanted: RosterColumn; columns: string[] };
  /** --columns names a column that is not there. */
  "roster-unknown-column": { wanted: RosterColumn; name: string; columns: string[] };
  /** Several columns of the name, so that nobody knows which one is meant. */
  "roster-same-columns": { wanted: RosterColumn; name: string };
  /** --columns itself: what is not "id=…", "name=…", "grade=…" or "feedback=…". */
  "roster-columns-option": { text: string };
}

export type PatternFault = "unknown" | "open" | "twice" | "adjacent" | "many";
export type RosterColumn = "id" | "name" | "grade" | "feedback";

/** What a value of a rubric is: of YAML's kinds, or of ftpscope's. */
export type RubricType = "map" | "list" | "text" | "number" | "boolean" | "nothing";

/** Where in a rubric a key stands. */
export type RubricPlace = "rubric" | "window" | "part" | "check" | "texts";

/** How a text fails to be YAML. */
export type YamlFault =
  | "tab"
  | "indentation"
  | "item-mark"
  | "no-value"
  | "colon-in-text"
  | "unclosed-quote"
  | "unclosed-bracket"
  | "after-quote"
  | "first-character"
  | "escape"
  | "comma"
  | "several-documents"
  | "tag"
  | "anchor"
  | "too-deep"
  | "other";

/** Of the rubric. `key` is what the value belongs to; texts of the rubric in it are cut to some 60 characters. */
export interface RubricProblems {
  "rubric-empty": Record<never, never>;
  "rubric-too-large": { limit: number };
  /** "utf-16" where its first bytes say so. */
  "rubric-not-utf8": { encoding: "utf-16" | null };
  /** Control characters in it; what it is instead, as CaptureError tells it ("pcap" of captures), null where unknown. */
  "rubric-not-text": { lookalike: string | null };
  "rubric-not-yaml": { fault: YamlFault };
  "rubric-unknown-alias": { name: string };
  /** YAML, and nothing of a rubric in it. */
  "rubric-foreign": { found: RubricType };
  "rubric-version": { found: string; supported: number };
  "rubric-unknown-key": { key: string; place: RubricPlace; allowed: string[]; nearest: string | null };
  "rubric-missing-key": { key: string; place: RubricPlace };
  "rubric-duplicate-key": { key: string; firstLine: number };
  /** `inList`: an item of the key's list. */
  "rubric-wrong-type": { key: string; inList: boolean; expected: RubricType; found: RubricType; value: string };
  "rubric-out-of-range": { key: string; value: number; minimum: number; maximum: number };
  "rubric-decimals": { key: string; value: number };
  "rubric-bad-word": { key: string; value: string; allowed: string[]; nearest: string | null };
  "rubric-bad-id": { key: string; value: string; limit: number };
  "rubric-blank": { key: string };
  "rubric-long-text": { key: string; limit: number };
  "rubric-empty-list": { key: string };
  "rubric-too-many": { key: string; limit: number };
  "rubric-duplicate-id": { id: string; of: "part" | "check"; firstLine: number };
  "rubric-unknown-parameter": { check: string; parameter: string; allowed: string[]; nearest: string | null };
  /** It stands beside `check`, not below `with`. */
  "rubric-parameter-outside": { check: string; parameter: string };
  "rubric-missing-parameter": { check: string; parameter: string };
  "rubric-unknown-dependency": { id: string; nearest: string | null };
  /** Each depends on the next, the last on the first. */
  "rubric-circle": { ids: string[] };
  /** `noSuchDay`: its form is right, and the calendar does not have it. */
  "rubric-bad-time": { key: string; value: string; noSuchDay: boolean };
  "rubric-bad-network": { key: string; value: string };
  "rubric-bad-sha256": { key: string; value: string };
  /** Neither beginning nor end. */
  "rubric-empty-window": { key: string };
  "rubric-window-order": { from: string; until: string };
  /** A check that looks at captures of other kinds than the part is about (null: about none). */
  "rubric-foreign-check": { check: string; capture: CaptureKind | null; captures: CaptureKind[] };
  "rubric-no-points": Record<never, never>;
  "rubric-pass-above": { pass: number; points: number };
  /** There are more problems than are told. */
  "rubric-more": { told: number };
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
