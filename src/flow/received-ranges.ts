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
  #starts: number[] = [];
  #ends: number[] = [];
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
    if (this.offsetOf(sequence) === (this.#starts[0] ?? 0)) this.#fromStart = true;
  }

  /** Offset of a sequence number, judged by the nearest end of what was captured. */
  offsetOf(sequence: number): number {
    const end = this.end;
    return end + sequenceDistance(sequence, this.#anchor + end);
  }

  /** Offset behind the last byte captured. */
  get end(): number {
    return this.#ends[this.#ends.length - 1] ?? 0;
  }

  /** The first byte of the stream is known to be one, and was captured. */
  get beginsAtStart(): boolean {
    return this.#fromStart && this.#starts[0] === 0;
  }

  /** HOT PATH for FTP data. Whether a segment with this sequence number begins where what was captured ends. */
  continuesWith(sequence: number): boolean {
    const last = this.#ends.length - 1;
    return last >= 0 && (sequence | 0) === ((this.#anchor + (this.#ends[last] as number)) | 0);
  }

  /** Takes in `length` bytes from `sequence`; returns how many of them are new. Impossible ones are left out. */
  add(sequence: number, length: number): number {
    if (this.#anchor < 0) this.#anchor = sequence >>> 0;
    const last = this.#ends.length - 1;
    const end = last < 0 ? 0 : (this.#ends[last] as number);
    const start = end + sequenceDistance(sequence, this.#anchor + end);
    if (start === end && last >= 0) {
      this.#ends[last] = end + length;
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
    if (this.#starts.length === 0) {
      // Arrays of exactly one: most never get a second, and there are many of them.
      this.#starts = [start];
      this.#ends = [end];
      this.bytes = end - start;
      return end - start;
    }
    const starts = this.#starts;
    const ends = this.#ends;
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
    if (starts.length > LIMITS.rangesPerDirection) this.#forgetFirstHole();
    return fresh;
  }

  #forgetFirstHole(): void {
    this.#forgotten += (this.#starts[1] as number) - (this.#ends[0] as number);
    this.#ends[0] = this.#ends[1] as number;
    this.#starts.splice(1, 1);
    this.#ends.splice(1, 1);
  }

  /**
   * Bytes that were certainly sent and not captured: holes, what lies before the first range of a stream whose start is
   * known, and what the other side acknowledged (`acknowledged`, a sequence number) or the FIN stands behind (`fin`).
   * Either is -1 where it was not seen.
   */
  missing(acknowledged: number, fin: number): number {
    if (this.#anchor < 0) return 0;
    let missing = this.#forgotten;
    let reached = this.#fromStart ? 0 : (this.#starts[0] ?? 0);
    for (let i = 0; i < this.#starts.length; i += 1) {
      missing += Math.max(0, (this.#starts[i] as number) - reached);
      reached = this.#ends[i] as number;
    }
    return missing + Math.max(0, this.#sentBehind(acknowledged, fin));
  }

  /** Bytes captured that lie behind what the other side acknowledged (a sequence number, -1 where it was not seen to). */
  unacknowledged(acknowledged: number): number {
    if (this.#anchor < 0 || acknowledged < 0) return 0;
    const reached = this.offsetOf(acknowledged);
    let bytes = 0;
    for (let i = this.#ends.length - 1; i >= 0 && (this.#ends[i] as number) > reached; i -= 1) {
      bytes += (this.#ends[i] as number) - Math.max(this.#starts[i] as number, reached);
    }
    return bytes;
  }

  #sentBehind(acknowledged: number, fin: number): number {
    if (!this.#fromStart && this.#starts.length === 0) return 0;
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
