import type { Words } from "../render/locale/language.ts";
import type { Analyze } from "./analyze.ts";
import type { OutputStream } from "./io.ts";

const FIRST_AFTER_MS = 1_000;
const EVERY_MS = 200;
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

/** One line on standard error that is written over: only where that is a terminal, and only after a second. */
export interface StatusLine {
  /** `text` is made only where it is shown; it gets the milliseconds since the line was created. */
  show(text: (elapsed: number) => string): void;
  /** Takes the line away again. */
  clear(): void;
}

/** `now` gives milliseconds. */
export function createStatusLine(stderr: OutputStream, now: () => number = () => process.uptime() * 1_000): StatusLine {
  const started = now();
  let last = started;
  let shown = false;
  return {
    show(text) {
      const time = now();
      if (stderr.isTTY !== true || time - started < FIRST_AFTER_MS || time - last < EVERY_MS) return;
      last = time;
      shown = true;
      stderr.write(ERASE_LINE + text(time - started));
    },
    clear() {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}

/** The progress of live input, or of files. What the former draws with is loaded only where it is drawn. */
export async function openProgress(isLive: boolean, stderr: OutputStream, words: Words): Promise<ReadingProgress> {
  if (!isLive || stderr.isTTY !== true) return createProgress(stderr, words);
  const { LiveProgress } = await import("./live/live-progress.ts");
  return new LiveProgress(stderr, words);
}

/** A share of the bytes, or packets where nobody knows how many bytes there are. */
export function createProgress(stderr: OutputStream, { messages }: Words, now?: () => number): ReadingProgress {
  const line = createStatusLine(stderr, now);
  return {
    onProgress({ consumed, size, packets }) {
      line.show((elapsed) =>
        size === null || size === 0
          ? messages.progressRate(packets, Math.round(packets / (elapsed / 1000)))
          : messages.progressShare(Math.min(100, Math.floor((100 * consumed) / size)), packets),
      );
    },
    show: () => undefined,
    clear: () => line.clear(),
    close: () => line.clear(),
  };
}
