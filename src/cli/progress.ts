import type { Words } from "../render/locale/language.ts";
import type { Analyze } from "./analyze.ts";
import type { OutputStream } from "./io.ts";

const FIRST_AFTER_MS = 1_000;
const EVERY_MS = 200;
const ERASE_LINE = "\r\u001b[K";

type OnProgress = NonNullable<Parameters<Analyze>[1]["onProgress"]>;

/**
 * Tells on standard error how far reading has come: only where that is a terminal, and only after a second. `clear`
 * takes the line away again. `now` gives milliseconds.
 */
export function createProgress(
  stderr: OutputStream,
  words: Words,
  now: () => number = () => performance.now(),
): { onProgress: OnProgress; clear(): void } {
  const started = now();
  let last = started;
  let shown = false;
  return {
    onProgress({ consumed, size, packets }) {
      const time = now();
      if (stderr.isTTY !== true || time - started < FIRST_AFTER_MS || time - last < EVERY_MS) return;
      last = time;
      shown = true;
      const text =
        size === null || size === 0
          ? words.messages.progressRate(packets, Math.round(packets / ((time - started) / 1000)))
          : words.messages.progressShare(Math.min(100, Math.floor((100 * consumed) / size)), packets);
      stderr.write(ERASE_LINE + text);
    },
    clear() {
      if (shown) stderr.write(ERASE_LINE);
      shown = false;
    },
  };
}
