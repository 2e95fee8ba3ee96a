import { type PacketView, TCP_ACK, TCP_SYN } from "../decode/packet-view.ts";
import { FlowKey } from "./flow-key.ts";
import { type SegmentFacts, windowShiftOf } from "./segment-facts.ts";

const SLOTS = 8192;

/** One packet of a handshake. */
export interface HandshakePacket extends SegmentFacts {
  /** Window scale that it offers, -1 for none; where nobody asked for it, always. */
  windowShift: number;
}

/** What the cache knows of a connection's three-way handshake; null for a packet that was not seen. */
export interface Handshake {
  /** Side (0 or 1 of the flow key) that sent the SYN. */
  initiator: 0 | 1;
  syn: HandshakePacket | null;
  synAck: HandshakePacket | null;
  ack: HandshakePacket | null;
}

/** Numbers kept of a packet: frame (0 while not seen), seconds, nanoseconds, sequence, acknowledgment, flags, window, shift. */
const PACKET = 8;
const SYN = 0;
const SYN_ACK = PACKET;
const ACK = 2 * PACKET;
const HANDSHAKE = 3 * PACKET;
/** Place of the sequence number among a packet's. */
const SEQUENCE = 3;

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
  /** SYN, SYN-ACK and ACK of each slot. */
  readonly #facts = new Float64Array(SLOTS * HANDSHAKE);
  readonly #readsOptions: boolean;

  /** `readsOptions`: window scales are wanted. */
  constructor(readsOptions: boolean) {
    this.#readsOptions = readsOptions;
  }

  /** A packet with the SYN flag, `isReply` where it has ACK too. */
  syn(view: PacketView, isReply: boolean): void {
    const key = this.#key;
    key.load(view);
    const slot = key.hash & (SLOTS - 1);
    const side = key.reversed ? 1 : 0;
    const initiator = isReply ? 1 - side : side;
    const at = slot * HANDSHAKE;
    const facts = this.#facts;
    if (!this.#holds(slot, key) || (!isReply && facts[at + SYN + SEQUENCE] !== view.sequence)) {
      this.#claim(slot, key, initiator);
    }
    if (isReply) {
      if (facts[at + SYN_ACK] !== 0) return;
      this.#keep(at + SYN_ACK, view);
      this.#await(slot, 1);
    } else if (facts[at + SYN] === 0) {
      this.#keep(at + SYN, view);
    }
  }

  /** A packet with ACK and no payload: the third of a handshake, perhaps. */
  ack(view: PacketView): void {
    const key = this.#key;
    key.load(view);
    const slot = key.hash & (SLOTS - 1);
    const at = slot * HANDSHAKE;
    const facts = this.#facts;
    if (facts[at + SYN_ACK] === 0 || facts[at + ACK] !== 0 || !this.#holds(slot, key)) return;
    if ((key.reversed ? 1 : 0) !== this.#initiator[slot]) return;
    this.#keep(at + ACK, view);
    this.#await(slot, -1);
  }

  /** What was seen of the handshake that the packet in hand goes on with; `key` is its key. Null for a SYN, which begins one. */
  before(view: PacketView, key: FlowKey): Handshake | null {
    const { flags, acknowledgment } = view;
    if ((flags & TCP_SYN) === 0) return this.find(key);
    const found = (flags & TCP_ACK) === 0 ? null : this.find(key);
    if (found === null || found.syn === null || found.synAck !== null) return null;
    return (found.syn.sequence + 1) >>> 0 === acknowledgment ? found : null;
  }

  /** The handshake of a connection, as far as it was seen; null where it was not. */
  find(key: FlowKey): Handshake | null {
    const slot = key.hash & (SLOTS - 1);
    if (!this.#holds(slot, key)) return null;
    const at = slot * HANDSHAKE;
    const [syn, synAck, ack] = [this.#packet(at + SYN), this.#packet(at + SYN_ACK), this.#packet(at + ACK)];
    return { initiator: this.#initiator[slot] === 0 ? 0 : 1, syn, synAck, ack };
  }

  #keep(at: number, view: PacketView): void {
    const facts = this.#facts;
    facts[at] = view.frame;
    facts[at + 1] = view.seconds;
    facts[at + 2] = view.nanoseconds;
    facts[at + SEQUENCE] = view.sequence;
    facts[at + 4] = view.acknowledgment;
    facts[at + 5] = view.flags;
    facts[at + 6] = view.window;
    facts[at + 7] = this.#readsOptions ? windowShiftOf(view) : -1;
  }

  #packet(at: number): HandshakePacket | null {
    const fact = (index: number): number => this.#facts[at + index] as number;
    if (fact(0) === 0) return null;
    return {
      frame: fact(0),
      seconds: fact(1),
      nanoseconds: fact(2),
      sequence: fact(SEQUENCE),
      acknowledgment: fact(4),
      flags: fact(5),
      window: fact(6),
      windowShift: fact(7),
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
    const first = slot * HANDSHAKE;
    if (this.#facts[first + SYN_ACK] !== 0 && this.#facts[first + ACK] === 0) this.#await(slot, -1);
    const at = slot * 5;
    const words = this.#words;
    words[at] = key.a1;
    words[at + 1] = key.a2;
    words[at + 2] = key.b1;
    words[at + 3] = key.b2;
    words[at + 4] = key.ports;
    this.#initiator[slot] = initiator;
    this.#facts.fill(0, first, first + HANDSHAKE);
  }
}
