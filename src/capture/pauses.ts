// FENCE, once a capture or where one goes wrong: here may be allocated.

/** How often a growing file is looked at, in milliseconds: seldom enough to cost nothing, often enough for 100 ms. */
const PAUSE_MS = 50;

/** Short waits, one at a time, that can be called off for good. */
export class Pauses {
  over = false;
  #timer: NodeJS.Timeout | null = null;
  #resume: (() => void) | null = null;

  /** Resolves after a while, or at once when `end` is called. */
  next(): Promise<void> {
    if (this.over) return Promise.resolve();
    return new Promise((resolve) => {
      this.#resume = resolve;
      this.#timer = setTimeout(resolve, PAUSE_MS);
    });
  }

  end(): void {
    this.over = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#resume?.();
  }
}
