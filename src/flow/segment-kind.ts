import { type PacketView, TCP_ACK, TCP_FIN, TCP_RST, TCP_SYN } from "../decode/packet-view.ts";
import type { ConnectionEnd } from "./connection-end.ts";
import { sequenceDistance } from "./sequence.ts";

/** What a TCP packet is there for; of several things the one that matters most to its connection. */
export type SegmentKind = "syn" | "syn-ack" | "ack" | "data" | "keep-alive" | "zero-window" | "fin" | "rst";

/** The kind of the packet in hand, which `own` sent and its connection has taken. */
export function segmentKind(view: PacketView, own: ConnectionEnd): SegmentKind {
  const { flags } = view;
  if ((flags & TCP_RST) !== 0) return "rst";
  if ((flags & TCP_SYN) !== 0) return (flags & TCP_ACK) === 0 ? "syn" : "syn-ack";
  if ((flags & TCP_FIN) !== 0) return "fin";
  if (isKeepAlive(view, own)) return "keep-alive";
  if (view.payloadLength > 0) return "data";
  return view.window === 0 ? "zero-window" : "ack";
}

/** One byte (or none) that was sent and acknowledged before, only to get an answer (RFC 9293 section 3.8.4). */
export function isKeepAlive(view: PacketView, own: ConnectionEnd): boolean {
  if (view.payloadLength > 1 || (view.flags & (TCP_SYN | TCP_FIN)) !== 0) return false;
  return own.acknowledged >= 0 && sequenceDistance(own.acknowledged, view.sequence) === 1;
}
