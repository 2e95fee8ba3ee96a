/** By how much the sequence numbers of directions move when text on them grows or shrinks, as a NAT that rewrites PORT has to keep. */
export class SequenceShifts {
  readonly #grown = new Map<string, Map<number, number>>();

  /** From the byte with sequence number `at` on, a direction's numbers move by `bytes`; telling it twice is once. */
  grow(direction: string, at: number, bytes: number): void {
    const known = this.#grown.get(direction) ?? new Map<number, number>();
    this.#grown.set(direction, known);
    known.set(at >>> 0, bytes);
  }

  /** Where a sequence number of a direction (or the other end's acknowledgement of it) has moved to. */
  moved(direction: string, sequence: number): number {
    let moved = sequence;
    for (const [at, bytes] of this.#grown.get(direction) ?? []) if (((sequence - at) | 0) >= 0) moved += bytes;
    return moved >>> 0;
  }
}
