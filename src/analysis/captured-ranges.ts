/** Bytes from one offset up to another, which is the first that is not among them. */
export interface Range {
  from: number;
  to: number;
}

/** Takes a part that was not there yet. */
type Fresh = (from: number, to: number) => void;

/** Which bytes of a stream are there: sorted ranges that neither touch nor overlap. Almost always it is one that grows. */
export class CapturedRanges {
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** All of them together. */
  bytes = 0;

  get count(): number {
    return this.#starts.length;
  }

  /** Behind the last one. */
  get end(): number {
    return this.#ends[this.#ends.length - 1] ?? 0;
  }

  /** Up to where nothing is missing, from offset 0 on. */
  get contiguous(): number {
    return this.#starts[0] === 0 ? (this.#ends[0] as number) : 0;
  }

  /** Adds [from, to), and tells `fresh` in order of each part that was not there. */
  add(from: number, to: number, fresh: Fresh): void {
    if (to <= from) return;
    const last = this.#ends.length - 1;
    if (last >= 0 && this.#ends[last] === from) {
      this.#ends[last] = to;
      this.bytes += to - from;
      fresh(from, to);
      return;
    }
    this.#insert(from, to, fresh);
  }

  /** The end of the range that begins at `from`; `from` itself where none does. */
  endOfRangeAt(from: number): number {
    const index = this.#firstTouching(from + 1);
    return this.#starts[index] === from ? (this.#ends[index] as number) : from;
  }

  list(): Range[] {
    return this.#starts.map((from, index) => ({ from, to: this.#ends[index] as number }));
  }

  #insert(from: number, to: number, fresh: Fresh): void {
    const first = this.#firstTouching(from);
    let behind = first;
    let reached = from;
    let [low, high] = [from, to];
    for (; behind < this.#starts.length && (this.#starts[behind] as number) <= to; behind += 1) {
      const [start, end] = [this.#starts[behind] as number, this.#ends[behind] as number];
      if (start > reached) this.#tell(reached, Math.min(start, to), fresh);
      reached = Math.max(reached, end);
      low = Math.min(low, start);
      high = Math.max(high, end);
    }
    if (reached < to) this.#tell(reached, to, fresh);
    this.#starts.splice(first, behind - first, low);
    this.#ends.splice(first, behind - first, high);
  }

  #tell(from: number, to: number, fresh: Fresh): void {
    this.bytes += to - from;
    fresh(from, to);
  }

  /** Index of the first range that ends at `from` or behind it. */
  #firstTouching(from: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** What of [0, length) is in none of these ranges, which are sorted and disjoint. */
export function gapsIn(ranges: readonly Range[], length: number): Range[] {
  const gaps: Range[] = [];
  let reached = 0;
  for (const { from, to } of ranges) {
    if (from > reached) gaps.push({ from: reached, to: Math.min(from, length) });
    reached = Math.max(reached, to);
  }
  if (reached < length) gaps.push({ from: reached, to: length });
  return gaps;
}
