import type { Words } from "../locale/language.ts";

/** Why an output cannot be made; every language has a sentence for each. */
export type UnavailableCode = keyof Words["pictures"]["unavailable"];

/** The output that was asked for cannot be had: what keeps it, and what to do. Thrown while it is loaded or drawn. */
export class OutputUnavailable extends Error {
  override readonly name = "OutputUnavailable";
  readonly code: UnavailableCode;
  /** What to type: a command, or options. */
  readonly hint: string;

  constructor(code: UnavailableCode, hint: string, options: ErrorOptions = {}) {
    super(`${code}: ${hint}`, options);
    this.code = code;
    this.hint = hint;
  }
}
