// FENCE, once a packet that matters: a look-up touches no object and allocates nothing. Guarded by test/bench.
import type { FlowKey } from "./flow-key.ts";

const FIRST_CAPACITY = 1024;

/**
 * HOT PATH. From a flow key to what is known of that connection: open addressing over typed arrays, so that a look-up
 * touches no object and allocates nothing. Only connections that matter are in here (control, and data connections that
 * somebody announced); the rest of the traffic never gets this far. Guarded by test/bench.
 */
export class FlowTable<T> {
  #mask = FIRST_CAPACITY - 1;
  /** Five key words and the hash a slot, side by side for the cache's sake. */
  #words = new Int32Array(FIRST_CAPACITY * 6);
  #values: (T | undefined)[] = new Array(FIRST_CAPACITY).fill(undefined);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  find(key: FlowKey): T | undefined {
    return this.#values[this.#slotOf(key)];
  }

  /** Puts in a value, or replaces the one under the same key. The key is copied. */
  set(key: FlowKey, value: T): void {
    if ((this.#size + 1) * 2 > this.#mask) this.#grow();
    const slot = this.#slotOf(key);
    if (this.#values[slot] === undefined) this.#size += 1;
    this.#values[slot] = value;
    const at = slot * 6;
    const words = this.#words;
    words[at] = key.a1;
    words[at + 1] = key.a2;
    words[at + 2] = key.b1;
    words[at + 3] = key.b2;
    words[at + 4] = key.ports;
    words[at + 5] = key.hash;
  }

  /** Takes a key out; nothing happens where it is not in. Slots behind it move up, so no tombstones are left. */
  delete(key: FlowKey): void {
    let hole = this.#slotOf(key);
    if (this.#values[hole] === undefined) return;
    this.#size -= 1;
    let slot = (hole + 1) & this.#mask;
    while (this.#values[slot] !== undefined) {
      const home = (this.#words[slot * 6 + 5] as number) & this.#mask;
      if (((slot - home) & this.#mask) >= ((slot - hole) & this.#mask)) {
        this.#words.copyWithin(hole * 6, slot * 6, slot * 6 + 6);
        this.#values[hole] = this.#values[slot];
        hole = slot;
      }
      slot = (slot + 1) & this.#mask;
    }
    this.#values[hole] = undefined;
  }

  /** The slot that holds the key, or the free one where it would go. */
  #slotOf(key: FlowKey): number {
    const words = this.#words;
    const mask = this.#mask;
    let slot = key.hash & mask;
    while (this.#values[slot] !== undefined) {
      const at = slot * 6;
      if (
        words[at + 4] === key.ports &&
        words[at] === key.a1 &&
        words[at + 2] === key.b1 &&
        words[at + 1] === key.a2 &&
        words[at + 3] === key.b2
      ) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const words = this.#words;
    const values = this.#values;
    const capacity = (this.#mask + 1) * 2;
    this.#mask = capacity - 1;
    this.#words = new Int32Array(capacity * 6);
    this.#values = new Array(capacity).fill(undefined);
    for (let old = 0; old < values.length; old += 1) {
      const value = values[old];
      if (value === undefined) continue;
      let slot = (words[old * 6 + 5] as number) & this.#mask;
      while (this.#values[slot] !== undefined) slot = (slot + 1) & this.#mask;
      this.#values[slot] = value;
      for (let i = 0; i < 6; i += 1) this.#words[slot * 6 + i] = words[old * 6 + i] as number;
    }
  }
}
