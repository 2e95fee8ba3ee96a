import type { TextOptions } from "../text/sheet.ts";

/** How the grades of a class are put out. */
export interface GradeOptions extends TextOptions {
  /** Names of the files that were written beside it, for the last line; empty for none. */
  written: readonly string[];
}
