import type { PacketView } from "../decode/packet-view.ts";
import type { Moment } from "../decode/timestamp.ts";
import { ReceivedRanges } from "./received-ranges.ts";
import { sharedIp, sharedMac } from "./shared-addresses.ts";

/** One end of a TCP connection, and what was captured of what it sent. */
export interface ConnectionEnd {
  readonly ip: string;
  readonly port: number;
  readonly mac: string | null;
  /** What this end sent. */
  readonly sent: ReceivedRanges;
  /** Packets that it sent; one that was captured twice counts once. */
  packets: number;
  /** Time to live (or hop limit) that its first packets came with; -1 before them, 0 where they differ or came out of a tunnel. */
  timeToLive: number;
  /** Sequence number of its SYN and of its FIN, -1 while not seen. */
  synSequence: number;
  finSequence: number;
  /** The furthest that the other end acknowledged, -1 while nothing was. */
  acknowledged: number;
  /** Its receive window was shut by its last segment. */
  shut: boolean;
  /** The second in which it first was, since the other end's last data; -1 where it was not. */
  shutSince: number;
  /** Sequence number of a byte that it sent into the other end's shut window, and will send again; -1 for none. */
  probed: number;
  /** First four payload bytes, as a big-endian integer, -1 while fewer than four were captured at its start. */
  opening: number;
  /** Those are the first bytes of its stream. */
  opensStream: boolean;
  firstPayload: Moment | null;
  /** Probes of a shut window apart. */
  readonly lastPayload: Moment;
  /** The longest silence between two of its data packets, null while there was none of a second. */
  longestPause: SeenPause | null;
}

/** A silence of one end between two of its data packets. Frames are frame references. */
export interface SeenPause {
  seconds: number;
  /** The packet before it and the one after it. */
  frame: number;
  lastFrame: number;
  /** The other end had shut its window in the first half of it, so that it is what the sender waited for. */
  windowShut: boolean;
}

/** Both ends of the packet in hand, as nothing was seen of either yet. */
export function newEnds(view: PacketView): { source: ConnectionEnd; destination: ConnectionEnd } {
  return {
    source: newEnd(view, view.sourceAddress, view.sourcePort, view.sourceMac),
    destination: newEnd(view, view.destinationAddress, view.destinationPort, view.destinationMac),
  };
}

function newEnd(view: PacketView, address: number, port: number, mac: number): ConnectionEnd {
  return {
    ip: sharedIp(view.network, address, view.ipVersion === 6 ? 6 : 4),
    port,
    mac: mac < 0 ? null : sharedMac(view.record, mac),
    sent: new ReceivedRanges(),
    packets: 0,
    timeToLive: -1,
    synSequence: -1,
    finSequence: -1,
    acknowledged: -1,
    shut: false,
    shutSince: -1,
    probed: -1,
    opening: -1,
    opensStream: false,
    firstPayload: null,
    lastPayload: { frame: 0, seconds: 0, nanoseconds: 0 },
    longestPause: null,
  };
}
