import { LIMITS } from "../limits.ts";
import { LARGEST_WINDOW, sequenceDistance } from "./sequence.ts";

/**
 * Which bytes of one direction of a TCP connection were captured: a sorted list of disjoint ranges, as offsets from the
 * first byte of the stream (or from the first byte seen, where the SYN was not captured). Almost always it is one range
 * that grows, and adding to it allocates nothing. Offsets are not bounded by the 2^32 of sequence numbers.
 */
export class ReceivedRanges {
  /** Sequence number of offset 0, -1 while unknown. */
  #anchor = -1;
  /** Offset 0 is the stream's first byte, so what is missing before the first range was sent. */
  #fromStart = false;
  /** The last range, which almost always is the only one; empty where nothing was captured. */
  #start = 0;
  #end = 0;
  /** Those before it, between holes; null where there are none. */
  #starts: number[] | null = null;
  #ends: number[] | null = null;
  /** Bytes captured, each sequence number once. */
  bytes = 0;
  /** Bytes captured again. */
  retransmitted = 0;
  /** Holes given up because there were too many: bytes in them. */
  #forgotten = 0;

  /** The stream's first byte has this sequence number (the SYN's plus one). */
  startAt(sequence: number): void {
    if (this.#anchor < 0) {
      this.#anchor = sequence >>> 0;
      this.#fromStart = true;
      return;
    }
    if (this.#fromStart) return;
    // A SYN that was captured behind the first data: shift nothing, only remember that there is a beginning.
    if (this.offsetOf(sequence) === this.#first) this.#fromStart = true;
  }

  /** Offset of a sequence number, judged by the nearest end of what was captured. */
  offsetOf(sequence: number): number {
    const end = this.end;
    return end + sequenceDistance(sequence, this.#anchor + end);
  }

  /** Offset behind the last byte captured. */
  get end(): number {
    return this.#end;
  }

  /** The first byte of the stream is known to be one, and was captured. */
  get beginsAtStart(): boolean {
    return this.#fromStart && this.#first === 0 && this.#end > this.#start;
  }

  /** Where the first range begins. */
  get #first(): number {
    return this.#starts?.[0] ?? this.#start;
  }

  /** HOT PATH for FTP data. Whether a segment with this sequence number begins where what was captured ends. */
  continuesWith(sequence: number): boolean {
    return this.#end > this.#start && (sequence | 0) === ((this.#anchor + this.#end) | 0);
  }

  /** Takes in `length` bytes from `sequence`; returns how many of them are new. Impossible ones are left out. */
  add(sequence: number, length: number): number {
    if (this.#anchor < 0) this.#anchor = sequence >>> 0;
    const end = this.#end;
    const start = end + sequenceDistance(sequence, this.#anchor + end);
    if (start === end && end > this.#start) {
      this.#end = end + length;
      this.bytes += length;
      return length;
    }
    if (start - end > LARGEST_WINDOW || end - start > LARGEST_WINDOW) return 0;
    if (this.#fromStart && start < 0) return this.#clipped(start, length);
    return this.#insert(start, start + length);
  }

  /** Bytes before the stream's first byte are none of its (a keep-alive before any data). */
  #clipped(start: number, length: number): number {
    return start + length > 0 ? this.#insert(0, start + length) : 0;
  }

  #insert(start: number, end: number): number {
    if (this.#end === this.#start) {
      this.#start = start;
      this.#end = end;
      this.bytes = end - start;
      return end - start;
    }
    this.#starts ??= [];
    this.#ends ??= [];
    const starts = this.#starts;
    const ends = this.#ends;
    starts.push(this.#start);
    ends.push(this.#end);
    let from = starts.length;
    while (from > 0 && (ends[from - 1] as number) >= start) from -= 1;
    let to = from;
    let known = 0;
    let low = start;
    let high = end;
    while (to < starts.length && (starts[to] as number) <= end) {
      const s = starts[to] as number;
      const e = ends[to] as number;
      known += Math.max(0, Math.min(e, end) - Math.max(s, start));
      low = Math.min(low, s);
      high = Math.max(high, e);
      to += 1;
    }
    starts.splice(from, to - from, low);
    ends.splice(from, to - from, high);
    const fresh = end - start - known;
    this.bytes += fresh;
    this.retransmitted += known;
    if (starts.length > LIMITS.rangesPerDirection) this.#forgetFirstHole(starts, ends);
    this.#start = starts.pop() as number;
    this.#end = ends.pop() as number;
    return fresh;
  }

  #forgetFirstHole(starts: number[], ends: number[]): void {
    this.#forgotten += (starts[1] as number) - (ends[0] as number);
    ends[0] = ends[1] as number;
    starts.splice(1, 1);
    ends.splice(1, 1);
  }

  /**
   * Bytes that were certainly sent and not captured: holes, what lies before the first range of a stream whose start is
   * known, and what the other side acknowledged (`acknowledged`, a sequence number) or the FIN stands behind (`fin`).
   * Either is -1 where it was not seen.
   */
  missing(acknowledged: number, fin: number): number {
    if (this.#anchor < 0) return 0;
    let missing = this.#forgotten;
    let reached = this.#fromStart ? 0 : this.#first;
    const earlier = this.#starts?.length ?? 0;
    for (let i = 0; i < earlier; i += 1) {
      missing += Math.max(0, (this.#starts?.[i] as number) - reached);
      reached = this.#ends?.[i] as number;
    }
    if (this.#end > this.#start) missing += Math.max(0, this.#start - reached);
    return missing + Math.max(0, this.#sentBehind(acknowledged, fin));
  }

  /** Bytes captured that lie behind what the other side acknowledged (a sequence number, -1 where it was not seen to). */
  unacknowledged(acknowledged: number): number {
    if (this.#anchor < 0 || acknowledged < 0) return 0;
    const reached = this.offsetOf(acknowledged);
    let bytes = Math.max(0, this.#end - Math.max(this.#start, reached));
    for (let i = (this.#ends?.length ?? 0) - 1; i >= 0 && (this.#ends?.[i] as number) > reached; i -= 1) {
      bytes += (this.#ends?.[i] as number) - Math.max(this.#starts?.[i] as number, reached);
    }
    return bytes;
  }

  #sentBehind(acknowledged: number, fin: number): number {
    if (!this.#fromStart && this.#end === this.#start) return 0;
    const end = this.end;
    if (fin >= 0) return this.#plausible(this.offsetOf(fin) - end);
    if (acknowledged < 0) return 0;
    // An unseen FIN is acknowledged too, as one more: do not take it for a byte.
    return this.#plausible(this.offsetOf(acknowledged) - end - 1);
  }

  #plausible(distance: number): number {
    return distance > 0 && distance <= LARGEST_WINDOW ? distance : 0;
  }
}
