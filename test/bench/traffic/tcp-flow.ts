import { TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN } from "../../../src/decode/packet-view.ts";
import { padTo } from "../../build/bytes.ts";
import { SYN_OPTIONS } from "../../build/segments.ts";
import type { Side } from "../../build/tcp-conversation.ts";
import type { CaptureWriter } from "../capture-writer.ts";
import type { Endpoint } from "./frames.ts";
import { writeSegment } from "./frames.ts";
import type { Script } from "./interleave.ts";
import { NOTHING, type Payload, payload } from "./payload.ts";

const OPTIONS = payload(padTo(4, SYN_OPTIONS));

interface End {
  readonly place: Endpoint;
  next: number;
  identification: number;
}

/** One connection between the end that opens ("a") and the one that listens ("b"), each with its own numbers. */
export class TcpFlow {
  readonly #writer: CaptureWriter;
  readonly #ends: Record<Side, End>;

  constructor(writer: CaptureWriter, a: Endpoint, b: Endpoint) {
    this.#writer = writer;
    const age = writer.packets;
    this.#ends = {
      a: { place: a, next: Math.imul(age, 0x9e37_79b1) >>> 0, identification: Math.imul(age, 31) & 0xffff },
      b: { place: b, next: Math.imul(age, 0x85eb_ca6b) >>> 0, identification: Math.imul(age, 37) & 0xffff },
    };
  }

  /** The first packet of a handshake. */
  syn(): void {
    this.#segment("a", TCP_SYN, OPTIONS);
  }

  synAck(): void {
    this.#segment("b", TCP_SYN | TCP_ACK, OPTIONS);
  }

  ack(side: Side): void {
    this.#segment(side, TCP_ACK, NOTHING);
  }

  send(side: Side, content: Payload): void {
    this.#segment(side, TCP_ACK | TCP_PSH, content);
  }

  fin(side: Side): void {
    this.#segment(side, TCP_FIN | TCP_ACK, NOTHING);
  }

  reset(side: Side): void {
    this.#segment(side, TCP_RST | TCP_ACK, NOTHING);
  }

  *open(): Script {
    this.syn();
    yield;
    this.synAck();
    yield;
    this.ack("a");
    yield;
  }

  /** `first` says that it has nothing more to send, and the other agrees. */
  *close(first: Side): Script {
    const second = first === "a" ? "b" : "a";
    this.fin(first);
    yield;
    this.fin(second);
    yield;
    this.ack(first);
  }

  #segment(side: Side, flags: number, content: Payload): void {
    const [from, to] = side === "a" ? [this.#ends.a, this.#ends.b] : [this.#ends.b, this.#ends.a];
    const isSyn = (flags & TCP_SYN) !== 0;
    const fields = {
      from: from.place,
      to: to.place,
      sequence: from.next,
      acknowledgment: (flags & TCP_ACK) === 0 ? 0 : to.next,
      flags,
      identification: from.identification,
      headerWords: isSyn ? 5 + OPTIONS.bytes.length / 4 : 5,
    };
    writeSegment(this.#writer, fields, content);
    from.identification = (from.identification + 1) & 0xffff;
    const length = isSyn ? 1 : content.bytes.length + ((flags & TCP_FIN) === 0 ? 0 : 1);
    from.next = (from.next + length) >>> 0;
  }
}
