import type { Sketch } from "./fingerprint.ts";

const ALL = 2 ** 32;
/** Position in the buffer, packed below a hash for sorting; buffers are smaller. */
const POSITIONS = 4_096;

/** Takes any number of hashes and keeps the `size` smallest, each with what it was first told with. At most 2048. */
export class SketchBuilder {
  readonly #size: number;
  readonly #hashes: Uint32Array;
  readonly #flows: Uint8Array;
  readonly #values: Uint16Array;
  #count = 0;
  #limit = ALL;

  constructor(size: number) {
    this.#size = size;
    this.#hashes = new Uint32Array(size * 2);
    this.#flows = new Uint8Array(size * 2);
    this.#values = new Uint16Array(size * 2);
  }

  add(hash: number, flow: number, value: number): void {
    if (hash >= this.#limit) return;
    if (this.#count === this.#hashes.length) this.#compact();
    if (hash >= this.#limit) return;
    this.#hashes[this.#count] = hash;
    this.#flows[this.#count] = flow;
    this.#values[this.#count] = value;
    this.#count += 1;
  }

  finish(): Sketch {
    this.#compact();
    const count = this.#count;
    return {
      hashes: this.#hashes.slice(0, count),
      flows: this.#flows.slice(0, count),
      values: this.#values.slice(0, count),
      limit: this.#limit,
    };
  }

  /** Sorts, drops hashes told twice, and lets go of all but the smallest. */
  #compact(): void {
    const order = new Float64Array(this.#count);
    for (let at = 0; at < order.length; at++) order[at] = (this.#hashes[at] as number) * POSITIONS + at;
    order.sort();
    const [flows, values] = [this.#flows.slice(), this.#values.slice()];
    let count = 0;
    for (const packed of order) {
      const hash = Math.floor(packed / POSITIONS);
      if (count > 0 && this.#hashes[count - 1] === hash) continue;
      if (count === this.#size) {
        this.#limit = hash;
        break;
      }
      this.#hashes[count] = hash;
      this.#flows[count] = flows[packed % POSITIONS] as number;
      this.#values[count] = values[packed % POSITIONS] as number;
      count += 1;
    }
    this.#count = count;
  }
}
