/** Turns the packets of a followed TCP connection into the report's. */
import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { TCP_ACK, TCP_FIN, TCP_PSH, TCP_RST, TCP_SYN, TCP_URG } from "../decode/packet-view.ts";
import { isoTime } from "../decode/timestamp.ts";
import { type Connection, opposite } from "../flow/connection.ts";
import type { SegmentRun as SeenRun, SegmentLog } from "../flow/segment-log.ts";
import type { ConnectionPackets, PacketsEnd, SegmentRun } from "./connection.ts";

/** From the lowest bit up (RFC 9293 section 3.1; ECE and CWR by RFC 3168). */
const FLAG_NAMES: readonly (readonly [number, string])[] = [
  [TCP_FIN, "FIN"],
  [TCP_SYN, "SYN"],
  [TCP_RST, "RST"],
  [TCP_PSH, "PSH"],
  [TCP_ACK, "ACK"],
  [TCP_URG, "URG"],
  [0x40, "ECE"],
  [0x80, "CWR"],
];

/** The packets of a connection by FTP roles; null where none were asked for. `serverSide` plays the server. */
export function connectionPackets(connection: Connection, serverSide: 0 | 1): ConnectionPackets | null {
  const { log } = connection;
  if (log === null) return null;
  return {
    client: packetsEnd(connection, opposite(serverSide), log),
    server: packetsEnd(connection, serverSide, log),
    runs: log.runs.map((run) => segmentRun(run, serverSide)),
    omitted: log.omitted,
  };
}

function packetsEnd(connection: Connection, side: 0 | 1, log: SegmentLog): PacketsEnd {
  const { mac, synSequence } = connection.ends[side];
  return { mac, initialSequence: synSequence < 0 ? null : synSequence, windowShift: log.windowShift(side) };
}

function segmentRun(run: SeenRun, serverSide: 0 | 1): SegmentRun {
  return {
    capture: captureOf(run.frame),
    frame: frameOf(run.frame),
    lastCapture: captureOf(run.last.frame),
    lastFrame: frameOf(run.last.frame),
    time: isoTime(run),
    lastTime: isoTime(run.last),
    from: run.side === serverSide ? "server" : "client",
    kind: run.kind,
    retransmission: run.retransmission,
    packets: run.packets,
    bytes: run.bytes,
    flags: FLAG_NAMES.filter(([bit]) => (run.flags & bit) !== 0).map(([, name]) => name),
    sequence: run.sequence,
    acknowledgment: (run.flags & TCP_ACK) === 0 ? null : run.acknowledgment,
    window: run.window,
  };
}
