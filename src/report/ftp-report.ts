import { captureOf, frameOf } from "../decode/frame-reference.ts";
import { compareMoments, isoTime, type Moment, secondsBetween } from "../decode/timestamp.ts";
import type { Connection } from "../flow/connection.ts";
import { opposite } from "../flow/connection.ts";
import type { ConnectionEnd } from "../flow/connection-end.ts";
import type {
  AnnouncementRecord,
  ControlRecord,
  ExchangeRecord,
  ReplyRecord,
  TransferRecord,
} from "../protocols/ftp/records.ts";
import { capturePoint } from "./capture-point.ts";
import type { DataConnection } from "./connection.ts";
import { connectionPackets } from "./connection-packets.ts";
import { dataConnection, Streams, sentByBoth, unclaimedConnection } from "./connection-report.ts";
import { fileFormat } from "./file-signature.ts";
import type { Announcement, Exchange, FtpSession, Reply, StationEndpoint, Transfer } from "./report.ts";
import { outcomeOf } from "./transfer-outcome.ts";

const MASK = "********";
/** What a TLS handshake makes of either direction, certificates included; below it the bytes tell no direction. */
const HANDSHAKE_BYTES = 3_000;

/** Makes the rows of the report's FTP part. Records may still change afterwards; rows do not. */
export class FtpRows {
  readonly #streams = new Streams();
  readonly #showPasswords: boolean;

  constructor(showPasswords: boolean) {
    this.#showPasswords = showPasswords;
  }

  /** Gives the data connection of a transfer that is over its number, before those of what is told later. */
  number({ data }: TransferRecord): void {
    if (data !== null) this.#streams.of(data.connection);
  }

  transfer(record: TransferRecord, control: ControlRecord): Transfer {
    return transfer(record, control, this.#context([]));
  }

  session(control: ControlRecord): FtpSession {
    return session(control, this.#context([control]));
  }

  /** Those of these control connections that are sessions. */
  sessions(controls: readonly ControlRecord[]): FtpSession[] {
    const sessions = controls.filter(isSession);
    const context = this.#context(sessions);
    return sessions.map((control) => session(control, context));
  }

  /** A connection that looks like FTP data and that no session claims. */
  unclaimed(orphan: Connection): DataConnection {
    return unclaimedConnection(orphan, this.#streams);
  }

  #context(controls: readonly ControlRecord[]): Context {
    const transferred = new Set<Connection>();
    for (const { session } of controls) {
      for (const one of session.transfers) {
        this.number(one);
        if (one.data !== null) transferred.add(one.data.connection);
      }
    }
    return { streams: this.#streams, transferred, showPasswords: this.#showPasswords };
  }
}

/** Whether something was said that makes it an FTP session. */
export function isSession({ id }: ControlRecord): boolean {
  return id > 0;
}

interface Context {
  readonly streams: Streams;
  /** Connections that some transfer used. */
  readonly transferred: ReadonlySet<Connection>;
  readonly showPasswords: boolean;
}

function session(control: ControlRecord, context: Context): FtpSession {
  const { id, connection, session } = control;
  const { login } = session;
  const midway = connection.syn === null && connection.synAckFrame === 0;
  const commandsLost = connection.missing(opposite(control.serverSide)) > 0;
  const unread = control.security !== "none" || midway || commandsLost;
  return {
    id,
    capture: captureOf(connection.first.frame),
    client: station(control.clientEnd),
    server: station(control.serverEnd),
    firstFrame: frameOf(connection.first.frame),
    lastFrame: frameOf(connection.last.frame),
    lastCapture: captureOf(connection.last.frame),
    startTime: isoTime(connection.first),
    endTime: isoTime(connection.last),
    opened: midway ? "midstream" : "syn",
    closed: connection.closed,
    capturePoint: capturePoint(connection, control.serverSide),
    sent: sentByBoth(connection, control.serverSide),
    packets: connectionPackets(connection, control.serverSide),
    handshake: handshake(connection),
    security: control.security,
    secureFromFrame: control.secureFromFrame === 0 ? null : frameOf(control.secureFromFrame),
    banner: session.banner,
    user: login.user,
    passwordSeen: login.passwordSeen,
    password: context.showPasswords ? login.password : null,
    login: login.state === "none" && unread ? "unknown" : login.state,
    exchanges: listOf(session.exchanges, (one) => exchange(one, context)),
    announcements: listOf(session.announcements, (one) => announcement(one, context)),
    transfers: listOf(session.transfers, (one) => transfer(one, control, context)),
  };
}

const NOTHING = Object.freeze([]) as readonly never[] as never[];

/** Most of very many sessions have no transfer: one list of nothing does for all of them. */
function listOf<From, To>(records: readonly From[], tell: (record: From) => To): To[] {
  return records.length === 0 ? NOTHING : records.map(tell);
}

function station(end: ConnectionEnd): StationEndpoint {
  return { ip: end.ip, port: end.port, mac: end.mac };
}

function handshake(connection: Connection): FtpSession["handshake"] {
  const { syn, synAckFrame, ack } = connection;
  if (syn === null || synAckFrame === 0 || ack === null) return null;
  return {
    synFrame: frameOf(syn.frame),
    synAckFrame: frameOf(synAckFrame),
    ackFrame: frameOf(ack.frame),
    seconds: secondsBetween(syn, ack),
  };
}

/** Two objects of one shape each instead of one that is put together: there may be hundreds of thousands. */
function exchange(record: ExchangeRecord, context: Context): Exchange {
  const { verb, encoding } = record;
  const asked = record.frame > 0;
  const capture = asked ? captureOf(record.frame) : null;
  const frame = asked ? frameOf(record.frame) : null;
  const time = asked ? isoTime(record) : null;
  const replies = listOf(record.replies, reply);
  if (verb === "PASS" && record.argument !== null && !context.showPasswords) {
    return { capture, frame, time, verb, argument: MASK, replies };
  }
  const { argument } = record;
  if (encoding === "utf-8") return { capture, frame, time, verb, argument, replies };
  return { capture, frame, time, verb, argument, argumentEncoding: encoding, replies };
}

function reply(record: ReplyRecord): Reply {
  const { code, text, encoding } = record;
  const capture = captureOf(record.frame);
  const frame = frameOf(record.frame);
  const time = isoTime(record);
  if (encoding === "utf-8") return { capture, frame, time, code, text };
  return { capture, frame, time, code, text, textEncoding: encoding };
}

function announcement(record: AnnouncementRecord, context: Context): Announcement {
  return {
    capture: captureOf(record.at.frame),
    frame: frameOf(record.at.frame),
    // The default port is never announced, so no such record is in the session's list.
    method: record.method === "default" ? "PORT" : record.method,
    ip: record.ip,
    port: record.port,
    listener: record.listener,
    transfer: record.user === null || record.user.id === 0 ? null : record.user.id,
    attempts: attempts(record, context),
  };
}

/** The other session of a transfer between two servers may have used what was an attempt in this one. */
function attempts({ attempts: made }: AnnouncementRecord, { streams, transferred }: Context): DataConnection[] {
  const vain = made.filter(({ connection }) => !transferred.has(connection));
  if (vain.length === 0) return NOTHING;
  return vain
    .sort((a, b) => compareMoments(a.connection.first, b.connection.first))
    .map(({ connection, serverSide }) => dataConnection(connection, serverSide, streams));
}

function transfer(record: TransferRecord, control: ControlRecord, context: Context): Transfer {
  const { data, announcement: announced } = record;
  const counts = data === null ? null : countBytes(record, data.connection, data.serverSide);
  const shown = data === null ? null : dataConnection(data.connection, data.serverSide, context.streams);
  const mode = announced === null ? modeOf(record, shown) : announced.listener === "client" ? "active" : "passive";
  const start = counts?.start ?? data?.connection.first ?? record.at;
  return {
    id: record.id,
    capture: captureOf((record.at ?? start ?? control.connection.first).frame),
    frame: record.at === null ? null : frameOf(record.at.frame),
    verb: record.verb,
    argument: record.argument,
    ...(record.encoding === "utf-8" ? {} : { argumentEncoding: record.encoding }),
    path: record.path,
    direction: record.direction ?? counts?.direction ?? null,
    mode,
    method: announced?.method ?? record.asked ?? (record.inferred && data !== null ? "inferred" : null),
    announcementFrame: announced === null || announced.method === "default" ? null : frameOf(announced.at.frame),
    type: record.type,
    restart: record.restart,
    connection: shown,
    bytes: counts?.bytes ?? null,
    missingBytes: counts?.missing ?? null,
    retransmittedBytes: counts?.retransmitted ?? null,
    announcedBytes: record.announcedBytes,
    signature: control.security === "none" ? signatureOf(record) : null,
    startTime: start === null ? null : isoTime(start),
    seconds: counts?.seconds ?? null,
    outcome: outcomeOf(record, control.security !== "none" || control.serverEnd.firstPayload === null),
    replyCode: record.replyCode,
    findings: [],
  };
}

/** Of a file that was sent from its first byte on; what is appended may belong anywhere in it. */
function signatureOf({ direction, verb, restart, data }: TransferRecord): string | null {
  if (data === null || restart > 0 || verb === "APPE" || direction === null || direction === "listing") return null;
  const { connection, serverSide } = data;
  const sender = connection.ends[direction === "download" ? serverSide : opposite(serverSide)];
  return sender.opening >= 0 && sender.opensStream ? fileFormat(sender.opening) : null;
}

/** Without a readable announcement: who opened the connection, else how an endpoint was asked for. */
function modeOf({ asked }: TransferRecord, shown: DataConnection | null): "active" | "passive" | null {
  if (shown !== null && shown.opener !== null) return shown.opener === "server" ? "active" : "passive";
  if (asked === null) return null;
  return asked === "PORT" || asked === "EPRT" || asked === "LPRT" ? "active" : "passive";
}

interface Counts {
  direction: "download" | "upload" | null;
  bytes: number;
  missing: number;
  retransmitted: number;
  start: Moment | null;
  seconds: number;
}

/** Bytes in the transfer's direction; where the command could not be read, in the direction that carried more. */
function countBytes(record: TransferRecord, connection: Connection, serverSide: 0 | 1): Counts {
  const fromServer = connection.ends[serverSide];
  const fromClient = connection.ends[opposite(serverSide)];
  const down =
    record.direction === null ? fromServer.sent.bytes >= fromClient.sent.bytes : record.direction !== "upload";
  const side = down ? serverSide : opposite(serverSide);
  const sender = connection.ends[side];
  const start = sender.firstPayload;
  return {
    direction: directionByBytes(fromServer.sent.bytes, fromClient.sent.bytes),
    bytes: sender.sent.bytes,
    missing: connection.missing(side),
    retransmitted: sender.sent.retransmitted,
    start,
    seconds:
      start === null ? secondsBetween(connection.first, connection.last) : secondsBetween(start, sender.lastPayload),
  };
}

/** Null where both sides said about as much, as they do in TLS around a small file. */
function directionByBytes(fromServer: number, fromClient: number): "download" | "upload" | null {
  if (fromServer === 0 && fromClient === 0) return null;
  const both = fromServer > 0 && fromClient > 0;
  if (both && Math.abs(fromServer - fromClient) < HANDSHAKE_BYTES) return null;
  return fromServer > fromClient ? "download" : "upload";
}
