import { sequenceDistance } from "../flow/sequence.ts";

/** What several streams may hold back together, in bytes; each takes from it and gives back. */
export interface HeldBudget {
  left: number;
}

/** What a held segment takes besides its bytes. */
const SEGMENT_COST = 128;

interface Held {
  sequence: number;
  bytes: Uint8Array;
}

/**
 * One direction of a TCP connection put in order: every byte once, the first copy of it, as far as there is no hole (RFC 9293
 * section 3.4; sequence numbers wrap). What comes too early is copied and held back.
 */
export class OrderedBytes {
  readonly #deliver: (bytes: Uint8Array) => void;
  readonly #budget: HeldBudget;
  /** Sequence number of the next byte; -1 while nobody knows where the stream begins. */
  #next = -1;
  /** In the order of the stream. */
  #held: Held[] = [];
  /** Bytes handed on. */
  delivered = 0;
  /** Something is lost for good: nothing more is handed on. */
  broken = false;

  /** `deliver` gets borrowed bytes. */
  constructor(deliver: (bytes: Uint8Array) => void, budget: HeldBudget) {
    this.#deliver = deliver;
    this.#budget = budget;
  }

  /** Nothing is held back behind a hole, and nothing was lost. */
  get whole(): boolean {
    return !this.broken && this.#held.length === 0;
  }

  get begun(): boolean {
    return this.#next >= 0;
  }

  /** The stream's first byte has this sequence number. Only the first call counts. */
  startAt(sequence: number): void {
    if (this.#next >= 0) return;
    this.#next = sequence >>> 0;
    this.#held.sort((a, b) => this.#distance(a) - this.#distance(b));
    this.#drain();
  }

  /** Takes in a segment's payload, which is borrowed. */
  segment(sequence: number, bytes: Uint8Array): void {
    if (this.broken) return;
    const segment = { sequence: sequence >>> 0, bytes };
    if (this.#next >= 0 && this.#distance(segment) <= 0) {
      this.#accept(segment);
      this.#drain();
    } else this.#hold(segment);
  }

  /** Gives up, and gives back what is held. */
  break(): void {
    this.broken = true;
    for (const { bytes } of this.#held) this.#budget.left += bytes.length + SEGMENT_COST;
    this.#held = [];
  }

  #distance({ sequence }: Held): number {
    return sequenceDistance(sequence, this.#next);
  }

  /** A segment that begins at the next byte or before it: hands on what of it is new. */
  #accept(segment: Held): void {
    const fresh = segment.bytes.subarray(-this.#distance(segment));
    if (fresh.length === 0) return;
    this.#next = (this.#next + fresh.length) >>> 0;
    this.delivered += fresh.length;
    this.#deliver(fresh);
  }

  #hold({ sequence, bytes }: Held): void {
    const cost = bytes.length + SEGMENT_COST;
    if (this.#budget.left < cost) {
      this.break();
      return;
    }
    this.#budget.left -= cost;
    const behind = this.#held.findLastIndex((held) => sequenceDistance(held.sequence, sequence) <= 0);
    this.#held.splice(behind + 1, 0, { sequence, bytes: bytes.slice() });
  }

  #drain(): void {
    let taken = 0;
    for (const held of this.#held) {
      if (this.#distance(held) > 0) break;
      this.#accept(held);
      this.#budget.left += held.bytes.length + SEGMENT_COST;
      taken += 1;
    }
    if (taken > 0) this.#held.splice(0, taken);
  }
}
