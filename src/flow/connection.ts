import { type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../decode/packet-view.ts";
import { type Moment, secondsBetween } from "../decode/timestamp.ts";
import { type ConnectionEnd, newEnds } from "./connection-end.ts";
import { DuplicateFilter } from "./duplicates.ts";
import { FlowKey } from "./flow-key.ts";
import type { Handshake } from "./handshake-cache.ts";
import { momentOf, setMoment } from "./moments.ts";
import { notePause } from "./pause.ts";
import { isKeepAlive, segmentKind } from "./segment-kind.ts";
import type { SegmentLog } from "./segment-log.ts";
import { sequenceDistance } from "./sequence.ts";

/** What a packet did to its connection. */
export const SEGMENT = {
  /** Nothing new: the same packet captured again. */
  duplicate: 0,
  /** It belongs to this connection. */
  taken: 1,
  /** A SYN of a new connection between the same four numbers; this one is over. */
  anew: 2,
  /** It belongs to this connection and carries nothing: its one byte was sent and acknowledged before. */
  keepAlive: 3,
} as const;

/**
 * One TCP connection that is followed: who opened it, when, how it ended, and how many bytes each end sent, each sequence
 * number once. Ends are in the order of the flow key. Frames are frame references, 0 where not seen.
 */
export class Connection {
  readonly key = new FlowKey();
  readonly ends: readonly [ConnectionEnd, ConnectionEnd];
  /** Side that sent the first SYN, -1 where the capture does not show it. */
  initiator: 0 | 1 | -1 = -1;
  readonly first: Moment;
  readonly last: Moment;
  syn: Moment | null = null;
  /** SYNs without ACK captured, retransmissions included. */
  syns = 0;
  synAckFrame = 0;
  ack: Moment | null = null;
  /** From the SYN to the SYN-ACK; -1 where not both were captured, or the handshake was not three packets in this order. */
  answerMicroseconds = -1;
  established = false;
  /** Side and frame of the first FIN, and side that sent a RST, -1 and 0 for none. */
  finBy: 0 | 1 | -1 = -1;
  finFrame = 0;
  resetBy: 0 | 1 | -1 = -1;
  /** Its packets one after the other; null where nobody wants to see them. */
  readonly log: SegmentLog | null;
  /** Its number in the report; -1 while it has none. */
  stream = -1;
  #duplicates: DuplicateFilter | null = DuplicateFilter.take();

  /** Begins with the packet in hand, which `segment` must then be given; `key` is its key. */
  constructor(view: PacketView, key: FlowKey, handshake: Handshake | null, log: SegmentLog | null = null) {
    this.key.copyFrom(key);
    this.log = log;
    this.first = momentOf(view);
    this.last = { ...this.first };
    const { source, destination } = newEnds(view);
    this.ends = key.reversed ? [destination, source] : [source, destination];
    const side = key.reversed ? 1 : 0;
    if ((view.flags & TCP_SYN) !== 0) this.initiator = (view.flags & TCP_ACK) === 0 ? side : opposite(side);
    if (handshake !== null) this.#recall(handshake);
  }

  get closed(): "fin" | "rst" | "open" {
    if (this.resetBy >= 0) return "rst";
    return this.ends[0].finSequence >= 0 && this.ends[1].finSequence >= 0 ? "fin" : "open";
  }

  /** No further packet will come: lets go what only telling packets apart needed. */
  release(): void {
    this.#duplicates?.giveBack();
    this.#duplicates = null;
  }

  /** Bytes that a side sent and that are not in the capture. */
  missing(side: 0 | 1): number {
    const end = this.ends[side];
    return end.sent.missing(end.acknowledged, end.finSequence);
  }

  /** Bytes that a side sent, of those captured, that the other side is not seen to acknowledge; 0 where it is not seen to at all. */
  unacknowledged(side: 0 | 1): number {
    const end = this.ends[side];
    return Math.min(end.sent.bytes, end.sent.unacknowledged(end.acknowledged));
  }

  /** HOT PATH for FTP data. Takes in the packet in hand, sent by `side`. */
  segment(view: PacketView, side: 0 | 1): number {
    if ((view.flags & TCP_SYN) !== 0 && this.#isAnew(view, side)) return SEGMENT.anew;
    const duplicates = this.#duplicates;
    if (duplicates !== null) {
      if (this.#isFirst(view, side)) duplicates.remember(view);
      else if (duplicates.isDuplicate(view)) return SEGMENT.duplicate;
    }
    return this.log === null ? this.#take(view, side) : this.#takeLogged(view, side, this.log);
  }

  /** The bytes of the packet in hand, or what it acknowledges, are further than any before: it is no copy of one. */
  #isFirst(view: PacketView, side: 0 | 1): boolean {
    if ((view.flags & TCP_ALL) !== TCP_ACK) return false;
    // One byte may be there only to get an answer.
    if (view.payloadLength > 1) return this.ends[side].sent.continuesWith(view.sequence);
    if (view.payloadLength > 0) return false;
    const { acknowledged } = this.ends[side === 0 ? 1 : 0];
    return acknowledged >= 0 && sequenceDistance(view.acknowledgment, acknowledged) > 0;
  }

  /** What was sent before is told by what this end had sent until now. */
  #takeLogged(view: PacketView, side: 0 | 1, log: SegmentLog): number {
    const own = this.ends[side];
    const { finSequence } = own;
    const { retransmitted } = own.sent;
    const did = this.#take(view, side);
    const kind = segmentKind(view, own);
    log.packet(view, side, {
      kind,
      retransmission: own.sent.retransmitted > retransmitted || (kind === "fin" && finSequence >= 0),
      telling: this.ack?.frame === view.frame || acknowledgesFin(view, this.ends[opposite(side)]),
    });
    return did;
  }

  #take(view: PacketView, side: 0 | 1): number {
    const flags = view.flags;
    const own = this.ends[side];
    const other = this.ends[side === 0 ? 1 : 0];
    own.packets += 1;
    setMoment(this.last, view);
    if ((flags & TCP_SYN) !== 0) this.#synSeen(view, side);
    if ((flags & TCP_ACK) !== 0) this.#acknowledged(view, side, other);
    if ((flags & TCP_RST) !== 0) {
      // Behind both FINs it only answers a late segment.
      if (this.closed === "open") this.resetBy = side;
      return SEGMENT.taken;
    }
    if (own.packets <= TELLING_LIVES && view.timeToLive !== own.timeToLive) noteTimeToLive(own, view);
    own.shut = view.window === 0;
    if (own.shut && own.shutSince < 0) own.shutSince = view.seconds;
    if (view.payloadLength > 0) {
      if (isKeepAlive(view, own)) return SEGMENT.keepAlive;
      this.#payload(view, own, other);
    }
    if ((flags & TCP_FIN) !== 0 && own.finSequence < 0) {
      own.finSequence = (view.sequence + view.payloadLength) >>> 0;
      if (this.finBy < 0) {
        this.finBy = side;
        this.finFrame = view.frame;
      }
    }
    return SEGMENT.taken;
  }

  /** A SYN that cannot be a retransmission of this connection's own. */
  #isAnew(view: PacketView, side: 0 | 1): boolean {
    const own = this.ends[side];
    // Some stacks (Windows) repeat a SYN that was refused; behind a real end it begins something new.
    if (this.closed === "fin" || (this.closed === "rst" && this.established)) return true;
    if (own.synSequence >= 0) return own.synSequence !== view.sequence;
    if (own.firstPayload === null && own.finSequence < 0) return false;
    return own.sent.offsetOf(view.sequence + 1) !== 0;
  }

  #synSeen(view: PacketView, side: 0 | 1): void {
    const own = this.ends[side];
    own.synSequence = view.sequence;
    // Refused before, and answered now that it was tried again.
    if (this.resetBy >= 0 && (view.flags & TCP_ACK) !== 0) this.resetBy = -1;
    own.sent.startAt(view.sequence + 1);
    if ((view.flags & TCP_ACK) !== 0) {
      if (this.initiator < 0) this.initiator = side === 0 ? 1 : 0;
      this.answerMicroseconds = this.synAckFrame === 0 && this.syns === 1 ? microsecondsSince(this.syn, view) : -1;
      if (this.synAckFrame === 0) this.synAckFrame = view.frame;
      const other = this.ends[side === 0 ? 1 : 0];
      if (other.synSequence < 0) other.sent.startAt(view.acknowledgment);
      return;
    }
    this.syns += 1;
    this.answerMicroseconds = -1;
    if (this.initiator < 0) this.initiator = side;
    if (this.syn === null) this.syn = this.first.frame === view.frame ? this.first : momentOf(view);
  }

  #acknowledged(view: PacketView, side: 0 | 1, other: ConnectionEnd): void {
    if ((view.flags & (TCP_SYN | TCP_RST)) === 0) {
      if (this.ack === null && this.synAckFrame !== 0 && side === this.initiator) {
        this.ack = momentOf(view);
        // Not the one that the SYN-ACK brought about: that was not captured.
        if (view.payloadLength > 0 || view.acknowledgment !== (other.synSequence + 1) >>> 0)
          this.answerMicroseconds = -1;
      }
      this.established = true;
    }
    // Where the SYN-ACK was not captured, the first ACK to it tells where the listener's bytes begin.
    if (other.acknowledged < 0 && other.synSequence < 0 && side === this.initiator)
      other.sent.startAt(view.acknowledgment);
    const further = other.acknowledged < 0 || sequenceDistance(view.acknowledgment, other.acknowledged) > 0;
    if (further && (view.flags & TCP_RST) === 0) other.acknowledged = view.acknowledgment;
  }

  #payload(view: PacketView, own: ConnectionEnd, other: ConnectionEnd): void {
    const sequence = (view.flags & TCP_SYN) !== 0 ? view.sequence + 1 : view.sequence;
    this.established = true;
    const known = view.payloadLength - own.sent.add(sequence, view.payloadLength);
    // A byte to probe a shut window (RFC 9293 section 3.8.6.1) is sent again as a matter of course.
    const probes = other.shut && view.payloadLength === 1;
    if (known > 0 && (probes || own.probed === sequence)) own.sent.retransmitted -= 1;
    own.probed = probes ? sequence : -1;
    if (own.firstPayload === null) {
      own.firstPayload = momentOf(view);
      if (view.payloadCaptured >= 4) own.opening = view.network.getUint32(view.payload);
      own.opensStream = own.sent.beginsAtStart;
    } else if (probes) {
      return;
    } else if (view.seconds > own.lastPayload.seconds) {
      notePause(own, other, view);
    }
    setMoment(own.lastPayload, view);
    other.shutSince = other.shut ? view.seconds : -1;
  }

  /** What was seen of the handshake before anybody was interested in this connection. */
  #recall(handshake: Handshake): void {
    const { initiator, syn, synAck, ack } = handshake;
    const opener = this.ends[initiator];
    const listener = this.ends[initiator === 0 ? 1 : 0];
    this.initiator = initiator;
    if (syn !== null) {
      this.syn = momentOf(syn);
      this.syns = 1;
      opener.synSequence = syn.sequence;
      opener.sent.startAt(syn.sequence + 1);
      opener.packets += 1;
      setMoment(this.first, syn);
      this.log?.recall(syn, initiator, "syn");
    }
    if (synAck !== null) {
      this.synAckFrame = synAck.frame;
      listener.synSequence = synAck.sequence;
      listener.sent.startAt(synAck.sequence + 1);
      listener.packets += 1;
      this.answerMicroseconds = microsecondsSince(syn, synAck);
      this.log?.recall(synAck, opposite(initiator), "syn-ack");
    }
    if (ack !== null) {
      this.ack = momentOf(ack);
      this.established = true;
      opener.packets += 1;
      if (synAck === null || ack.acknowledgment !== (synAck.sequence + 1) >>> 0) this.answerMicroseconds = -1;
      this.log?.recall(ack, initiator, "ack");
    }
  }
}

/** Packets of an end from which its time to live is told. */
const TELLING_LIVES = 4;
/** With none of them but ACK a packet is there to acknowledge. */
const TCP_ALL = TCP_SYN | TCP_FIN | TCP_RST | TCP_ACK;

/** Longer ones are told as this, in microseconds. */
const LONGEST_ANSWER = 1_000_000_000;

function noteTimeToLive(own: ConnectionEnd, view: PacketView): void {
  own.timeToLive = own.timeToLive < 0 && view.tunnels === 0 ? view.timeToLive : 0;
}

/** A small integer, which an object holds without another; -1 where the earlier one was not captured, or the clock went back. */
function microsecondsSince(earlier: Moment | null, later: Moment): number {
  if (earlier === null) return -1;
  return Math.max(-1, Math.min(Math.round(secondsBetween(earlier, later) * 1e6), LONGEST_ANSWER));
}

function acknowledgesFin(view: PacketView, other: ConnectionEnd): boolean {
  return other.finSequence >= 0 && view.acknowledgment === (other.finSequence + 1) >>> 0;
}

/** The other side. */
export function opposite(side: 0 | 1): 0 | 1 {
  return side === 0 ? 1 : 0;
}
