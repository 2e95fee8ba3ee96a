import type { PacketView } from "../decode/packet-view.ts";
import { type Moment, secondsBetween } from "../decode/timestamp.ts";
import { LIMITS } from "../limits.ts";
import type { HandshakePacket } from "./handshake-cache.ts";
import { setMoment } from "./moments.ts";
import { type SegmentFacts, segmentFacts, windowShiftOf } from "./segment-facts.ts";
import type { SegmentKind } from "./segment-kind.ts";

/** How closely packets are told: data in a row and acknowledgements together, or each packet by itself. */
export type PacketDetail = "none" | "folded" | "every";

/** One packet, or data packets of one end in a row. All but the sums and `last` are the first packet's. */
export interface SegmentRun extends SegmentFacts {
  /** Of the connection's ends. */
  side: 0 | 1;
  kind: SegmentKind;
  /** Sent before, and sent again. */
  retransmission: boolean;
  packets: number;
  /** Payload bytes of those packets. */
  bytes: number;
  readonly last: Moment;
}

/** What a connection made of a packet. */
export interface Classified {
  kind: SegmentKind;
  /** Payload or FIN was sent before; of a SYN the log knows itself. */
  retransmission: boolean;
  /** An acknowledgement that opens a connection or ends one, and is told even where others are not. */
  telling: boolean;
}

/** Data packets that come after this many seconds of silence begin a run of their own. */
const SILENCE_SECONDS = 1;
/** Runs that every connection may have, however many others there are: its handshake and a first packet. */
const FIRST_RUNS = 4;
/** FINs and RSTs that are told behind every limit, and acknowledgements that are told of a connection. */
const LAST_RUNS = 8;
const TELLING_ACKS = 5;

const NOT_CAPTURED = -2;

/** The logs of all connections, which share one bound. */
export class SegmentLogs {
  readonly #listed: number;
  #left: number = LIMITS.segmentRuns;
  /** Packets that are in no run because there were too many; for the report. */
  dropped = 0;

  constructor(detail: "folded" | "every") {
    this.#listed = detail === "every" ? LIMITS.packetsListed : 0;
  }

  /** The log of a new connection. */
  begin(): SegmentLog {
    return new SegmentLog(this, this.#listed);
  }

  /** Room for one run more: true where there is, and then it is taken. */
  take(): boolean {
    if (this.full) return false;
    this.#left -= 1;
    return true;
  }

  /** There is no room for any further run. */
  get full(): boolean {
    return this.#left === 0;
  }

  giveBack(runs: number): void {
    this.#left += runs;
  }
}

/**
 * The packets of one TCP connection for whoever draws them: in the order in which they were captured, data packets in a row
 * as one run. Data of the other end, a FIN, a RST or a silence ends a run; a retransmission in its midst does not. Where each
 * packet may say something of its own (commands and replies), data is not folded.
 */
export class SegmentLog {
  readonly runs: SegmentRun[] = [];
  /** Packets that are in no run. */
  omitted = 0;
  readonly #logs: SegmentLogs;
  /** Runs up to which each packet is one, and the most that there may be. */
  readonly #listed: number;
  readonly #most: number;
  #foldsData = true;
  /** The data run that may go on. */
  #open: SegmentRun | null = null;
  #taken = 0;
  #crowdedOut = 0;
  #lastRuns = 0;
  #tellingAcks = 0;
  /** A bit for SYN and SYN-ACK of each side. */
  #synsSeen = 0;
  readonly #shifts: [number, number] = [NOT_CAPTURED, NOT_CAPTURED];

  constructor(logs: SegmentLogs, listed: number) {
    this.#logs = logs;
    this.#listed = listed;
    this.#most = listed + LIMITS.segmentRunsPerConnection;
  }

  /** A packet of the handshake that was captured before this log was begun. */
  recall(packet: HandshakePacket, side: 0 | 1, kind: "syn" | "syn-ack" | "ack"): void {
    if (kind !== "ack") this.#synSeen(side, kind, packet.windowShift);
    this.#begin(packet, 0, side, kind, false);
  }

  /** The packet in hand, sent by `side`. */
  packet(view: PacketView, side: 0 | 1, what: Classified): void {
    const { kind } = what;
    const syn = kind === "syn" || kind === "syn-ack";
    const retransmission = syn ? this.#synSeen(side, kind, windowShiftOf(view)) : what.retransmission;
    const burst = kind === "data" && !retransmission;
    if (this.runs.length >= this.#listed || this.#logs.full) {
      if (kind === "ack" && !this.#tells(what)) {
        this.omitted += 1;
        return;
      }
      if (burst && this.#continues(view, side)) return;
    }
    const run = this.#begin(view, view.payloadLength, side, kind, retransmission);
    if (burst) this.#open = run;
    else if (kind === "fin" || kind === "rst") this.#open = null;
  }

  /** Shift of the windows of a side; null where it is not known, or there is none because one of the two did not offer it. */
  windowShift(side: 0 | 1): number | null {
    const own = this.#shifts[side];
    return own < 0 || this.#shifts[side === 0 ? 1 : 0] === -1 ? null : own;
  }

  /** From now on each data packet is told by itself. */
  listData(): void {
    this.#foldsData = false;
  }

  /** Nobody will ask for this connection: gives back its room. */
  discard(): void {
    this.#logs.giveBack(this.#taken);
    this.#logs.dropped -= this.#crowdedOut;
    this.#taken = 0;
    this.#crowdedOut = 0;
    this.runs.length = 0;
    this.#open = null;
  }

  #continues(view: PacketView, side: 0 | 1): boolean {
    const run = this.#open;
    if (run === null || !this.#foldsData || run.side !== side || secondsBetween(run.last, view) >= SILENCE_SECONDS)
      return false;
    run.packets += 1;
    run.bytes += view.payloadLength;
    setMoment(run.last, view);
    return true;
  }

  #begin(
    packet: SegmentFacts,
    bytes: number,
    side: 0 | 1,
    kind: SegmentKind,
    retransmission: boolean,
  ): SegmentRun | null {
    if (!this.#hasRoom(kind)) {
      this.omitted += 1;
      this.#crowdedOut += 1;
      this.#logs.dropped += 1;
      return null;
    }
    const first = segmentFacts(packet);
    const last = { frame: first.frame, seconds: first.seconds, nanoseconds: first.nanoseconds };
    const run = { ...first, side, kind, retransmission, packets: 1, bytes, last };
    this.runs.push(run);
    return run;
  }

  #hasRoom(kind: SegmentKind): boolean {
    if (this.runs.length < FIRST_RUNS) return true;
    if (this.runs.length < this.#most && this.#logs.take()) {
      this.#taken += 1;
      return true;
    }
    if ((kind !== "fin" && kind !== "rst") || this.#lastRuns >= LAST_RUNS) return false;
    this.#lastRuns += 1;
    return true;
  }

  #tells({ telling }: Classified): boolean {
    if (!telling || this.#tellingAcks >= TELLING_ACKS) return false;
    this.#tellingAcks += 1;
    return true;
  }

  /**
   * True where that side sent its like before. A SYN that is tried again may do without window scaling: what was offered
   * once counts, and the answer to it decides.
   */
  #synSeen(side: 0 | 1, kind: "syn" | "syn-ack", shift: number): boolean {
    if (shift >= 0 || this.#shifts[side] === NOT_CAPTURED) this.#shifts[side] = shift;
    const bit = 1 << (side * 2 + (kind === "syn" ? 0 : 1));
    const again = (this.#synsSeen & bit) !== 0;
    this.#synsSeen |= bit;
    return again;
  }
}
