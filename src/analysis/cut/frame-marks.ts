import { captureOf, frameOf } from "../../decode/frame-reference.ts";

const FIRST_WORDS = 1_024;

/** Some of the frames of several captures, a bit each. */
export class FrameMarks {
  /** How many are marked. */
  count = 0;
  readonly #captures: Uint32Array[] = [];

  /** Takes a frame reference. */
  mark(reference: number): void {
    const frame = frameOf(reference);
    const words = this.#roomFor(captureOf(reference), frame >>> 5);
    const bit = 1 << (frame & 31);
    const word = words[frame >>> 5] as number;
    if ((word & bit) === 0) this.count += 1;
    words[frame >>> 5] = word | bit;
  }

  has(reference: number): boolean {
    const frame = frameOf(reference);
    const word = this.#captures[captureOf(reference)]?.[frame >>> 5];
    return word !== undefined && (word & (1 << (frame & 31))) !== 0;
  }

  #roomFor(capture: number, word: number): Uint32Array {
    const words = this.#captures[capture] ?? new Uint32Array(FIRST_WORDS);
    if (word < words.length) {
      this.#captures[capture] = words;
      return words;
    }
    const larger = new Uint32Array(Math.max(word + 1, 2 * words.length));
    larger.set(words);
    this.#captures[capture] = larger;
    return larger;
  }
}
