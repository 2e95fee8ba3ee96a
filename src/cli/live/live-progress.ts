import type { Words } from "../../render/locale/language.ts";
import { truncate } from "../../render/text/cells.ts";
import type { OutputStream } from "../io.ts";
import { ERASE_LINE, type OnProgress, type ReadingProgress } from "../reading-progress.ts";

const EVERY_MS = 250;
/** The rate is that of the last second. */
const SAMPLES = 5;
/** Where a terminal does not know its width, or says 0. */
const USUAL_COLUMNS = 80;

/**
 * Packets, their rate and the open sessions in one line on standard error, from the first moment on and also while nothing comes. For a
 * terminal. `now` gives milliseconds.
 */
export class LiveProgress implements ReadingProgress {
  readonly #stderr: OutputStream;
  readonly #words: Words;
  readonly #now: () => number;
  readonly #samples: { time: number; packets: number }[] = [];
  #timer: NodeJS.Timeout | null;
  #packets = 0;
  #sessionsOpen = 0;
  #shown = false;

  constructor(stderr: OutputStream, words: Words, now: () => number = () => performance.now()) {
    this.#stderr = stderr;
    this.#words = words;
    this.#now = now;
    this.#timer = setInterval(() => this.#tick(), EVERY_MS).unref();
    this.#tick();
  }

  onProgress: OnProgress = ({ packets, sessionsOpen }) => {
    this.#packets = packets;
    this.#sessionsOpen = sessionsOpen;
  };

  show(): void {
    if (this.#timer === null) return;
    const [from] = this.#samples;
    const to = this.#samples.at(-1);
    const rate = from === undefined || to === undefined || from === to ? 0 : rateBetween(from, to);
    const text = this.#words.messages.progressLive(this.#packets, rate, this.#sessionsOpen);
    // A line that filled the last column would be on two lines, of which only one is erased.
    this.#stderr.write(ERASE_LINE + truncate(text, (this.#stderr.columns || USUAL_COLUMNS) - 1, ""));
    this.#shown = true;
  }

  clear(): void {
    if (this.#shown) this.#stderr.write(ERASE_LINE);
    this.#shown = false;
  }

  close(): void {
    this.clear();
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
  }

  #tick(): void {
    this.#samples.push({ time: this.#now(), packets: this.#packets });
    if (this.#samples.length > SAMPLES) this.#samples.shift();
    this.show();
  }
}

type Sample = Readonly<{ time: number; packets: number }>;

function rateBetween(from: Sample, to: Sample): number {
  return Math.round(((to.packets - from.packets) * 1000) / Math.max(1, to.time - from.time));
}
