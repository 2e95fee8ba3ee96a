/** The shapes of what is said about findings; each language fills them, group by group of codes. */

/** One sentence, or two, for every finding of a group, made from its data. Text of the capture in it is escaped later. */
export type Sentences<Group> = { [Code in keyof Group]: (data: Group[Code]) => string };

/** What `ftpscope explain` says about every finding of a code. Each text is whole sentences, but the title, a noun phrase. */
export interface ExplanationText {
  title: string;
  /** What it means, and how it comes about. */
  meaning: string;
  /** What the place of the capture cannot show; null for nothing. */
  limits: string | null;
  /** What to look at, in order. */
  checks: readonly string[];
}

export type Explanations<Group> = { [Code in keyof Group]: ExplanationText };
