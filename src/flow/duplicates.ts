import type { PacketView } from "../decode/packet-view.ts";

/** A power of two. */
const REMEMBERED = 16;
/** With an IP identification to tell them apart, copies are told over a second; with the checksum alone, over 5 ms. */
const IDENTIFIED_MICROSECONDS = 1_000_000;
const CHECKSUM_MICROSECONDS = 5_000;
const MOST_SPARE = 256;
const spare: DuplicateFilter[] = [];

/**
 * Tells the same packet captured twice (`-i any`, a mirror port that sends both ways, two captures of one link) from a
 * retransmission: a copy has the same IP identification, which a sender changes for each packet it makes. IPv6 and
 * senders that leave the field zero are told by the TCP checksum, within a time no retransmission comes in.
 */
export class DuplicateFilter {
  /** Fingerprints and times by turns; it grows only as packets come, for most connections of a flood have one. */
  readonly #seen: number[] = [];
  /** How many numbers of those count, and where the next ones go. */
  #count = 0;
  #next = 0;

  /** A filter that has seen nothing: one that was given back, or a new one. */
  static take(): DuplicateFilter {
    return spare.pop() ?? new DuplicateFilter();
  }

  /** Nobody uses this one any longer. Thousands of short connections, one after the other, need not fill their lists anew. */
  giveBack(): void {
    this.#count = 0;
    this.#next = 0;
    if (spare.length < MOST_SPARE) spare.push(this);
  }

  /** True where the TCP packet in hand was seen before; otherwise it is remembered. */
  isDuplicate(view: PacketView): boolean {
    const print = fingerprint(view);
    const time = microseconds(view);
    const span = view.identification > 0 ? IDENTIFIED_MICROSECONDS : CHECKSUM_MICROSECONDS;
    const seen = this.#seen;
    for (let i = 0; i < this.#count; i += 2) {
      if (seen[i] === print && Math.abs(time - (seen[i + 1] as number)) <= span) return true;
    }
    this.remember(view);
    return false;
  }

  /** HOT PATH for FTP data. Remembers the packet in hand, which cannot have been seen before. */
  remember(view: PacketView): void {
    const next = this.#next;
    this.#seen[next] = fingerprint(view);
    this.#seen[next + 1] = microseconds(view);
    if (next === this.#count) this.#count = next + 2;
    this.#next = (next + 2) & (2 * REMEMBERED - 1);
  }
}

function microseconds({ seconds, nanoseconds }: PacketView): number {
  return seconds * 1e6 + nanoseconds / 1e3;
}

function fingerprint(view: PacketView): number {
  const mark = view.identification > 0 ? view.identification : view.checksum;
  let h = Math.imul(view.sequence | 0, 0x9e3779b1) ^ mark;
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b) + (view.acknowledgment | 0);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) + view.payloadLength + (view.flags << 20) + (view.sourcePort << 4);
  return h ^ (h >>> 16);
}
