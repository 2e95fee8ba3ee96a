import { compareMoments, type Moment } from "../../decode/timestamp.ts";
import { type Connection, opposite } from "../../flow/connection.ts";
import type { PortInterest } from "../../flow/port-interest.ts";
import { LIMITS } from "../../limits.ts";
import { defaultAnnouncement } from "./announcement.ts";
import { assign, awaitConnection, isEmpty, takeBackFromRefused, tryAgain } from "./assignment.ts";
import type { ControlParty } from "./control-party.ts";
import { Expectations } from "./expectations.ts";
import { HostPairs } from "./host-pairs.ts";
import { isOtherService } from "./other-services.ts";
import { type AnnouncementRecord, type DataConnection, NO_CONNECTIONS, type TransferRecord } from "./records.ts";

/** Told of what connections turn out to be. */
export interface DataListener {
  /** A connection has become an FTP data connection. */
  claimed(connection: Connection): void;
  /** A connection of an encrypted session is taken for a transfer. */
  inferred(control: ControlParty, transfer: TransferRecord): void;
}

/**
 * Ties data connections to the announcements and the transfer commands that they were made for (RFC 959 section 3.2), in
 * whatever order the three were captured; and, where an announcement could not be read, by who connected to whom when.
 */
export class DataConnections {
  readonly expectations: Expectations;
  readonly #pairs = new HostPairs();
  readonly #listener: DataListener;

  constructor(interest: PortInterest, listener: DataListener) {
    this.expectations = new Expectations(interest);
    this.#listener = listener;
  }

  /** HOT PATH. See HostPairs. */
  get pairMarks(): Uint32Array {
    return this.#pairs.marks;
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
    return !isOtherService(listenerPort) && this.#pairs.mayHaveDataOn(hostPair, listenerPort);
  }

  /** A session that is not over may still find out that this connection was its own. */
  mayClaim(connection: Connection): boolean {
    return this.#pairs.isUnclaimed(connection);
  }

  addControl(control: ControlParty): void {
    this.#pairs.add(control);
  }

  removeControl(control: ControlParty): void {
    this.#pairs.remove(control);
    this.#forget(control);
  }

  /** A control connection is over: nothing more is expected on its behalf. */
  closeControl(control: ControlParty): void {
    this.#pairs.close(control);
    this.#forget(control);
  }

  /** Something was said that cannot be read. */
  spokeOpaque(control: ControlParty): void {
    this.#pairs.spokeOpaque(control);
  }

  /** An endpoint was announced: expect connections to it, and take the one that was captured before. */
  announced(announcement: AnnouncementRecord, control: ControlParty): void {
    this.expectations.add(announcement);
    control.expected.push(announcement);
    if (control.expected.length > LIMITS.expectationsPerSession) {
      const oldest = control.expected.shift();
      if (oldest !== undefined) this.expectations.remove(oldest);
    }
    for (const connection of this.#pairs.unclaimed(control.hostPair)) {
      if (mayListenOn(connection, announcement.port) && this.offer(connection)) return;
    }
  }

  #forget(control: ControlParty): void {
    for (const announcement of control.expected) this.expectations.remove(announcement);
    control.expected.length = 0;
  }

  /** A new connection, or one found midway. True where an announcement explains it. */
  offer(connection: Connection): boolean {
    for (const listenerSide of likelyListeners(connection)) {
      const listener = connection.ends[listenerSide];
      const best = this.expectations.best(connection.ends[opposite(listenerSide)], listener);
      if (best === null) continue;
      const other = this.expectations.ofOtherSession(best, listener);
      const claimed = this.#claim(best, connection, listenerSide);
      if ((other !== null && this.#claim(other, connection, listenerSide)) || claimed) return true;
    }
    return false;
  }

  /** A connection between two hosts with a control connection, that no announcement explains (yet). */
  unexplained(connection: Connection): void {
    const control = this.#pairs.opaque(connection.key.hostPair);
    if (control !== null) this.#infer(control, connection, null);
    else this.#pairs.addUnclaimed(connection);
  }

  /** A transfer command was sent, or its announcement has become known. */
  transferAsked(transfer: TransferRecord, control: ControlParty): void {
    const { announcement } = transfer;
    if (announcement !== null) {
      takeBackFromRefused(announcement);
      awaitConnection(announcement, transfer);
      return;
    }
    if (transfer.at === null || transfer.asked !== null) return;
    const expected =
      control.expected.find((one) => one.method === "default") ?? this.#expectDefault(transfer.at, control);
    awaitConnection(expected, transfer);
  }

  #expectDefault(at: Moment, control: ControlParty): AnnouncementRecord {
    const { clientEnd, serverEnd } = control;
    const expected = defaultAnnouncement(at, clientEnd.ip, clientEnd.port, serverEnd.ip);
    this.announced(expected, control);
    return expected;
  }

  /** A transfer was answered (or its session ended): if its announcement could not be read, its connection is inferred. */
  transferAnswered(transfer: TransferRecord, control: ControlParty): void {
    const refused = !transfer.begun && (transfer.replyCode ?? 0) >= 400;
    if (refused) transfer.announcement?.waiting?.delete(transfer);
    if (refused || transfer.data !== null || transfer.announcement !== null) return;
    let latest: Connection | null = null;
    for (const connection of this.#pairs.unclaimed(control.hostPair)) {
      if (connection.established && isAfter(connection.first, transfer.previous)) latest = connection;
    }
    if (latest !== null) this.#infer(control, latest, transfer);
  }

  /** A connection is something else than FTP data after all. */
  disown(connection: Connection): void {
    this.#pairs.noLongerUnclaimed(connection);
  }

  /** The session is over: connections to its endpoints that carried something are transfers, though no command was seen. */
  finished(control: ControlParty): void {
    const { session } = control;
    for (const announcement of session.announcements) {
      if (announcement.connections.length + announcement.attempts.length === 0) continue;
      const left = [...announcement.connections, ...announcement.attempts];
      announcement.connections = NO_CONNECTIONS;
      announcement.attempts = left.filter(({ connection }) => isEmpty(connection));
      for (const data of left) {
        if (isEmpty(data.connection)) continue;
        const transfer = { ...UNREAD_TRANSFER, announcement, data, inferred: false };
        announcement.user ??= transfer;
        session.transfers.push(transfer);
      }
    }
    session.transfers = session.transfers.filter(
      ({ verb, data }) => verb !== null || data === null || !isOtherTalk(data),
    );
    session.transfers.sort(byFirstMoment);
  }

  #claim(announcement: AnnouncementRecord, connection: Connection, listenerSide: 0 | 1): boolean {
    const { connections, attempts } = announcement;
    if (connections.length + attempts.length >= LIMITS.connectionsPerAnnouncement) return false;
    const openerSide = opposite(listenerSide);
    const serverSide = announcement.listener === "server" ? listenerSide : openerSide;
    this.#noLongerUnclaimed(connection);
    const data = { connection, serverSide };
    announcement.connections = connections.length === 0 ? [data] : [...connections, data];
    assign(announcement);
    tryAgain(announcement);
    return true;
  }

  #infer(control: ControlParty, connection: Connection, asked: TransferRecord | null): void {
    const serverSide = connection.ends[0].ip === control.serverEnd.ip ? 0 : 1;
    const sameHost = connection.ends[0].ip === connection.ends[1].ip;
    const listener = connection.initiator === 0 ? 1 : 0;
    const data: DataConnection = { connection, serverSide: sameHost ? listener : serverSide };
    this.#noLongerUnclaimed(connection);
    if (asked === null) {
      const transfer = { ...UNREAD_TRANSFER, data };
      control.session.transfers.push(transfer);
      this.#listener.inferred(control, transfer);
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
    this.#listener.claimed(connection);
    this.disown(connection);
  }
}

/** A transfer whose command was encrypted. */
const UNREAD_TRANSFER: TransferRecord = {
  id: 0,
  told: false,
  at: null,
  previous: null,
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
  replyLost: false,
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

function byFirstMoment(a: TransferRecord, b: TransferRecord): number {
  const first = a.at ?? a.data?.connection.first;
  const second = b.at ?? b.data?.connection.first;
  return first === undefined || second === undefined ? 0 : compareMoments(first, second);
}

function isAfter(moment: Moment, earlier: Moment | null): boolean {
  return earlier === null || compareMoments(moment, earlier) > 0;
}

function mayListenOn(connection: Connection, port: number): boolean {
  return likelyListeners(connection).some((side) => connection.ends[side].port === port);
}

function likelyListeners({ initiator }: Connection): readonly (0 | 1)[] {
  if (initiator < 0) return EITHER;
  return initiator === 0 ? SECOND : FIRST;
}

const FIRST: readonly (0 | 1)[] = [0];
const SECOND: readonly (0 | 1)[] = [1];
const EITHER: readonly (0 | 1)[] = [0, 1];
