import { KIND, type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../../decode/packet-view.ts";
import type { Anchor, FlowPrint } from "./fingerprint.ts";
import { hashBytes, mix } from "./hash.ts";
import { isPlain } from "./plain-numbers.ts";
import { Spacing } from "./spacing.ts";

const CLIENT = 0;
const SERVER = 1;
export type Direction = typeof CLIENT | typeof SERVER;

/** A TLS record of a handshake, and the major version of all. */
const TLS_HANDSHAKE = 0x1603;

/** Payload bytes that a packet's place in the stream is told by, and the fewest. */
const MARK_BYTES = 16;
const FEWEST_MARK_BYTES = 6;

/** What one end of a connection has sent so far. */
class Side {
  isn: number | null = null;
  /** The first sequence number that is known of it, SYN or not. */
  base: number | null = null;
  firstId = -1;
  lastId = -1;
  idsVary = false;
  ids = 0;
  ownIds = false;
  lastMark = 0;
  lastStamp = -1;
}

/** What is gathered of one flow while its packets pass. */
export class FlowEvidence {
  readonly owner: number;
  readonly sides: readonly [Side, Side] = [new Side(), new Side()];
  readonly spacing = new Spacing();
  readonly nonces = new Set<number>();
  packets = 0;
  frame = 0;
  addresses = 0;
  ports = 0;
  macs = 0;
  readonly first: Anchor = { time: 0, key: 0 };
  readonly last: Anchor = { time: 0, key: 0 };
  readonly mark: Anchor = { time: 0, key: Number.POSITIVE_INFINITY };

  constructor(owner: number) {
    this.owner = owner;
  }

  /** Any packet of it: counts it, and remembers when the first and the last were. */
  packet(frame: number, time: number, key: number): void {
    this.packets += 1;
    this.last.time = time;
    this.last.key = key;
    if (key < this.mark.key) {
      this.mark.time = time;
      this.mark.key = key;
    }
    if (this.packets > 1) return;
    this.frame = frame;
    this.first.time = time;
    this.first.key = key;
  }

  /** Takes in a segment's sequence numbers and returns their hash: the same in every copy that kept them. */
  numbers(view: PacketView, from: Direction): number {
    const { sequence, acknowledgment, flags, payloadLength } = view;
    const side = this.sides[from];
    side.base ??= sequence;
    if ((flags & TCP_SYN) !== 0) side.isn ??= sequence;
    const acknowledges = (flags & TCP_ACK) !== 0;
    if (acknowledges) this.sides[from === CLIENT ? SERVER : CLIENT].base ??= acknowledgment;
    const kind = flags & (TCP_SYN | TCP_FIN | TCP_RST);
    return mix(mix(mix(kind, sequence), acknowledges ? acknowledgment : 0), payloadLength);
  }

  /**
   * Hash of where in the stream a segment stands, told without the absolute numbers: by its first bytes, or else by the
   * distance from both SYNs. Null where neither tells.
   */
  place(view: PacketView, from: Direction): number | null {
    const { network, payload, payloadCaptured, payloadLength, sequence, acknowledgment, flags } = view;
    const side = this.sides[from];
    const peer = this.sides[from === CLIENT ? SERVER : CLIENT];
    const marked = Math.min(MARK_BYTES, payloadLength);
    if (marked >= FEWEST_MARK_BYTES && payloadCaptured >= marked) {
      const mark = hashBytes(network, payload, marked);
      const fresh = mark !== side.lastMark;
      side.lastMark = mark;
      if (fresh) return mix(mark, payloadLength);
    }
    if (side.isn === null) return null;
    const acknowledges = (flags & TCP_ACK) !== 0;
    if (acknowledges && peer.isn === null) return null;
    const back = acknowledges ? acknowledgment - (peer.isn ?? 0) : 0;
    return mix(mix(mix(flags & (TCP_SYN | TCP_FIN), sequence - side.isn), back), payloadLength);
  }

  /** Takes in an identification that is not 0. True where it is the first of its direction. */
  identification(id: number, from: Direction): boolean {
    const side = this.sides[from];
    const first = side.firstId < 0;
    if (first) side.firstId = id;
    else if (id !== side.lastId) side.idsVary = true;
    side.lastId = id;
    side.ids += 1;
    return first;
  }

  print(): FlowPrint {
    const [client, server] = this.sides;
    const { owner, frame, packets, addresses, ports, macs } = this;
    return {
      owner,
      frame,
      packets,
      isns: [chance(client.isn), chance(server.isn)],
      plain: [isPlain(client.base ?? 0), isPlain(server.base ?? 0)],
      ownIds: [isOwn(client), isOwn(server)],
      nonces: [...this.nonces],
      addresses,
      ports,
      macs,
      first: { ...this.first },
      mark: { ...this.mark },
      last: { ...this.last },
    };
  }
}

function chance(isn: number | null): number | null {
  return isn === null || isPlain(isn) ? null : isn;
}

/** One identification for all packets is a habit of the sender's. */
function isOwn({ ownIds, idsVary, ids }: Side): boolean {
  return ownIds && (idsVary || ids === 1);
}

/** First bytes of the random that every HelloRetryRequest has (RFC 8446 section 4.1.3). */
const RETRY_RANDOM = 0xcf21ad74;

/** Offset of the random of a TLS ClientHello or ServerHello (RFC 8446 section 4.1); -1 in all other packets. */
export function helloRandomAt({ kind, network, payload, payloadCaptured }: PacketView): number {
  if (kind !== KIND.tcp || payloadCaptured < 43 || network.getUint16(payload) !== TLS_HANDSHAKE) return -1;
  const message = network.getUint8(payload + 5);
  const random = payload + 11;
  return (message === 1 || message === 2) && network.getUint32(random) !== RETRY_RANDOM ? random : -1;
}
