import { formatIp } from "../decode/addresses.ts";
import { type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../decode/packet-view.ts";
import type { FlowKey } from "../flow/flow-key.ts";
import { LARGEST_WINDOW, sequenceDistance } from "../flow/sequence.ts";
import { LIMITS } from "../limits.ts";
import type { DataConnection, Endpoint } from "../report/connection.ts";
import type { Transfer } from "../report/report.ts";
import { CapturedRanges, type Range } from "./captured-ranges.ts";

/** What is known of the bytes that one end of a data connection sent, once all its packets were read. Offsets are from its first byte. */
export interface SentBytes {
  /** What was captured. */
  ranges: readonly Range[];
  /** Offset 0 is the first byte that was sent: the SYN was captured. Else it is the first that was captured. */
  beginningSeen: boolean;
  /** All that was sent, as the FIN tells; null where that was not captured. */
  length: number | null;
  /** How many bytes the receiver is seen to acknowledge (a FIN counts as one); null where it is not. */
  acknowledged: number | null;
  /** A packet of it was cut by the snap length. */
  cut: boolean;
  /** Captured, and left out because of a limit. */
  leftOut: number;
}

/** Takes the bytes that one end of a data connection sent. */
export interface ByteSink {
  /** Bytes from an offset on, borrowed until it returns: each byte once, its first copy, and in any order. */
  data(offset: number, bytes: Uint8Array): void;
  /** Nothing more comes. Called exactly once. */
  end(sent: SentBytes): void;
}

/** Bytes that several streams share: what they may hold back together, and what their holes may come to. */
export interface StreamBudget {
  held: number;
  holes: number;
}

interface Early {
  sequence: number;
  bytes: Uint8Array;
}

/** Where nothing tells where a stream begins, so many segments are waited for: the first captured may not be the first sent. */
const SEGMENTS_WAITED_FOR = 32;

/**
 * One direction of a data connection as its packets tell it (RFC 9293 section 3.4): each byte once, the first copy of it, with
 * offsets that are not bounded by sequence numbers. Copies and holds back only what comes before it is known where the stream begins.
 */
export class SentStream {
  readonly #sender: Endpoint;
  readonly #sink: ByteSink;
  readonly #budget: StreamBudget;
  readonly #ranges = new CapturedRanges();
  /** A SYN of the connection was captured, be it behind its data. */
  readonly #expectsStart: boolean;
  #senderSide: 0 | 1 = 0;
  /** Sequence number of offset 0, -1 while unknown. */
  #anchor = -1;
  #beginningSeen = false;
  #early: Early[] = [];
  #earlyBytes = 0;
  #fin = -1;
  #acknowledged = -1;
  #cut = false;
  #leftOut = 0;
  /** Of `#budget.holes`, what this stream takes. */
  #holes = 0;
  #ended = false;
  // The segment in hand, so that handing on what is new of it needs no closure.
  #bytes: Uint8Array = new Uint8Array(0);
  #bytesAt = 0;
  readonly #fresh = (from: number, to: number): void => {
    const whole = from === this.#bytesAt && to - from === this.#bytes.length;
    this.#sink.data(from, whole ? this.#bytes : this.#bytes.subarray(from - this.#bytesAt, to - this.#bytesAt));
  };

  constructor(transfer: Transfer, connection: DataConnection, sink: ByteSink, budget: StreamBudget) {
    const upload = transfer.direction === "upload";
    this.#sender = upload ? connection.client : connection.server;
    this.#sink = sink;
    this.#budget = budget;
    const senderOpened = connection.synFrame !== null && connection.opener === (upload ? "client" : "server");
    this.#expectsStart = connection.synAckFrame !== null || senderOpened;
  }

  /** The connection's first packet is in hand: tells which side of the key is the sender's. */
  begin(view: PacketView, key: FlowKey): void {
    const version = view.ipVersion === 6 ? 6 : 4;
    const own =
      view.sourcePort === this.#sender.port && formatIp(view.network, view.sourceAddress, version) === this.#sender.ip;
    this.#senderSide = key.reversed === own ? 1 : 0;
  }

  packet(view: PacketView, key: FlowKey): void {
    const { flags, payloadLength } = view;
    if ((flags & TCP_RST) !== 0) return;
    const syn = (flags & TCP_SYN) !== 0;
    if ((key.reversed ? 1 : 0) !== this.#senderSide) {
      if ((flags & TCP_ACK) !== 0) this.#acknowledgment(view.acknowledgment, syn);
      return;
    }
    const sequence = syn ? view.sequence + 1 : view.sequence;
    if (syn) this.#startAt(sequence);
    if (payloadLength > 0) this.#payload(view, sequence);
    if ((flags & TCP_FIN) !== 0) this.#finAt(sequence + payloadLength);
  }

  /** No more packets come. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#settle();
    this.#budget.holes += this.#holes;
    this.#sink.end({
      ranges: this.#ranges.list(),
      beginningSeen: this.#beginningSeen,
      length: this.#anchor >= 0 && this.#fin >= 0 ? Math.max(0, this.#offsetOf(this.#fin)) : null,
      acknowledged:
        this.#anchor >= 0 && this.#acknowledged >= 0 ? Math.max(0, this.#offsetOf(this.#acknowledged)) : null,
      cut: this.#cut,
      leftOut: this.#leftOut,
    });
  }

  #payload(view: PacketView, sequence: number): void {
    const { payloadLength, payloadCaptured, payload } = view;
    if (payloadCaptured < payloadLength) this.#cut = true;
    if (payloadCaptured === 0) return;
    const { buffer, byteOffset } = view.network;
    const bytes = new Uint8Array(buffer, byteOffset + payload, payloadCaptured);
    if (this.#anchor >= 0) this.#take(sequence, bytes);
    else this.#hold(sequence, bytes);
  }

  #take(sequence: number, bytes: Uint8Array): void {
    let from = this.#offsetOf(sequence);
    let part = bytes;
    if (Math.abs(from - this.#ranges.end) > LARGEST_WINDOW) return;
    if (from < 0) {
      // A keep-alive before any data; what lies before a beginning that was captured is none of the stream's.
      part = bytes.subarray(-from);
      from = 0;
    }
    if (part.length === 0 || !this.#hasRoom(from, from + part.length)) return;
    this.#bytes = part;
    this.#bytesAt = from;
    this.#ranges.add(from, from + part.length, this.#fresh);
    if (this.#holes > 0) this.#countHoles(this.#ranges.end - this.#ranges.bytes);
  }

  /** A hostile capture must not make huge files of a few packets, nor endless lists of ranges. */
  #hasRoom(from: number, to: number): boolean {
    const hole = from - this.#ranges.end;
    if (hole === 0) return true;
    if (hole > this.#budget.holes || this.#ranges.count >= LIMITS.transferRanges) {
      this.#leftOut += to - from;
      return false;
    }
    if (hole > 0) this.#countHoles(this.#holes + hole);
    return true;
  }

  #countHoles(now: number): void {
    this.#budget.holes += this.#holes - now;
    this.#holes = now;
  }

  #hold(sequence: number, bytes: Uint8Array): void {
    this.#early.push({ sequence: sequence >>> 0, bytes: bytes.slice() });
    this.#earlyBytes += bytes.length;
    this.#budget.held -= bytes.length;
    if (this.#budget.held < 0 || (!this.#expectsStart && this.#early.length >= SEGMENTS_WAITED_FOR)) this.#settle();
  }

  #startAt(sequence: number): void {
    if (this.#beginningSeen) return;
    // A SYN behind data that was not waited for changes nothing.
    if (this.#anchor >= 0) return;
    this.#beginningSeen = true;
    this.#anchor = sequence >>> 0;
    this.#release();
  }

  /** What was held back is all there is to tell where the stream begins. */
  #settle(): void {
    const [first, ...others] = this.#early;
    if (first === undefined || this.#anchor >= 0) return;
    this.#anchor = others.reduce(
      (lowest, { sequence }) => (sequenceDistance(sequence, lowest) < 0 ? sequence : lowest),
      first.sequence,
    );
    this.#release();
  }

  #release(): void {
    const early = this.#early;
    this.#early = [];
    this.#budget.held += this.#earlyBytes;
    this.#earlyBytes = 0;
    for (const { sequence, bytes } of early) this.#take(sequence, bytes);
  }

  #finAt(sequence: number): void {
    if (this.#fin < 0) this.#fin = sequence >>> 0;
  }

  #acknowledgment(acknowledgment: number, syn: boolean): void {
    if (syn) this.#startAt(acknowledgment);
    else if (this.#acknowledged < 0 || sequenceDistance(acknowledgment, this.#acknowledged) > 0) {
      this.#acknowledged = acknowledgment;
    }
  }

  /** Of a sequence number, judged by the end of what was captured. */
  #offsetOf(sequence: number): number {
    const { end } = this.#ranges;
    return end + sequenceDistance(sequence, this.#anchor + end);
  }
}
