import type { Unreachable } from "../../../../src/analysis/unreachables.ts";
import type { DataConnection } from "../../../../src/report/connection.ts";
import type { Announcement, Exchange, FtpSession, Transfer } from "../../../../src/report/report.ts";
import { at, dataConnection, exchange, sent, session, transfer } from "../../../render/sample-ftp.ts";

/** Sessions in which a data connection does not come to be, made by hand. Frame 50 is one second after the beginning. */

export const CLIENT = "192.168.0.10";
export const SERVER = "192.168.0.20";

/** SYNs of the opener, so many in so many seconds, and nothing else. */
export function unanswered(
  opener: "client" | "server",
  syns = 4,
  seconds = 7,
  changes: Partial<DataConnection> = {},
): DataConnection {
  const byServer = opener === "server";
  return dataConnection({
    opener,
    established: false,
    closed: "open",
    synFrame: 60,
    synAckFrame: null,
    firstFrame: 60,
    lastFrame: 60 + syns - 1,
    startTime: at(1.2),
    endTime: at(1.2 + seconds),
    sent: { client: sent(byServer ? 0 : syns, 0), server: sent(byServer ? syns : 0, 0) },
    ...changes,
  });
}

/** One SYN and a RST of the other end. */
export function reset(opener: "client" | "server", changes: Partial<DataConnection> = {}): DataConnection {
  return unanswered(opener, 1, 0.001, {
    lastFrame: 61,
    closed: "rst",
    resetBy: opener === "server" ? "client" : "server",
    sent: { client: sent(1, 0), server: sent(1, 0) },
    ...changes,
  });
}

export function announced(changes: Partial<Announcement> = {}): Announcement {
  const mode = changes.listener ?? "client";
  return {
    capture: 0,
    frame: 50,
    method: mode === "client" ? "PORT" : "PASV",
    ip: mode === "client" ? CLIENT : SERVER,
    port: mode === "client" ? 50_021 : 30_000,
    listener: mode,
    transfer: 1,
    attempts: [],
    ...changes,
  };
}

/** A transfer command at frame 55 that brought nothing. */
export function failed(connection: DataConnection | null, changes: Partial<Transfer> = {}): Transfer {
  return transfer(1, {
    frame: 55,
    verb: "LIST",
    argument: null,
    path: null,
    direction: "listing",
    announcementFrame: 50,
    connection,
    bytes: null,
    outcome: "failed",
    replyCode: 425,
    startTime: at(1.1),
    ...changes,
  });
}

/** The commands of an active transfer, with the reply that it ended by (none for null). */
export function active(one: Transfer, reply: [code: number, text: string] | null, changes: Partial<FtpSession> = {}) {
  return session(1, {
    exchanges: [
      exchange(50, "PORT", "192,168,0,10,195,101", [[51, 200, "PORT command successful."]]),
      asked(one, reply),
    ],
    announcements: [announced()],
    transfers: [one],
    ...changes,
  });
}

export function passive(one: Transfer, reply: [code: number, text: string] | null, changes: Partial<FtpSession> = {}) {
  return session(1, {
    exchanges: [pasv(), asked(one, reply)],
    announcements: [announced({ listener: "server" })],
    transfers: [one],
    ...changes,
  });
}

export const failedPassively = (connection: DataConnection | null, changes: Partial<Transfer> = {}) =>
  failed(connection, { mode: "passive", method: "PASV", ...changes });

/** PASV, answered at frame 50. */
export function pasv(): Exchange {
  return exchange(49, "PASV", null, [[50, 227, "Entering Passive Mode (192,168,0,20,117,48)."]]);
}

function asked({ frame, verb, argument }: Transfer, reply: [code: number, text: string] | null): Exchange {
  return exchange(frame, verb, argument, reply === null ? [] : [[450, ...reply]]);
}

/** The client gives up where nothing else is captured: PASV, an attempt (or none), and the end. */
export function clientGaveUp(connections: DataConnection[], changes: Partial<FtpSession> = {}): FtpSession {
  return session(1, {
    exchanges: [pasv()],
    announcements: [announced({ listener: "server", transfer: null, attempts: connections })],
    transfers: [],
    ...changes,
  });
}

export function icmpError(changes: Partial<Unreachable> = {}): Unreachable {
  return {
    at: 62,
    time: at(1.201),
    sender: CLIENT,
    kind: "port",
    mtu: null,
    source: { ip: SERVER, port: 20 },
    destination: { ip: CLIENT, port: 50_021 },
    ...changes,
  };
}
