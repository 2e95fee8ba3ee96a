import type { Words } from "../render/locale/language.ts";
import type { OutputStream } from "./io.ts";
import { ERASE_LINE, type ReadingProgress } from "./reading-progress.ts";

const FIRST_AFTER_MS = 1_000;
const EVERY_MS = 200;

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
