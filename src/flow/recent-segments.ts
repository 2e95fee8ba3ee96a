const REMEMBERED = 4;
/** V8 holds so little inside of the array itself, and four commands seldom take more. */
const FIRST_CAPACITY = 64;
const NOTHING = new Uint8Array(0);

/** The captured bytes of the last few segments of one direction, to compare retransmissions with. */
export class RecentSegments {
  /** A ring, of a power of two bytes: the segments stand in it one behind the other, up to `#end`, which only grows. */
  #ring = NOTHING;
  #end = 0;
  /** Bytes of all that are remembered. */
  #held = 0;
  /** Offset in the stream and length of each; `#newest` is the index of the last one. */
  readonly #starts = [0, 0, 0, 0];
  readonly #lengths = [0, 0, 0, 0];
  #newest = REMEMBERED - 1;

  /** Remembers bytes[from, to), which begin at this offset of the stream, in place of the oldest. */
  add(offset: number, bytes: Uint8Array, from: number, to: number): void {
    const length = to - from;
    const newest = (this.#newest + 1) % REMEMBERED;
    this.#newest = newest;
    this.#held += length - (this.#lengths[newest] as number);
    this.#starts[newest] = offset;
    this.#lengths[newest] = length;
    if (this.#held > this.#ring.length) this.#grow(length);
    const ring = this.#ring;
    const mask = ring.length - 1;
    const shift = this.#end - from;
    for (let at = from; at < to; at += 1) ring[(shift + at) & mask] = bytes[at] as number;
    this.#end += length;
  }

  /** How many of bytes[0, …), which begin at this offset of the stream, are not what they were in each remembered segment. */
  differences(offset: number, bytes: Uint8Array): number {
    const mask = this.#ring.length - 1;
    let differences = 0;
    let place = this.#end;
    for (let turn = 0; turn < REMEMBERED; turn += 1) {
      const index = (this.#newest - turn + REMEMBERED) % REMEMBERED;
      const start = this.#starts[index] as number;
      const length = this.#lengths[index] as number;
      place -= length;
      const to = Math.min(start + length, offset + bytes.length);
      for (let at = Math.max(start, offset); at < to; at += 1) {
        if (this.#ring[(place + at - start) & mask] !== bytes[at - offset]) differences += 1;
      }
    }
    return differences;
  }

  /** A larger ring, with all in it but the newest segment, of `length` bytes, which is to be put in. */
  #grow(length: number): void {
    let capacity = Math.max(FIRST_CAPACITY, this.#ring.length);
    while (capacity < this.#held) capacity *= 2;
    const larger = new Uint8Array(capacity);
    for (let at = this.#end - (this.#held - length); at < this.#end; at += 1) {
      larger[at & (capacity - 1)] = this.#ring[at & (this.#ring.length - 1)] as number;
    }
    this.#ring = larger;
  }
}
