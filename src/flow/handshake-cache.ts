import type { PacketView } from "../decode/packet-view.ts";
import { FlowKey } from "./flow-key.ts";

const SLOTS = 8192;

/** What the cache knows of a connection's three-way handshake. Frames are frame references, 0 where not seen. */
export interface Handshake {
  /** Side (0 or 1 of the flow key) that sent the SYN. */
  initiator: 0 | 1;
  synFrame: number;
  synSequence: number;
  synSeconds: number;
  synNanoseconds: number;
  synAckFrame: number;
  synAckSequence: number;
  ackFrame: number;
  ackSeconds: number;
  ackNanoseconds: number;
}

/**
 * HOT PATH. The last few thousand handshakes of connections that nobody was interested in when they began: control
 * connections on odd ports, and data connections whose SYN was captured before their announcement. Direct-mapped: a new
 * SYN simply takes the place of an older one. Packets with SYN, and bare ACKs, come through here.
 */
export class HandshakeCache {
  readonly #key = new FlowKey();
  readonly #words = new Int32Array(SLOTS * 5);
  readonly #initiator = new Uint8Array(SLOTS);
  /** How many handshakes want only their ACK, by the port that was called: an ACK to any other is not looked up. */
  readonly awaiting = new Uint16Array(65_536);
  /** SYN frame, sequence, seconds, nanoseconds; SYN-ACK frame, sequence; ACK frame, seconds, nanoseconds. */
  readonly #facts = new Float64Array(SLOTS * 9);

  /** A packet with the SYN flag, `isReply` where it has ACK too. */
  syn(view: PacketView, isReply: boolean): void {
    const key = this.#key;
    key.load(view);
    const slot = key.hash & (SLOTS - 1);
    const side = key.reversed ? 1 : 0;
    const initiator = isReply ? 1 - side : side;
    if (!this.#holds(slot, key) || (!isReply && this.#facts[slot * 9 + 1] !== view.sequence)) {
      this.#claim(slot, key, initiator);
    }
    const at = slot * 9;
    const facts = this.#facts;
    if (isReply) {
      if (facts[at + 4] !== 0) return;
      facts[at + 4] = view.frame;
      facts[at + 5] = view.sequence;
      this.#await(slot, 1);
    } else if (facts[at] === 0) {
      facts[at] = view.frame;
      facts[at + 1] = view.sequence;
      facts[at + 2] = view.seconds;
      facts[at + 3] = view.nanoseconds;
    }
  }

  /** A packet with ACK and no payload: the third of a handshake, perhaps. */
  ack(view: PacketView): void {
    const key = this.#key;
    key.load(view);
    const slot = key.hash & (SLOTS - 1);
    const at = slot * 9;
    const facts = this.#facts;
    if (facts[at + 4] === 0 || facts[at + 6] !== 0 || !this.#holds(slot, key)) return;
    if ((key.reversed ? 1 : 0) !== this.#initiator[slot]) return;
    facts[at + 6] = view.frame;
    facts[at + 7] = view.seconds;
    facts[at + 8] = view.nanoseconds;
    this.#await(slot, -1);
  }

  /** The handshake of a connection, as far as it was seen; null where it was not. */
  find(key: FlowKey): Handshake | null {
    const slot = key.hash & (SLOTS - 1);
    if (!this.#holds(slot, key)) return null;
    const fact = (index: number): number => this.#facts[slot * 9 + index] as number;
    return {
      initiator: this.#initiator[slot] === 0 ? 0 : 1,
      synFrame: fact(0),
      synSequence: fact(1),
      synSeconds: fact(2),
      synNanoseconds: fact(3),
      synAckFrame: fact(4),
      synAckSequence: fact(5),
      ackFrame: fact(6),
      ackSeconds: fact(7),
      ackNanoseconds: fact(8),
    };
  }

  #holds(slot: number, key: FlowKey): boolean {
    const at = slot * 5;
    const words = this.#words;
    return (
      words[at + 4] === key.ports &&
      words[at] === key.a1 &&
      words[at + 2] === key.b1 &&
      words[at + 1] === key.a2 &&
      words[at + 3] === key.b2
    );
  }

  #await(slot: number, change: 1 | -1): void {
    const ports = this.#words[slot * 5 + 4] as number;
    const called = this.#initiator[slot] === 0 ? ports & 0xffff : ports >>> 16;
    this.awaiting[called] = (this.awaiting[called] as number) + change;
  }

  #claim(slot: number, key: FlowKey, initiator: number): void {
    if (this.#facts[slot * 9 + 4] !== 0 && this.#facts[slot * 9 + 6] === 0) this.#await(slot, -1);
    const at = slot * 5;
    const words = this.#words;
    words[at] = key.a1;
    words[at + 1] = key.a2;
    words[at + 2] = key.b1;
    words[at + 3] = key.b2;
    words[at + 4] = key.ports;
    this.#initiator[slot] = initiator;
    this.#facts.fill(0, slot * 9, slot * 9 + 9);
  }
}
