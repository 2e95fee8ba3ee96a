/**
 * Finds the oldest items of a set, or keys of a map, one after the other while they are taken out. Beginning anew each time
 * would pass over the places of all that was taken out before, which makes letting go of one thing cost as much as of thousands.
 * Its place in the set keeps alive what was taken out since, so it is given up with `rest` as soon as nothing is too much.
 */
export class Oldest<Item> {
  readonly #all: Pick<ReadonlySet<Item>, "keys" | "size">;
  #next: Iterator<Item> | null = null;

  constructor(all: Pick<ReadonlySet<Item>, "keys" | "size">) {
    this.#all = all;
  }

  /**
   * The oldest, null where there is none. It must then be taken out (or put in again, as the newest): it is not found again before
   * all others were, or `rest` was called.
   */
  find(): Item | null {
    if (this.#all.size === 0) return null;
    this.#next ??= this.#all.keys();
    let found = this.#next.next();
    if (found.done === true) {
      this.#next = this.#all.keys();
      found = this.#next.next();
    }
    return found.done === true ? null : found.value;
  }

  /** Nothing has to be taken out now. */
  rest(): void {
    this.#next = null;
  }
}
