const TICK_MS = 100;
/** Ticks without a byte after which nothing more is awaited. */
const QUIET_TICKS = 3;
/** Ticks after which reading ends though bytes still come: whoever sends them was not meant to stop. */
const MOST_TICKS = 10;

/**
 * Ends the reading of live input. Ctrl-C reaches all of a pipeline: tcpdump is about to write its last packets then, and
 * closes the pipe, which ends the reading by itself. Where the pipe stays open, the reading is ended once nothing comes any more.
 */
export class LiveEnding {
  readonly #stop: AbortController;
  #timer: NodeJS.Timeout | null = null;
  #ticks = 0;
  #quiet = 0;
  #consumed = 0;

  /** `stop` ends the reading at once. */
  constructor(stop: AbortController) {
    this.#stop = stop;
  }

  /** Somebody asked for the end. */
  ask(): void {
    this.#timer ??= setInterval(() => this.#tick(), TICK_MS);
  }

  /** So many bytes were read. */
  read(consumed: number): void {
    if (consumed !== this.#consumed) this.#quiet = 0;
    this.#consumed = consumed;
  }

  /** Reading has ended. */
  over(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #tick(): void {
    this.#ticks += 1;
    this.#quiet += 1;
    if (this.#quiet >= QUIET_TICKS || this.#ticks >= MOST_TICKS) this.#stop.abort();
  }
}
