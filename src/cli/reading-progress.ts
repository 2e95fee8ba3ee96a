import type { Analyze } from "./analyze.ts";

/** Takes away what a status line wrote. */
export const ERASE_LINE = "\r\u001b[K";

export type OnProgress = NonNullable<Parameters<Analyze>[1]["onProgress"]>;

/** Tells how far the reading of captures has come. */
export interface ReadingProgress {
  readonly onProgress: OnProgress;
  /** Shows the line again, where it is one that is always there. */
  show(): void;
  /** Takes the line away: something else goes to the terminal. */
  clear(): void;
  /** Takes it away for good. */
  close(): void;
}
