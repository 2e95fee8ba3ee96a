import type { Moment } from "../../decode/timestamp.ts";
import { type Connection, type ConnectionEnd, opposite } from "../../flow/connection.ts";
import type { PortInterest } from "../../flow/port-interest.ts";
import { LIMITS } from "../../limits.ts";
import { defaultAnnouncement } from "./announcement.ts";
import { Expectations } from "./expectations.ts";
import { isOtherService } from "./other-services.ts";
import type { AnnouncementRecord, DataConnection, TransferRecord } from "./records.ts";
import type { FtpSession } from "./session.ts";

const UNCLAIMED_PER_PAIR = 64;

/** What is asked of a control connection here. */
export interface ControlParty {
  readonly connection: Connection;
  readonly session: FtpSession;
  readonly clientEnd: ConnectionEnd;
  readonly serverEnd: ConnectionEnd;
  /** Number of its pair of hosts (FlowKey.hostPair). */
  readonly hostPair: number;
  /** What is said now cannot be read. */
  readonly isOpaque: boolean;
  /** Frame of its last payload. */
  readonly lastActivity: number;
  /** Bytes of control text that the capture does not have. */
  readonly lostBytes: number;
  /** Announcements that connections are still expected for; kept by DataConnections. */
  readonly expected: AnnouncementRecord[];
}

/** Two hosts that talk FTP with each other. */
interface HostPair {
  controls: ControlParty[];
  /** Connections between them that no announcement explains (yet). */
  unclaimed: Connection[];
}

/**
 * Ties data connections to the announcements and the transfer commands that they were made for (RFC 959 section 3.2), in
 * whatever order the three were captured; and, where an announcement could not be read, by who connected to whom when.
 */
export class DataConnections {
  readonly expectations: Expectations;
  readonly #pairs = new Map<number, HostPair>();
  /** A connection has become an FTP data connection. */
  readonly #claimed: (connection: Connection) => void;

  constructor(interest: PortInterest, claimed: (connection: Connection) => void) {
    this.expectations = new Expectations(interest);
    this.#claimed = claimed;
  }

  /** Two hosts with this number (FlowKey.hostPair) have a control connection between them. */
  isPair(hostPair: number): boolean {
    return this.#pairs.has(hostPair);
  }

  /**
   * Whether a connection to this port may be a data connection that nobody announced: its hosts have a control
   * connection between them, and it is not to the port of that.
   */
  mayExplain(hostPair: number, listenerPort: number): boolean {
    const pair = this.#pairs.get(hostPair);
    if (pair === undefined || isOtherService(listenerPort)) return false;
    return pair.controls.every((control) => control.serverEnd.port !== listenerPort);
  }

  addControl(control: ControlParty): void {
    const pair = this.#pairs.get(control.hostPair);
    if (pair !== undefined) pair.controls.push(control);
    else this.#pairs.set(control.hostPair, { controls: [control], unclaimed: [] });
  }

  removeControl(control: ControlParty): void {
    const pair = this.#pairs.get(control.hostPair);
    if (pair === undefined) return;
    pair.controls = pair.controls.filter((one) => one !== control);
    if (pair.controls.length === 0) this.#pairs.delete(control.hostPair);
  }

  /** An endpoint was announced: expect connections to it, and take the one that was captured before. */
  announced(announcement: AnnouncementRecord, control: ControlParty): void {
    this.expectations.add(announcement);
    control.expected.push(announcement);
    if (control.expected.length > LIMITS.expectationsPerSession) {
      const oldest = control.expected.shift();
      if (oldest !== undefined) this.expectations.remove(oldest);
    }
    for (const connection of this.#pairs.get(control.hostPair)?.unclaimed ?? []) {
      if (mayListenOn(connection, announcement.port) && this.offer(connection)) return;
    }
  }

  /** A control connection is over: nothing more is expected on its behalf. */
  forget(control: ControlParty): void {
    for (const announcement of control.expected) this.expectations.remove(announcement);
    control.expected.length = 0;
  }

  /** A new connection, or one found midway. True where an announcement explains it. */
  offer(connection: Connection): boolean {
    for (const listenerSide of likelyListeners(connection)) {
      const opener = connection.ends[opposite(listenerSide)];
      const listener = connection.ends[listenerSide];
      const opening = { openerIp: opener.ip, listenerIp: listener.ip, listenerPort: listener.port };
      const matches = this.expectations.match(opening);
      for (const announcement of matches) this.#claim(announcement, connection, listenerSide);
      if (matches.length > 0) return true;
    }
    return false;
  }

  /** A connection between two hosts with a control connection, that no announcement explains (yet). */
  unexplained(connection: Connection): void {
    const pair = this.#pairs.get(connection.key.hostPair);
    if (pair === undefined) return;
    const secure = pair.controls.filter((control) => control.isOpaque);
    const control = secure.reduce<ControlParty | null>(
      (latest, one) => (latest === null || one.lastActivity >= latest.lastActivity ? one : latest),
      null,
    );
    if (control !== null) {
      this.#infer(control, connection, null);
      return;
    }
    pair.unclaimed.push(connection);
    if (pair.unclaimed.length > UNCLAIMED_PER_PAIR) pair.unclaimed.shift();
  }

  /** A transfer command was sent, or its announcement has become known. */
  transferAsked(transfer: TransferRecord, control: ControlParty): void {
    const { announcement } = transfer;
    if (announcement !== null) {
      takeBackFromRefused(announcement, transfer);
      assign(announcement);
      return;
    }
    if (transfer.at === null || transfer.asked !== null) return;
    const expected =
      control.expected.find((one) => one.method === "default") ?? this.#expectDefault(transfer.at, control);
    expected.transfers.push(transfer);
    assign(expected);
  }

  #expectDefault(at: Moment, control: ControlParty): AnnouncementRecord {
    const { clientEnd, serverEnd } = control;
    const expected = defaultAnnouncement(at, clientEnd.ip, clientEnd.port, serverEnd.ip);
    this.announced(expected, control);
    return expected;
  }

  /** A transfer was answered (or its session ended): if its announcement could not be read, its connection is inferred. */
  transferAnswered(transfer: TransferRecord, control: ControlParty): void {
    if (transfer.data !== null || transfer.announcement !== null) return;
    if (!transfer.begun && (transfer.replyCode ?? 0) >= 400) return;
    const unclaimed = this.#pairs.get(control.hostPair)?.unclaimed ?? [];
    const { transfers } = control.session;
    const before = transfers[transfers.lastIndexOf(transfer) - 1]?.at?.frame ?? 0;
    const connection = unclaimed.findLast((one) => one.established && one.first.frame > before);
    if (connection !== undefined) this.#infer(control, connection, transfer);
  }

  /** A connection is something else than FTP data after all. */
  disown(connection: Connection): void {
    const pair = this.#pairs.get(connection.key.hostPair);
    if (pair !== undefined) pair.unclaimed = pair.unclaimed.filter((one) => one !== connection);
  }

  /** The session is over: connections to its endpoints that no command was seen for are transfers all the same. */
  finished(control: ControlParty): void {
    const { session } = control;
    for (const announcement of session.announcements) {
      for (const data of announcement.connections.splice(0)) {
        const [a, b] = data.connection.ends;
        if (a.sent.bytes + b.sent.bytes === 0) continue;
        const transfer = { ...UNREAD_TRANSFER, announcement, data, inferred: false };
        announcement.transfers.push(transfer);
        session.transfers.push(transfer);
      }
    }
    session.transfers = session.transfers.filter(
      ({ verb, data }) => verb !== null || data === null || !isOtherTalk(data),
    );
    session.transfers.sort((a, b) => firstFrameOf(a) - firstFrameOf(b));
  }

  #claim(announcement: AnnouncementRecord, connection: Connection, listenerSide: 0 | 1): void {
    const openerSide = opposite(listenerSide);
    const serverSide = announcement.listener === "server" ? listenerSide : openerSide;
    announcement.connections.push({ connection, serverSide });
    this.#noLongerUnclaimed(connection);
    assign(announcement);
  }

  #infer(control: ControlParty, connection: Connection, asked: TransferRecord | null): void {
    const serverSide = connection.ends[0].ip === control.serverEnd.ip ? 0 : 1;
    const sameHost = connection.ends[0].ip === connection.ends[1].ip;
    const listener = connection.initiator === 0 ? 1 : 0;
    const data: DataConnection = { connection, serverSide: sameHost ? listener : serverSide };
    this.#noLongerUnclaimed(connection);
    if (asked === null) {
      control.session.transfers.push({ ...UNREAD_TRANSFER, data });
    } else {
      asked.data = data;
      asked.inferred = true;
      if (asked.at !== null && isByDefault(control, data)) {
        const client = connection.ends[opposite(data.serverSide)];
        asked.announcement = defaultAnnouncement(asked.at, client.ip, client.port, control.serverEnd.ip);
      }
    }
  }

  #noLongerUnclaimed(connection: Connection): void {
    this.#claimed(connection);
    this.disown(connection);
  }
}

/** A transfer whose command was encrypted. */
const UNREAD_TRANSFER: TransferRecord = {
  at: null,
  verb: null,
  argument: null,
  encoding: "utf-8",
  path: null,
  direction: null,
  type: null,
  restart: 0,
  announcement: null,
  data: null,
  asked: null,
  inferred: true,
  announcedBytes: null,
  begun: false,
  abortRequested: false,
  replyCode: null,
};

/** Nobody named a port, and the server connected all the same (ProFTPD to the port below the client's control port). */
function isByDefault(control: ControlParty, { connection, serverSide }: DataConnection): boolean {
  const whole = control.connection.syn !== null && control.lostBytes === 0;
  return whole && control.session.announcements.length === 0 && connection.initiator === serverSide;
}

/** What the client begins to say on a connection that was only inferred is HTTP or SSH. */
function isOtherTalk({ connection, serverSide }: DataConnection): boolean {
  const { opening } = connection.ends[opposite(serverSide)];
  return OTHER_OPENINGS.has(opening);
}

const OTHER_OPENINGS = new Set(["GET ", "POST", "HEAD", "PUT ", "OPTI", "CONN", "SSH-"].map(fourBytes));

function fourBytes(text: string): number {
  return new DataView(new TextEncoder().encode(text).buffer).getUint32(0);
}

function firstFrameOf(transfer: TransferRecord): number {
  return transfer.at?.frame ?? transfer.data?.connection.first.frame ?? 0;
}

/** Gives the connections made to an announced endpoint to the transfers that asked for them, first come first served. */
function assign(announcement: AnnouncementRecord): void {
  for (const transfer of announcement.transfers) {
    const data = announcement.connections[0];
    if (data === undefined) return;
    if (transfer.data !== null) continue;
    transfer.data = data;
    transfer.announcement = announcement;
    announcement.connections.shift();
  }
}

/** A command that was refused leaves the open data connection to the next one. */
function takeBackFromRefused(announcement: AnnouncementRecord, next: TransferRecord): void {
  for (const earlier of announcement.transfers) {
    if (earlier === next || earlier.data === null || earlier.begun || (earlier.replyCode ?? 0) < 400) continue;
    const { connection } = earlier.data;
    const empty = connection.ends[0].sent.bytes === 0 && connection.ends[1].sent.bytes === 0;
    if (!empty || connection.closed !== "open") continue;
    announcement.connections.unshift(earlier.data);
    earlier.data = null;
  }
  announcement.transfers = announcement.transfers.filter(
    (one) => one === next || one.replyCode === null || one.data !== null,
  );
}

function mayListenOn(connection: Connection, port: number): boolean {
  return likelyListeners(connection).some((side) => connection.ends[side].port === port);
}

function likelyListeners(connection: Connection): readonly (0 | 1)[] {
  if (connection.initiator === 0) return [1];
  if (connection.initiator === 1) return [0];
  return [0, 1];
}
