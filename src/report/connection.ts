/** The TCP connections of a report and their packets; part of the contract in report.ts. */

export interface Endpoint {
  ip: string;
  port: number;
}

/** What one end of a TCP connection sent: packets (a packet captured twice counts once), and payload bytes once each. */
export interface Sent {
  packets: number;
  bytes: number;
  /** Bytes that the capture has again. */
  retransmittedBytes: number;
  /** Bytes that were certainly sent and are not in the capture. */
  missingBytes: number;
  /** Bytes, of those captured, that the other end is not seen to acknowledge. */
  unacknowledgedBytes: number;
}

/**
 * The longest time between two data packets in a row of the end that sent more; or between its last one and the last packet
 * of the connection, where the other end kept its window shut.
 */
export interface Pause {
  seconds: number;
  /** The packet before it and the one after it, and the captures that they are in. */
  capture: number;
  frame: number;
  lastCapture: number;
  lastFrame: number;
  /** The receiver had shut its window (RFC 9293 section 3.8.6). */
  windowShut: boolean;
}

export interface DataConnection {
  stream: number;
  capture: number;
  opener: "client" | "server" | null;
  client: Endpoint;
  server: Endpoint;
  firstFrame: number;
  lastFrame: number;
  /** The capture that lastFrame is in: `capture`, unless this runs over several. */
  lastCapture: number;
  synFrame: number | null;
  synAckFrame: number | null;
  startTime: string;
  endTime: string;
  established: boolean;
  closed: "fin" | "rst" | "open";
  /** Who broke it off by RST; null where nobody did. */
  resetBy: "client" | "server" | null;
  sent: { client: Sent; server: Sent };
  /** Null where it is shorter than a second. */
  longestPause: Pause | null;
  /** Null where nobody asked for packets. */
  packets: ConnectionPackets | null;
}

/** The packets of one TCP connection, as a ladder draws them. */
export interface ConnectionPackets {
  client: PacketsEnd;
  server: PacketsEnd;
  /** In the order of their first frames. */
  runs: SegmentRun[];
  /** Packets that are in no run: bare acknowledgements where runs are folded, and those beyond a limit. */
  omitted: number;
}

export interface PacketsEnd {
  mac: string | null;
  /** Sequence number of its SYN; null where that was not captured. */
  initialSequence: number | null;
  /** Shift of its windows (RFC 7323 section 2), null where neither SYN was captured or one of them lacks it. */
  windowShift: number | null;
}

/**
 * One packet, or data packets of one end in a row (with the other end's bare acknowledgements among them; on a control
 * connection each data packet is a run). All fields but the last frame, the last time and the sums are the first packet's.
 */
export interface SegmentRun {
  capture: number;
  frame: number;
  lastCapture: number;
  lastFrame: number;
  time: string;
  lastTime: string;
  from: "client" | "server";
  kind: "syn" | "syn-ack" | "ack" | "data" | "keep-alive" | "zero-window" | "fin" | "rst";
  /** The capture has its bytes (or its SYN, or FIN) before, and here again. */
  retransmission: boolean;
  /** Packets of this end in the run. */
  packets: number;
  /** Payload bytes of those packets. */
  bytes: number;
  /** As in the header: names by RFC 9293, in the order of the header's bits ("PSH", "ACK" …). */
  flags: string[];
  sequence: number;
  /** Null without the ACK flag. */
  acknowledgment: number | null;
  /** As in the header, not shifted. */
  window: number;
}
