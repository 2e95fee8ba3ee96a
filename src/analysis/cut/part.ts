import { frameReference } from "../../decode/frame-reference.ts";
import type { DataConnection, Endpoint } from "../../report/connection.ts";
import type { Announcement, FtpSession, Report, Transfer } from "../../report/report.ts";
import { FrameMarks } from "./frame-marks.ts";

/** What is to be cut out of captures: numbers of their report, or all that is FTP and DHCP. */
export interface Wanted {
  sessions: ReadonlySet<number>;
  transfers: ReadonlySet<number>;
  transactions: ReadonlySet<number>;
  all: boolean;
}

/** A TCP connection, from the frame that it begins with to the last one that the report counts to it, as frame references. */
export interface Span {
  first: number;
  last: number;
  isWanted: boolean;
}

/** What a report tells of the packets that belong to a part of it. */
export interface Part {
  /** By their first frames: connections that are wanted, and others of the same four numbers, with which those end. */
  spans: ReadonlyMap<number, Span>;
  /** Frames that are wanted themselves. */
  frames: FrameMarks;
  /** Frames that findings of wanted sessions, or exchanges, cite. */
  citedOfFtp: FrameMarks;
  citedOfDhcp: FrameMarks;
  /** Link-local addresses that were claimed where an exchange came to nothing: ARP about them tells how that went on. */
  linkLocal: Set<string>;
  /** A password can be read in it. */
  showsPassword: boolean;
}

/** The control connection of a session; data connections have the same fields. */
type Conversation = Pick<DataConnection, "capture" | "firstFrame" | "lastCapture" | "lastFrame"> & {
  client: Endpoint;
  server: Endpoint;
};

/**
 * Gathers what belongs to the wanted things. A session has its control connection and all data connections, tried ones too; a
 * transfer its session's whole control connection, its own data connection and what was tried for it; where a third host
 * takes part in that, the other control connection as well. An exchange has its messages, on whatever way.
 */
export function partOf(report: Report, wanted: Wanted): Part {
  const gathering = new Gathering(wanted);
  for (const session of report.ftp.sessions) gathering.session(session);
  for (const session of report.ftp.sessions) gathering.sharer(session);
  if (wanted.all) for (const connection of report.ftp.unclaimedConnections) gathering.conversation(connection);
  for (const transaction of report.dhcp.transactions) {
    if (!wanted.all && !wanted.transactions.has(transaction.id)) continue;
    for (const { capture, frame } of transaction.messages) gathering.frame(capture, frame);
  }
  for (const { afterTransaction, ip } of report.dhcp.linkLocal) {
    const isAfter = afterTransaction !== null && wanted.transactions.has(afterTransaction);
    if (wanted.all || isAfter) gathering.part.linkLocal.add(ip);
  }
  gathering.cited(report);
  gathering.neighbours(report);
  return gathering.part;
}

class Gathering {
  readonly part: Part & { spans: Map<number, Span> } = {
    spans: new Map(),
    frames: new FrameMarks(),
    citedOfFtp: new FrameMarks(),
    citedOfDhcp: new FrameMarks(),
    linkLocal: new Set(),
    showsPassword: false,
  };
  readonly #wanted: Wanted;
  /** Sessions and transfers that are wanted, those of which only parts are included. */
  readonly #sessions = new Set<number>();
  readonly #transfers = new Set<number>();
  /** Numbers of data connections, and the four numbers of all connections, that are wanted. */
  readonly #streams = new Set<number>();
  readonly #fours = new Set<string>();

  constructor(wanted: Wanted) {
    this.#wanted = wanted;
  }

  session(session: FtpSession): void {
    const { all, sessions, transfers } = this.#wanted;
    const isWhole = all || sessions.has(session.id);
    const chosen = session.transfers.filter(({ id }) => isWhole || transfers.has(id));
    if (!isWhole && chosen.length === 0) return;
    this.#control(session);
    const ids = new Set(chosen.map(({ id }) => id));
    for (const id of ids) this.#transfers.add(id);
    for (const { connection } of [...chosen, ...defaultsBefore(session, chosen)]) {
      if (connection === null) continue;
      this.#streams.add(connection.stream);
      this.conversation(connection);
    }
    for (const { attempts } of isWhole ? session.announcements : announcedFor(session.announcements, ids)) {
      for (const attempt of attempts) this.conversation(attempt);
    }
  }

  /** Data between two servers belongs to two sessions: neither tells of it without the other. */
  sharer(session: FtpSession): void {
    if (this.#sessions.has(session.id)) return;
    const shares = session.transfers.some(
      ({ connection }) => connection !== null && this.#streams.has(connection.stream),
    );
    if (shares) this.#control(session);
  }

  conversation(connection: Conversation): void {
    this.#span(connection, true);
    this.#fours.add(fourNumbers(connection));
  }

  frame(capture: number, frame: number): void {
    this.part.frames.mark(frameReference(capture, frame));
  }

  cited({ findings }: Report): void {
    for (const { subject, capture, frames } of findings) {
      const { session, transfer, transaction } = subject;
      const isFtp = transfer !== null ? this.#transfers.has(transfer) : session !== null && this.#sessions.has(session);
      const isDhcp = transaction !== null && (this.#wanted.all || this.#wanted.transactions.has(transaction));
      if (capture === null || !(isFtp || isDhcp)) continue;
      const cited = isFtp ? this.part.citedOfFtp : this.part.citedOfDhcp;
      for (const frame of frames) cited.mark(frameReference(capture, frame));
    }
  }

  /** Other connections of the same four numbers. */
  neighbours({ ftp }: Report): void {
    const look = (connection: Conversation) => {
      if (this.#fours.has(fourNumbers(connection))) this.#span(connection, false);
    };
    for (const session of ftp.sessions) {
      look(session);
      for (const { connection } of session.transfers) if (connection !== null) look(connection);
      for (const { attempts } of session.announcements) attempts.forEach(look);
    }
    ftp.unclaimedConnections.forEach(look);
  }

  #control(session: FtpSession): void {
    this.#sessions.add(session.id);
    this.conversation(session);
    if (session.passwordSeen) this.part.showsPassword = true;
  }

  #span({ capture, firstFrame, lastCapture, lastFrame }: Conversation, isWanted: boolean): void {
    const first = frameReference(capture, firstFrame);
    const { spans } = this.part;
    if (!spans.has(first)) spans.set(first, { first, last: frameReference(lastCapture, lastFrame), isWanted });
  }
}

/** Connections to the default port are told apart by their order only: of a wanted one, all that came before it are needed. */
function defaultsBefore({ transfers }: FtpSession, chosen: readonly Transfer[]): Transfer[] {
  const last = transfers.findLastIndex((transfer) => isDefault(transfer) && chosen.includes(transfer));
  return transfers.slice(0, Math.max(0, last)).filter(isDefault);
}

function isDefault({ method }: Transfer): boolean {
  return method === "default";
}

/** What was announced for these transfers, and what was announced just before and used for nothing: they are tries at the same. */
function announcedFor(announcements: readonly Announcement[], transfers: ReadonlySet<number>): Announcement[] {
  const found: Announcement[] = [];
  let unused: Announcement[] = [];
  for (const announcement of announcements) {
    if (announcement.transfer === null) unused.push(announcement);
    else {
      if (transfers.has(announcement.transfer)) found.push(...unused, announcement);
      unused = [];
    }
  }
  return found;
}

function fourNumbers({ client, server }: Conversation): string {
  return [client, server]
    .map(({ ip, port }) => `${ip} ${port}`)
    .sort()
    .join(" ");
}
