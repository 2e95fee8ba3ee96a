import type { Words } from "../render/locale/language.ts";

/** What can be wrong with how ftpscope was called; every language has a sentence for each. */
export type UsageErrorCode = keyof Words["messages"]["usageErrors"];

/** Wrong usage: what was given, and what would have been right. Ends the run with exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly code: UsageErrorCode;
  readonly detail: string;
  readonly hint: string | null;

  constructor(code: UsageErrorCode, detail = "", hint: string | null = null) {
    super(`${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
    this.hint = hint;
  }
}
