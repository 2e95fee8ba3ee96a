const REMEMBERED = 4;
const FIRST_CAPACITY = 256;
/** Below it a loop is faster than the subarray that `set` wants. */
const SHORT = 128;
const NOTHING = new Uint8Array(0);

/** The captured bytes of the last few segments of one direction, to compare retransmissions with; copied one behind the other. */
export class RecentSegments {
  #bytes = NOTHING;
  /** Where the newest ends in `#bytes`; each stands right behind the one before it. */
  #end = 0;
  /** Offset in the stream and length of each, by turns; `#newest` is the index of the last one. */
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  #newest = REMEMBERED - 1;

  /** Remembers bytes[from, to), which begin at this offset of the stream, in place of the oldest. */
  add(offset: number, bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    const newest = (this.#newest + 1) % REMEMBERED;
    this.#newest = newest;
    this.#lengths[newest] = 0;
    if (this.#end + length > this.#bytes.length) this.#makeRoom(length);
    const shift = this.#end - from;
    if (length > SHORT) this.#bytes.set(bytes.subarray(from, to), this.#end);
    else for (let at = from; at < to; at += 1) this.#bytes[shift + at] = bytes[at] as number;
    this.#starts[newest] = offset;
    this.#lengths[newest] = length;
    this.#end += length;
  }

  /** How many of bytes[0, …), which begin at this offset of the stream, are not what they were in each remembered segment. */
  differences(offset: number, bytes: Uint8Array): number {
    let differences = 0;
    let place = this.#end;
    for (let turn = 0; turn < this.#lengths.length; turn += 1) {
      const index = (this.#newest - turn + REMEMBERED) % REMEMBERED;
      const start = this.#starts[index] as number;
      const length = this.#lengths[index] as number;
      place -= length;
      const to = Math.min(start + length, offset + bytes.length);
      for (let at = Math.max(start, offset); at < to; at += 1) {
        if (this.#bytes[place + at - start] !== bytes[at - offset]) differences += 1;
      }
    }
    return differences;
  }

  /** Moves what is still remembered to the front, of a larger array where that is not enough. */
  #makeRoom(length: number): void {
    const kept = this.#lengths.reduce((sum, one) => sum + one, 0);
    const from = this.#end - kept;
    if (kept + length <= this.#bytes.length / 2) {
      this.#bytes.copyWithin(0, from, this.#end);
    } else {
      const larger = new Uint8Array(Math.max(FIRST_CAPACITY, (kept + length) * 2));
      larger.set(this.#bytes.subarray(from, this.#end));
      this.#bytes = larger;
    }
    this.#end = kept;
  }
}
