/** Turns TCP connections that were followed into the report's. */
import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { isoTime } from "../decode/timestamp.ts";
import { type Connection, opposite } from "../flow/connection.ts";
import type { ConnectionEnd } from "../flow/connection-end.ts";
import { pauseUntil } from "../flow/pause.ts";
import type { DataConnection, Endpoint, Pause, Sent } from "./connection.ts";
import { connectionPackets } from "./connection-packets.ts";

/** Numbers the connections that are reported, in the order of their first mention. */
export class Streams {
  #next = 0;

  /** The number of a connection: the one that it has, else the next one. */
  of(connection: Connection): number {
    if (connection.stream < 0) {
      connection.stream = this.#next;
      this.#next += 1;
    }
    return connection.stream;
  }
}

/** One data connection; `serverSide` is the side that plays the FTP server. */
export function dataConnection(connection: Connection, serverSide: 0 | 1, streams: Streams): DataConnection {
  const { initiator } = connection;
  return {
    stream: streams.of(connection),
    capture: captureOf(connection.first.frame),
    opener: initiator < 0 ? null : initiator === serverSide ? "server" : "client",
    client: endpoint(connection.ends[opposite(serverSide)]),
    server: endpoint(connection.ends[serverSide]),
    firstFrame: frameOf(connection.first.frame),
    lastFrame: frameOf(connection.last.frame),
    lastCapture: captureOf(connection.last.frame),
    synFrame: connection.syn === null ? null : frameOf(connection.syn.frame),
    synAckFrame: connection.synAckFrame === 0 ? null : frameOf(connection.synAckFrame),
    startTime: isoTime(connection.first),
    endTime: isoTime(connection.last),
    established: connection.established,
    closed: connection.closed,
    resetBy: connection.resetBy < 0 ? null : connection.resetBy === serverSide ? "server" : "client",
    sent: sentByBoth(connection, serverSide),
    longestPause: longestPause(connection),
    packets: connectionPackets(connection, serverSide),
  };
}

/** No session tells the roles, so port 20 does. */
export function unclaimedConnection(connection: Connection, streams: Streams): DataConnection {
  return dataConnection(connection, connection.ends[0].port === 20 ? 0 : 1, streams);
}

/** What client and server sent. */
export function sentByBoth(connection: Connection, serverSide: 0 | 1): { client: Sent; server: Sent } {
  return { client: sent(connection, opposite(serverSide)), server: sent(connection, serverSide) };
}

function sent(connection: Connection, side: 0 | 1): Sent {
  const { packets, sent } = connection.ends[side];
  return {
    packets,
    bytes: sent.bytes,
    retransmittedBytes: sent.retransmitted,
    missingBytes: connection.missing(side),
    unacknowledgedBytes: connection.unacknowledged(side),
  };
}

/** Of the end that sent more. */
function longestPause({ ends: [a, b], last }: Connection): Pause | null {
  const [sender, receiver] = a.sent.bytes >= b.sent.bytes ? [a, b] : [b, a];
  const shut = receiver.shut ? pauseUntil(last, sender) : null;
  const within = sender.longestPause;
  const pause = shut !== null && (within === null || shut.seconds > within.seconds) ? shut : within;
  if (pause === null) return null;
  return {
    seconds: pause.seconds,
    capture: captureOf(pause.frame),
    frame: frameOf(pause.frame),
    lastCapture: captureOf(pause.lastFrame),
    lastFrame: frameOf(pause.lastFrame),
    windowShut: pause.windowShut,
  };
}

function endpoint(end: ConnectionEnd): Endpoint {
  return { ip: end.ip, port: end.port };
}
