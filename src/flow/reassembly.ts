import { compareMoments, type Moment, secondsBetween, type Timestamp } from "../decode/timestamp.ts";
import { LIMITS } from "../limits.ts";
import { momentOf } from "./moments.ts";
import { RecentSegments } from "./recent-segments.ts";
import { LARGEST_WINDOW, sequenceDistance } from "./sequence.ts";

/** Whoever reads both directions of a connection, in an order in which they can have happened. */
export interface StreamSink {
  /** bytes[from, to) follow what came before on this side, borrowed as `at` is until this returns; `startsSegment`: they begin one. */
  data(side: 0 | 1, bytes: Uint8Array, from: number, to: number, at: Moment, startsSegment: boolean): void;
  /** This many bytes were sent and are not in the capture. */
  gap(side: 0 | 1, bytes: number, at: Moment): void;
}

/** What was captured of a segment's payload, bytes[from, to), and how many bytes that had on the wire. */
export interface Payload {
  bytes: Uint8Array;
  from: number;
  to: number;
  length: number;
}

interface Segment {
  start: number;
  end: number;
  /** Captured bytes from `start`; fewer than `end - start` where the packet was cut by the snap length. */
  bytes: Uint8Array;
  /** Offset in the other direction that its sender had received. */
  needs: number;
  at: Moment;
}

class Direction {
  anchor = -1;
  /** Offset of the next byte to hand on. */
  next = 0;
  /** A segment with payload was captured. */
  seen = false;
  /** Offset of the FIN, -1 while none was seen. */
  fin = -1;
  /** Behind a hole, sorted by start, disjoint. */
  readonly pending: Segment[] = [];
  pendingBytes = 0;
  /** Sent after something of the other side that was not handed on yet; sorted by start, for no byte waits for a later one. */
  readonly waiting: Segment[] = [];
  /** The last segments handed on. */
  readonly recent = new RecentSegments();

  queue(segment: Segment): void {
    let index = this.waiting.length;
    while (index > 0 && (this.waiting[index - 1] as Segment).start > segment.start) index -= 1;
    this.waiting.splice(index, 0, segment);
  }

  offsetOf(sequence: number): number {
    return this.next + sequenceDistance(sequence, this.anchor + this.next);
  }
}

/**
 * Reassembly of both directions of a control connection (RFC 9293 section 3.10). Each byte is handed on once, the first
 * copy of it; and a reply never before the command that it acknowledges: where a segment acknowledges bytes that were not
 * captured yet, it waits for them a little (captures do reorder) before they are given up as a gap.
 */
export class ControlReassembly {
  readonly #directions: [Direction, Direction] = [new Direction(), new Direction()];
  readonly #sink: StreamSink;
  /** Some segment waits, or stands behind a hole. */
  #holds = false;
  /** Retransmitted bytes that were not the same as the first time. */
  conflicts = 0;
  conflictFrame = 0;

  constructor(sink: StreamSink) {
    this.#sink = sink;
  }

  /** It is known where both directions begin. */
  get isAnchored(): boolean {
    const [a, b] = this.#directions;
    return a.anchor >= 0 && b.anchor >= 0;
  }

  /** The direction's first byte has this sequence number (the SYN's plus one). */
  startAt(side: 0 | 1, sequence: number): void {
    const direction = this.#directions[side];
    if (direction.anchor < 0) direction.anchor = sequence >>> 0;
  }

  finAt(side: 0 | 1, sequence: number): void {
    const direction = this.#directions[side];
    if (direction.anchor >= 0 && direction.fin < 0) direction.fin = direction.offsetOf(sequence);
  }

  /** A segment with payload, borrowed as `at` is; `acknowledgment` is -1 without the ACK flag. */
  segment(side: 0 | 1, sequence: number, acknowledgment: number, payload: Payload, at: Moment): void {
    const own = this.#directions[side];
    const other = this.#directions[side === 0 ? 1 : 0];
    if (own.anchor < 0) own.anchor = sequence >>> 0;
    const start = own.offsetOf(sequence);
    if (Math.abs(start - own.next) > LARGEST_WINDOW) return;
    own.seen = true;
    const needs = this.#needs(other, acknowledgment);
    // Almost always: nothing has to be kept.
    if (start === own.next && needs <= other.next && !this.#holds) this.#handOn(side, own, payload, at);
    else this.#takeOutOfOrder(side, own, other, segmentOf(start, needs, payload, at));
  }

  /** No segment will follow: everything held back is handed on, with gaps where bytes never came. */
  finish(): void {
    while (this.#held() > 0) this.#giveUp();
  }

  #handOn(side: 0 | 1, own: Direction, { bytes, from, to, length }: Payload, at: Moment): void {
    own.recent.add(own.next, bytes, from, to);
    own.next += length;
    if (to > from) this.#sink.data(side, bytes, from, to, at, true);
    if (length > to - from) this.#sink.gap(side, length - (to - from), at);
  }

  #takeOutOfOrder(side: 0 | 1, own: Direction, other: Direction, segment: Segment): void {
    if (own.waiting.length > 0 || segment.needs > other.next) own.queue(segment);
    else this.#accept(side, segment);
    this.#release();
    this.#giveUpWhereHopeless(segment.at);
    this.#holds = this.#held() > 0;
  }

  #needs(other: Direction, acknowledgment: number): number {
    if (acknowledgment < 0 || other.anchor < 0 || !other.seen) return 0;
    const offset = other.offsetOf(acknowledgment);
    if (offset - other.next > LARGEST_WINDOW) return 0;
    return other.fin >= 0 ? Math.min(offset, other.fin) : offset;
  }

  #accept(side: 0 | 1, segment: Segment): void {
    const direction = this.#directions[side];
    if (segment.start < direction.next) this.#compare(direction, segment);
    if (segment.end <= direction.next) return;
    if (segment.start > direction.next) {
      this.#hold(direction, segment);
      return;
    }
    this.#deliver(side, segment);
    this.#drainPending(side);
  }

  /** What was held behind a hole that is closed now; what answers something not handed on yet goes on waiting. */
  #drainPending(side: 0 | 1): void {
    const direction = this.#directions[side];
    const other = this.#directions[side === 0 ? 1 : 0];
    for (let first = direction.pending[0]; first !== undefined; first = direction.pending[0]) {
      if (first.start > direction.next) return;
      direction.pending.shift();
      direction.pendingBytes -= first.bytes.length;
      if (first.needs > other.next) {
        direction.queue(first);
        return;
      }
      if (first.end > direction.next) this.#deliver(side, first);
    }
  }

  /** Hands on what of the segment is new. */
  #deliver(side: 0 | 1, segment: Segment): void {
    const direction = this.#directions[side];
    const skip = direction.next - segment.start;
    direction.next = segment.end;
    const { bytes } = segment;
    direction.recent.add(segment.start, bytes, 0, bytes.length);
    if (bytes.length > skip) this.#sink.data(side, bytes, skip, bytes.length, segment.at, skip === 0);
    const cut = segment.end - segment.start - Math.max(bytes.length, skip);
    if (cut > 0) this.#sink.gap(side, cut, segment.at);
  }

  #hold(direction: Direction, segment: Segment): void {
    const pending = direction.pending;
    let index = pending.length;
    while (index > 0 && (pending[index - 1] as Segment).start > segment.start) index -= 1;
    const before = pending[index - 1];
    if (before !== undefined && before.end >= segment.end) return;
    pending.splice(index, 0, segment);
    direction.pendingBytes += segment.bytes.length;
  }

  /** Hands on what waited for the other side, in the order of frames. */
  #release(): void {
    for (;;) {
      const side = this.#readySide();
      if (side === null) break;
      const segment = this.#directions[side].waiting.shift();
      if (segment !== undefined) this.#accept(side, segment);
    }
  }

  #readySide(): 0 | 1 | null {
    const [a, b] = this.#directions;
    const first = a.waiting[0];
    const second = b.waiting[0];
    const firstReady = first !== undefined && first.needs <= b.next;
    const secondReady = second !== undefined && second.needs <= a.next;
    if (firstReady && secondReady) return compareMoments(first.at, second.at) < 0 ? 0 : 1;
    return firstReady ? 0 : secondReady ? 1 : null;
  }

  #giveUpWhereHopeless(now: Timestamp): void {
    const [a, b] = this.#directions;
    for (let oldest = this.#longestWaiting(); oldest !== null; oldest = this.#longestWaiting()) {
      const late = secondsBetween(oldest.at, now) > LIMITS.controlWaitSeconds;
      if (!late && a.waiting.length + b.waiting.length <= LIMITS.controlSegmentsHeld) break;
      this.#giveUp();
    }
    while (
      a.pending.length + b.pending.length > LIMITS.controlSegmentsHeld ||
      a.pendingBytes + b.pendingBytes > LIMITS.controlBytesHeld
    ) {
      this.#giveUp();
    }
  }

  #longestWaiting(): Segment | null {
    const [a, b] = this.#directions;
    const [first, second] = [a.waiting[0], b.waiting[0]];
    if (first === undefined || second === undefined) return first ?? second ?? null;
    return compareMoments(first.at, second.at) < 0 ? first : second;
  }

  #held(): number {
    const [a, b] = this.#directions;
    return a.waiting.length + b.waiting.length + a.pending.length + b.pending.length;
  }

  /** Declares the hole that holds the most up lost, and goes on behind it. */
  #giveUp(): void {
    const side = this.#blockedSide();
    const direction = this.#directions[side];
    const queued = direction.waiting[0];
    if (queued !== undefined && queued.start <= direction.next) {
      // Each waits for the other, as between ends that mean well never happens.
      direction.waiting.shift();
      this.#accept(side, queued);
      this.#release();
      return;
    }
    const waiter = this.#directions[side === 0 ? 1 : 0].waiting[0];
    const behind = direction.pending[0] ?? queued;
    const target = Math.min(
      waiter?.needs ?? Number.POSITIVE_INFINITY,
      direction.pending[0]?.start ?? Number.POSITIVE_INFINITY,
      queued?.start ?? Number.POSITIVE_INFINITY,
    );
    const at = (behind ?? waiter)?.at;
    if (at !== undefined && Number.isFinite(target) && target > direction.next) {
      const lost = target - direction.next;
      direction.next = target;
      // A single number that was acknowledged, with nothing behind it, is rather a FIN that was not captured.
      if (lost > 1 || behind !== undefined) this.#sink.gap(side, lost, at);
    }
    this.#drainPending(side);
    this.#release();
  }

  /** The side whose hole everything waits for: what waits longest, waits for the other side; else a side for its own hole. */
  #blockedSide(): 0 | 1 {
    const [a, b] = this.#directions;
    const waiter = this.#longestWaiting();
    if (waiter === null) return a.pending.length > 0 || b.pending.length === 0 ? 0 : 1;
    const [own, other] = waiter === a.waiting[0] ? ([0, 1] as const) : ([1, 0] as const);
    // What it waits for may be at hand, and wait for what is missing in front of itself.
    return this.#isQueued(other) && !this.#isQueued(own) ? own : other;
  }

  /** A side's next byte is at hand, and waits for the other side. */
  #isQueued(side: 0 | 1): boolean {
    const { waiting, next } = this.#directions[side];
    return waiting[0] !== undefined && waiting[0].start <= next;
  }

  /** Counts the bytes of a retransmission that differ from what was handed on. */
  #compare(direction: Direction, segment: Segment): void {
    // The last byte alone is a keep-alive, which may hold anything (RFC 9293 section 3.8.4).
    if (segment.end === direction.next && segment.end - segment.start === 1) return;
    const differences = direction.recent.differences(segment.start, segment.bytes);
    if (differences === 0) return;
    this.conflicts += differences;
    this.conflictFrame = segment.at.frame;
  }
}

/** To keep: with its own copies of what is borrowed. */
function segmentOf(start: number, needs: number, { bytes, from, to, length }: Payload, at: Moment): Segment {
  return { start, end: start + length, bytes: bytes.slice(from, to), needs, at: momentOf(at) };
}
