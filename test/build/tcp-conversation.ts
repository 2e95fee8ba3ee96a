import { TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN, TCP_URG } from "../../src/decode/packet-view.ts";
import { asBytes } from "./bytes.ts";
import type { Recording } from "./recording.ts";
import type { Place, TcpFields } from "./segments.ts";
import { SYN_OPTIONS, tcpDatagram } from "./segments.ts";

/** Which end acts: the one that opens ("a") or the one that listens ("b"). Roles of FTP are the caller's business. */
export type Side = "a" | "b";

export interface ConversationOptions {
  a: Place;
  b: Place;
  /** Initial sequence numbers; near 2^32 for a wrap. */
  isnA?: number;
  isnB?: number;
  /** Largest segment that `send` makes. */
  segmentSize?: number;
}

export interface SendOptions {
  /** Whether the other side's ACK is recorded behind the data; true unless told. */
  acknowledge?: boolean;
  segmentSize?: number;
  /** Numbers of segments (from 0) that were sent but not captured. */
  lost?: readonly number[];
  urgent?: boolean;
}

interface End {
  place: Place;
  /** Sequence number of the next byte to send. */
  next: number;
  /** IPv4 identification of the last packet: counted on, so that a retransmission differs from a copy. */
  identification: number;
}

/**
 * A scripted TCP connection between two ends that keep their own sequence numbers. Every method records packets in the
 * order in which it is called; nothing happens by itself.
 */
export class TcpConversation {
  readonly recording: Recording;
  private readonly ends: Record<Side, End>;
  private readonly isn: Record<Side, number>;
  private readonly segmentSize: number;

  constructor(recording: Recording, options: ConversationOptions) {
    this.recording = recording;
    // Later connections begin elsewhere, as clocks and hashes make real ones do.
    const age = recording.packets.length;
    this.isn = {
      a: options.isnA ?? (1_000_000 + age * 50_021) >>> 0,
      b: options.isnB ?? (2_000_000 + age * 70_001) >>> 0,
    };
    this.ends = {
      a: { place: options.a, next: this.isn.a, identification: this.isn.a % 30_000 },
      b: { place: options.b, next: this.isn.b, identification: this.isn.b % 40_000 },
    };
    this.segmentSize = options.segmentSize ?? 1460;
  }

  /** Sequence number of the next byte of a side. */
  next(side: Side): number {
    return this.ends[side].next;
  }

  syn(): void {
    this.segment("a", { flags: TCP_SYN, sequence: this.isn.a, acknowledgment: 0, options: SYN_OPTIONS });
    this.ends.a.next = (this.isn.a + 1) >>> 0;
  }

  synAck(): void {
    this.segment("b", { flags: TCP_SYN | TCP_ACK, sequence: this.isn.b, options: SYN_OPTIONS });
    this.ends.b.next = (this.isn.b + 1) >>> 0;
  }

  /** SYN, SYN/ACK, ACK. */
  handshake(): void {
    this.syn();
    this.synAck();
    this.ack("a");
  }

  /** Both ends send SYN, then both SYN/ACK (RFC 9293 section 3.5). */
  simultaneousOpen(): void {
    this.syn();
    this.segment("b", { flags: TCP_SYN, sequence: this.isn.b, acknowledgment: 0, options: SYN_OPTIONS });
    this.ends.b.next = (this.isn.b + 1) >>> 0;
    this.segment("a", { flags: TCP_SYN | TCP_ACK, sequence: this.isn.a, options: SYN_OPTIONS });
    this.segment("b", { flags: TCP_SYN | TCP_ACK, sequence: this.isn.b, options: SYN_OPTIONS });
  }

  /** The numbers that a handshake would have left behind, with nothing recorded: the capture begins later. */
  alreadyOpen(): void {
    this.ends.a.next = (this.isn.a + 1) >>> 0;
    this.ends.b.next = (this.isn.b + 1) >>> 0;
  }

  ack(side: Side, fields: Partial<TcpFields> = {}): void {
    this.segment(side, { flags: TCP_ACK, ...fields });
  }

  /** Sends bytes in segments of at most the segment size; the other side acknowledges once at the end. */
  send(side: Side, data: Uint8Array | string, options: SendOptions = {}): void {
    const bytes = asBytes(data);
    const size = options.segmentSize ?? this.segmentSize;
    const end = this.ends[side];
    const urgent = options.urgent === true ? TCP_URG : 0;
    for (let offset = 0, number = 0; offset < bytes.length; offset += size, number += 1) {
      const part = bytes.slice(offset, offset + size);
      this.segment(side, { flags: TCP_PSH | TCP_ACK | urgent, urgentPointer: urgent === 0 ? 0 : part.length }, part);
      if (options.lost?.includes(number) === true) this.recording.lose();
      end.next = (end.next + part.length) >>> 0;
    }
    if (options.acknowledge ?? true) this.ack(other(side));
  }

  /** Bytes that went by without being captured: only the sequence number moves on. */
  skip(side: Side, length: number): void {
    this.ends[side].next = (this.ends[side].next + length) >>> 0;
  }

  /** Sends bytes once more (or other bytes in their place): their first byte lies `back` bytes before the next one. */
  resend(side: Side, data: Uint8Array | string, back: number): void {
    const sequence = (this.ends[side].next - back) >>> 0;
    this.segment(side, { flags: TCP_PSH | TCP_ACK, sequence }, asBytes(data));
  }

  /** A keep-alive probe with one old byte (or none), and its answer. */
  keepAlive(side: Side, withByte = true): void {
    const sequence = (this.ends[side].next - 1) >>> 0;
    this.segment(side, { flags: TCP_ACK, sequence }, withByte ? new Uint8Array(1) : new Uint8Array(0));
    this.ack(other(side));
  }

  /** The other side's window is 0; `side` probes with the next byte, which is not taken. The byte is sent again later. */
  zeroWindowProbe(side: Side, nextByte: Uint8Array | string): void {
    this.ack(other(side), { window: 0 });
    this.segment(side, { flags: TCP_ACK }, asBytes(nextByte).slice(0, 1));
    this.ack(other(side), { window: 0 });
    this.ack(other(side));
  }

  /** FIN of one side, with data or without, and its acknowledgement. */
  fin(side: Side, data: Uint8Array | string = "", acknowledge = true): void {
    const bytes = asBytes(data);
    this.segment(side, { flags: TCP_FIN | TCP_ACK | (bytes.length > 0 ? TCP_PSH : 0) }, bytes);
    this.ends[side].next = (this.ends[side].next + bytes.length + 1) >>> 0;
    if (acknowledge) this.ack(other(side));
  }

  /** FINs of both sides, `first` begins. */
  close(first: Side = "a"): void {
    this.fin(first);
    this.fin(other(first));
  }

  rst(side: Side): void {
    this.segment(side, { flags: TCP_RST | TCP_ACK });
  }

  /** One segment with the side's present numbers unless overridden. Does not move the sequence number. */
  segment(side: Side, fields: Partial<TcpFields>, payload: Uint8Array = new Uint8Array(0)): void {
    const from = this.ends[side];
    const to = this.ends[other(side)];
    const numbers = { sequence: from.next, acknowledgment: to.next };
    from.identification = (from.identification + 1) & 0xffff;
    const ip = { identification: from.identification, ...fields.ip };
    const datagram = tcpDatagram({ from: from.place, to: to.place, ...numbers, ...fields, ip }, payload);
    this.recording.datagram(datagram, from.place.ip, to.place.ip);
  }
}

function other(side: Side): Side {
  return side === "a" ? "b" : "a";
}
