import { frameReference } from "../../../decode/frame-reference.ts";
import type { DataConnection } from "../../../report/connection.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { isPrivate } from "../../../report/private-address.ts";
import type { Announcement, FtpSession, Report, Transfer } from "../../../report/report.ts";
import { synFate } from "../../../report/syn-fate.ts";
import type { Unreachable } from "../../unreachables.ts";
import type { Facts } from "../facts.ts";
import { leftByClient } from "../ftp-sessions/session-controls.ts";
import { CapturedData } from "./captured-data.ts";
import { CANNOT_OPEN, CLOSED, givesUp, namesDataConnection, refusesHost } from "./failed-reply.ts";
import { IcmpAnswers } from "./icmp-answers.ts";
import { LaterSuccess } from "./later-success.ts";
import { SessionIndex } from "./session-index.ts";
import type { UnopenedConnection } from "./unopened.ts";

/** A SYN that waits shorter may still be answered: the first two are sent again after one second, and after two more. */
const PATIENCE = 3;
/** So long a transfer, or a client, does nothing before it counts as having waited in vain for a connection without a SYN. */
const LONG_PATIENCE = 10;
export const CLIENT_PATIENCE = 5;
/** So long where the capture ends before anybody gave up: a server may be busy. */
const LONGEST_PATIENCE = 30;

/** A data connection that did not come to be, before it is known what became of what was wanted. */
export type Failure = Omit<UnopenedConnection, "session" | "dataCaptured" | "redeemed" | "times">;

/** Finds what was announced, or asked for, and did not come to be. */
export class FailureSearch {
  readonly #report: Report;
  readonly #left: ReadonlyMap<FtpSession, unknown>;
  readonly #icmp: IcmpAnswers;
  readonly #captured: () => CapturedData;
  readonly #later: () => LaterSuccess;

  constructor(facts: Facts) {
    const { report, unreachables } = facts;
    this.#left = leftByClient(facts);
    this.#report = report;
    this.#icmp = new IcmpAnswers(unreachables);
    this.#captured = lazily(() => new CapturedData(facts));
    this.#later = lazily(() => new LaterSuccess(facts));
  }

  /** In the order of their first frames. */
  inSession(session: FtpSession): Failure[] {
    // Of one end nothing was captured: neither was its answer to a SYN.
    if (session.sent.client.packets === 0 || session.sent.server.packets === 0) return [];
    const index = lazily(() => new SessionIndex(session));
    const failures = session.transfers.flatMap((transfer) => this.#ofTransfer(transfer, session, index) ?? []);
    for (const announcement of session.announcements) {
      if (announcement.transfer !== null) continue;
      const failure = this.#ofAnnouncement(announcement, session, index);
      if (failure !== null) failures.push(failure);
    }
    return failures.sort((a, b) => placeOf(a) - placeOf(b));
  }

  /** A failure with what became of it, or of the last one where several are told as one. */
  whole(failure: Failure, session: FtpSession, last: Failure, times: number): UnopenedConnection {
    const dataCaptured = failure.announcement === null || this.#captured().has(session, failure.mode);
    return { ...failure, session, dataCaptured, redeemed: this.#isRedeemed(last, session), times };
  }

  #ofTransfer(transfer: Transfer, session: FtpSession, index: () => SessionIndex): Failure | null {
    const { connection: used, outcome, mode } = transfer;
    if (outcome === "completed" || used?.established === true) return null;
    if (used === null && transfer.announcementFrame === null) return ofUnnamedPort(transfer, session, index);
    if (mode === null) return null;
    const announcement = transfer.announcementFrame === null ? null : index().announcementOf(transfer);
    const connection = used ?? announcement?.attempts.findLast(({ established }) => !established) ?? null;
    const replies = index().commandOf(transfer)?.replies ?? [];
    const reply = replies.findLast(({ code }) => code === transfer.replyCode) ?? null;
    const base = {
      mode,
      announcement,
      transfer,
      connection,
      reply,
      icmp: null,
      waited: null,
      since: transfer.startTime,
    };
    if (mode === "active" && isThirdHost(connection?.client.ip ?? announcement?.ip, session)) return null;
    if (connection !== null) return this.#attempted(base, connection, session);
    // What was closed had been open, however little of it was captured.
    const wasOpen = reply?.code === CLOSED && replies.some(({ code }) => code >= 100 && code < 200);
    return wasOpen ? null : this.#absent(base, session);
  }

  #absent(base: Omit<Failure, "fate">, session: FtpSession): Failure | null {
    const { transfer, announcement, reply, mode } = base;
    if (announcement === null || transfer === null || transfer.verb === null) return null;
    if (reply !== null) {
      if (refusesHost(reply)) return null;
      const says = namesDataConnection(reply) || (givesUp(reply) && this.#captured().has(session, mode));
      return says ? { ...base, fate: "absent" } : null;
    }
    if (transfer.outcome === "unknown" || transfer.startTime === null || !this.#captured().has(session, mode))
      return null;
    const waited = secondsBetween(transfer.startTime, this.#lastTime(session.lastCapture, session.endTime));
    const isGoingOn = session.closed === "open" && transfer.outcome === "unfinished" && !this.#left.has(session);
    return waited < (isGoingOn ? LONGEST_PATIENCE : LONG_PATIENCE) ? null : { ...base, fate: "absent", waited };
  }

  #attempted(base: Omit<Failure, "fate">, connection: DataConnection, session: FtpSession): Failure | null {
    const fate = this.#fateOf(connection);
    if (fate === null) return null;
    const { icmp } = fate;
    const { reply } = base;
    const until = reply?.time ?? this.#lastTime(connection.lastCapture, connection.endTime);
    const waited = secondsBetween(connection.startTime, until);
    const opener = connection.opener === "client" ? connection.sent.client : connection.sent.server;
    const calledOff = reply === null && session.closed !== "open" && opener.packets > 1;
    const over = reply === null ? waited >= PATIENCE || calledOff : givesUp(reply) || waited >= PATIENCE;
    // A refused command closes the port at once, so a SYN that comes later is refused as a matter of course.
    if (fate.kind === "refused" ? reply !== null && !givesUp(reply) : !over) return null;
    return { ...base, connection, icmp, fate: fate.kind, since: connection.startTime };
  }

  #fateOf(connection: DataConnection): { kind: "blocked" | "refused"; icmp: Unreachable | null } | null {
    const { opener, client, server, established, synAckFrame, startTime, endTime } = connection;
    const fate = synFate(connection);
    if (fate === null || established || opener === null) return null;
    if (fate === "refused") return { kind: "refused", icmp: null };
    if (fate === "answered") return synAckFrame === null ? null : { kind: "blocked", icmp: null };
    const [source, destination] = opener === "client" ? [client, server] : [server, client];
    const icmp = this.#icmp.about({ source, destination, startTime, endTime });
    return { kind: icmp === null ? "blocked" : "refused", icmp };
  }

  /** Clients that connect before they send the command: the attempt failed, or was never seen. */
  #ofAnnouncement(announcement: Announcement, session: FtpSession, index: () => SessionIndex): Failure | null {
    const { listener, attempts } = announcement;
    const mode = listener === "client" ? ("active" as const) : ("passive" as const);
    const base = { mode, announcement, transfer: null, reply: null, icmp: null, waited: null, since: null };
    if (attempts.some(({ established }) => established)) return null;
    const connection = attempts.at(-1) ?? null;
    if (connection !== null) {
      // Another host than the session's tries its luck.
      if (connection.opener !== null && connection[connection.opener].ip !== session[connection.opener].ip) return null;
      return this.#attempted({ ...base, connection }, connection, session);
    }
    if (mode === "active" || !this.#captured().has(session, mode)) return null;
    const idle = idleAfter(announcement, session, index());
    if (idle === null) return null;
    const { since, waited, left } = idle;
    const inVain = left && session.transfers.length === 0 && session.closed !== "open";
    return waited >= CLIENT_PATIENCE || inVain ? { ...base, connection, fate: "absent", since, waited } : null;
  }

  #isRedeemed({ transfer, since }: Failure, session: FtpSession): boolean {
    if (since === null) return false;
    return transfer === null ? this.#later().inSession(session, since) : this.#later().of(session, transfer, since);
  }

  /** The end of a capture: until then an answer could have come. */
  #lastTime(capture: number, atLeast: string): string {
    const last = this.#report.captures[capture]?.lastTime ?? atLeast;
    return last > atLeast ? last : atLeast;
  }
}

/** No port was agreed on, and the server does not open a connection to the default one (RFC 959 section 3.2). */
function ofUnnamedPort(transfer: Transfer, session: FtpSession, index: () => SessionIndex): Failure | null {
  if (transfer.method !== null || transfer.replyCode !== CANNOT_OPEN) return null;
  if (session.security !== "none" || session.opened !== "syn" || session.sent.client.missingBytes > 0) return null;
  const reply = index().commandOf(transfer)?.replies.at(-1) ?? null;
  const nothing = { announcement: null, connection: null, icmp: null, waited: null };
  return { ...nothing, mode: "active", fate: "absent", transfer, reply, since: transfer.startTime };
}

/** PORT named another machine, not the client under another address: a bounce, or a transfer between servers. */
function isThirdHost(target: string | undefined, { client }: FtpSession): boolean {
  return target !== undefined && target !== client.ip && isPrivate(target) === isPrivate(client.ip);
}

/** How long the client did nothing after a port was announced, before it gave up: said goodbye, or asked anew. */
function idleAfter(
  announcement: Announcement,
  session: FtpSession,
  index: SessionIndex,
): { since: string; waited: number; left: boolean } | null {
  const after = index.after(announcement);
  if (after === null || session.security !== "none" || session.sent.client.missingBytes > 0) return null;
  const { announced, next } = after;
  const gaveUp = next === null ? session.closed !== "open" : next.verb !== null && GIVING_UP.has(next.verb);
  if (!gaveUp) return null;
  const waited = secondsBetween(announced.time, next?.time ?? session.endTime);
  return { since: announced.time, waited, left: next === null || next.verb === "QUIT" };
}

const GIVING_UP = new Set(["QUIT", "ABOR", "PASV", "EPSV", "LPSV", "PORT", "EPRT", "LPRT"]);

/** Where it begins: a frame reference. */
function placeOf({ transfer, announcement, connection }: Failure): number {
  if (transfer?.frame != null) return frameReference(transfer.capture, transfer.frame);
  if (announcement !== null) return frameReference(announcement.capture, announcement.frame);
  return connection === null ? 0 : frameReference(connection.capture, connection.firstFrame);
}

function lazily<Value>(make: () => Value): () => Value {
  let value: Value | null = null;
  return () => {
    value ??= make();
    return value;
  };
}
