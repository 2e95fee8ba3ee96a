import { type PacketView, TCP_ACK, TCP_SYN } from "../decode/packet-view.ts";
import type { Moment } from "../decode/timestamp.ts";
import { FlowKey } from "./flow-key.ts";
import { type SegmentFacts, windowShiftAt } from "./segment-facts.ts";

/** Packets that are remembered, and slots by which they are found: powers of two. */
const PACKETS = 32_768;
const SLOTS = 8192;
/** Packets that are looked through for one connection: those that share its slot are more only where somebody wants it so. */
const MOST_LOOKED_AT = 64;
/** Where `awaiting` is looked into: several times as many as handshakes that want their ACK. A power of two. */
const AWAITING = 65_536;

/** One packet of a handshake. */
export interface HandshakePacket extends SegmentFacts {
  /** Window scale that it offers, -1 for none; where nobody asked for it, always. */
  windowShift: number;
  /** Bytes on the wire, as the capture says. */
  originalLength: number;
}

/** What the cache knows of a connection's three-way handshake; null for a packet that was not seen. */
export interface Handshake {
  /** Side (0 or 1 of the flow key) that sent the SYN. */
  initiator: 0 | 1;
  syn: HandshakePacket | null;
  synAck: HandshakePacket | null;
  ack: HandshakePacket | null;
}

/** Words of four bytes that one packet takes: five of its key, then these; frame and seconds are doubles, of two words. */
const WORDS = 16;
/** Position of the packet before it in the same slot. */
const EARLIER = 5;
const FRAME = 6;
const SECONDS = 8;
const NANOSECONDS = 10;
const SEQUENCE = 11;
const ACKNOWLEDGMENT = 12;
const WINDOW = 13;
/** TCP flags, and in the next byte the window shift plus one. */
const FLAGS_AND_SHIFT = 14;
const STATE = 15;
/** Bits of STATE: the side that sent it (0 or 1), and that it is a SYN-ACK whose ACK is still to come. Above them stands its length. */
const SIDE = 1;
const AWAITS = 2;
const LENGTH = 2;
const MOST_LENGTH = 0xffff_ffff >>> LENGTH;

/**
 * HOT PATH. The handshakes of connections that nobody was interested in when they began: control connections on odd ports, and
 * data connections whose SYN was captured before their announcement. Packets with SYN, and the bare ACKs that they
 * await, are written one behind the other into a ring, where they cost next to nothing; only who asks for a handshake has to put it
 * together. Guarded by test/bench (flows), where a table with a slot for each connection, which is never in the cache,
 * took twice as long.
 */
export class HandshakeCache {
  /** By `awaitingSlot`, how many SYN-ACKs await an ACK: others are not looked at. */
  readonly awaiting = new Uint16Array(AWAITING);
  readonly #key = new FlowKey();
  readonly #words = new Int32Array(PACKETS * WORDS);
  readonly #doubles = new Float64Array(this.#words.buffer);
  /** Position of the latest packet of each slot. */
  readonly #latest = new Int32Array(SLOTS);
  /** Position of the next packet; only its lower bits tell where. It begins so that none is in the ring. */
  #next = PACKETS;
  readonly #readsOptions: boolean;

  /** `readsOptions`: window scales are wanted. */
  constructor(readsOptions: boolean) {
    this.#readsOptions = readsOptions;
  }

  /** Takes the packet in hand, which has SYN, or ACK and no payload. */
  packet(view: PacketView): void {
    this.#key.load(view);
    this.packetOf(this.#key, view.network, view.transport, view.payload, view, view.originalLength);
  }

  /** The same of its key; its TCP header is in `data` from `transport` to `payload`, or as far as it was captured. */
  packetOf(
    key: FlowKey,
    data: DataView,
    transport: number,
    payload: number,
    moment: Readonly<Moment>,
    originalLength: number,
  ): void {
    const flags = data.getUint8(transport + 13);
    if ((flags & TCP_SYN) === 0 && !this.#answers(key)) return;
    const position = this.#next;
    const at = (position & (PACKETS - 1)) * WORDS;
    const words = this.#words;
    if (((words[at + STATE] as number) & AWAITS) !== 0) this.#awaitNoLonger(at);
    const slot = key.hash & (SLOTS - 1);
    words[at] = key.a1;
    words[at + 1] = key.a2;
    words[at + 2] = key.b1;
    words[at + 3] = key.b2;
    words[at + 4] = key.ports;
    words[at + EARLIER] = this.#latest[slot] as number;
    this.#latest[slot] = position;
    this.#next = (position + 1) | 0;
    this.#doubles[(at + FRAME) >> 1] = moment.frame;
    this.#doubles[(at + SECONDS) >> 1] = moment.seconds;
    words[at + NANOSECONDS] = moment.nanoseconds;
    words[at + SEQUENCE] = data.getInt32(transport + 4);
    words[at + ACKNOWLEDGMENT] = data.getInt32(transport + 8);
    words[at + WINDOW] = data.getUint16(transport + 14);
    const shift = this.#readsOptions ? windowShiftAt(data, transport, payload) : -1;
    words[at + FLAGS_AND_SHIFT] = flags | ((shift + 1) << 8);
    const isSynAck = (flags & (TCP_SYN | TCP_ACK)) === (TCP_SYN | TCP_ACK);
    const length = Math.min(originalLength, MOST_LENGTH) << LENGTH;
    words[at + STATE] = length | (key.reversed ? SIDE : 0) | (isSynAck ? AWAITS : 0);
    if (isSynAck) this.#count(at, 1);
  }

  /** What was seen of the handshake that the packet in hand goes on with; `key` is its key. Null for a SYN, which begins one. */
  before(view: PacketView, key: FlowKey): Handshake | null {
    const { flags, acknowledgment } = view;
    if ((flags & TCP_SYN) === 0) return this.find(key);
    const found = (flags & TCP_ACK) === 0 ? null : this.find(key);
    if (found === null || found.syn === null || found.synAck !== null) return null;
    return (found.syn.sequence + 1) >>> 0 === acknowledgment ? found : null;
  }

  /** The latest handshake of a connection, as far as it was seen; null where it was not. */
  find(key: FlowKey): Handshake | null {
    const places: number[] = [];
    let position = this.#latest[key.hash & (SLOTS - 1)] as number;
    for (let looked = 0; looked < MOST_LOOKED_AT && this.#isThere(position); looked += 1) {
      const at = (position & (PACKETS - 1)) * WORDS;
      if (this.#isOf(at, key)) places.push(at);
      position = this.#words[at + EARLIER] as number;
    }
    let handshake: Handshake | null = null;
    for (const at of places.reverse()) handshake = this.#goOn(handshake, at);
    return handshake;
  }

  /** A handshake with its next packet, or the one that this packet begins. */
  #goOn(before: Handshake | null, at: number): Handshake | null {
    const packet = this.#read(at);
    const side = this.#sideOf(at);
    if ((packet.flags & TCP_SYN) === 0) {
      const isNext = before !== null && before.synAck !== null && before.ack === null && side === before.initiator;
      return isNext ? { ...before, ack: packet } : before;
    }
    if ((packet.flags & TCP_ACK) === 0) {
      if (before?.syn?.sequence === packet.sequence) return before;
      return { initiator: side, syn: packet, synAck: null, ack: null };
    }
    if (before === null) return { initiator: side === 0 ? 1 : 0, syn: null, synAck: packet, ack: null };
    return before.synAck === null ? { ...before, synAck: packet } : before;
  }

  #read(at: number): HandshakePacket {
    const words = this.#words;
    const flagsAndShift = words[at + FLAGS_AND_SHIFT] as number;
    return {
      frame: this.#doubles[(at + FRAME) >> 1] as number,
      seconds: this.#doubles[(at + SECONDS) >> 1] as number,
      nanoseconds: words[at + NANOSECONDS] as number,
      sequence: (words[at + SEQUENCE] as number) >>> 0,
      acknowledgment: (words[at + ACKNOWLEDGMENT] as number) >>> 0,
      flags: flagsAndShift & 0xff,
      window: words[at + WINDOW] as number,
      windowShift: (flagsAndShift >> 8) - 1,
      originalLength: (words[at + STATE] as number) >>> LENGTH,
    };
  }

  /** Whether a SYN-ACK awaits this ACK; it then awaits no other. */
  #answers(key: FlowKey): boolean {
    let position = this.#latest[key.hash & (SLOTS - 1)] as number;
    for (let looked = 0; looked < MOST_LOOKED_AT && this.#isThere(position); looked += 1) {
      const at = (position & (PACKETS - 1)) * WORDS;
      if (((this.#words[at + STATE] as number) & AWAITS) !== 0 && this.#isOf(at, key)) {
        if (this.#sideOf(at) === (key.reversed ? 1 : 0)) return false;
        this.#awaitNoLonger(at);
        return true;
      }
      position = this.#words[at + EARLIER] as number;
    }
    return false;
  }

  /** The ring has not come round since. */
  #isThere(position: number): boolean {
    return (this.#next - position - 1) >>> 0 < PACKETS;
  }

  #isOf(at: number, key: FlowKey): boolean {
    const words = this.#words;
    return (
      words[at + 4] === key.ports &&
      words[at] === key.a1 &&
      words[at + 2] === key.b1 &&
      words[at + 1] === key.a2 &&
      words[at + 3] === key.b2
    );
  }

  #sideOf(at: number): 0 | 1 {
    return ((this.#words[at + STATE] as number) & SIDE) === 0 ? 0 : 1;
  }

  #awaitNoLonger(at: number): void {
    this.#words[at + STATE] = (this.#words[at + STATE] as number) & ~AWAITS;
    this.#count(at, -1);
  }

  /** Of the SYN-ACK at `at`, the ports as they stand in the ACK that it awaits. */
  #count(at: number, change: 1 | -1): void {
    const ports = this.#words[at + 4] as number;
    const slot = awaitingSlot(this.#sideOf(at) === 1 ? ports : (ports << 16) | (ports >>> 16));
    this.awaiting[slot] = (this.awaiting[slot] as number) + change;
  }
}

/** Where `HandshakeCache.awaiting` tells of an ACK, by the two ports as they stand in its header. */
export function awaitingSlot(ports: number): number {
  return (ports ^ (ports >>> 11)) & (AWAITING - 1);
}
