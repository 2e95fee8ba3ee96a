/** One of two transfers that are compared, and what of its session belongs to it. */

import type { DataConnection } from "../report/connection.ts";
import { lastPart } from "../report/path-end.ts";
import type { Announcement, Exchange, FtpSession, Transfer } from "../report/report.ts";

/** `transfer` is null where the session never asked for one. */
export interface Side {
  session: FtpSession;
  transfer: Transfer | null;
}

const PORT_VERBS: ReadonlySet<string | null> = new Set(["PORT", "EPRT", "LPRT", "PASV", "EPSV", "LPSV"]);
const LOGIN_VERBS: ReadonlySet<string | null> = new Set(["USER", "PASS", "ACCT"]);

/** Rows of one kind that a comparison shows of each side, the last ones; a session may hold any number. */
const MOST_ALIKE = 4;

/** The command that asked for the transfer, with its replies; null where it could not be read. */
export function commandOf({ session, transfer }: Side): Exchange | null {
  return session.exchanges[commandIndex(session, transfer)] ?? null;
}

function commandIndex({ exchanges }: FtpSession, transfer: Transfer | null): number {
  if (transfer === null || transfer.frame === null) return -1;
  const { capture, frame, verb, argument } = transfer;
  return exchanges.findIndex(
    (one) => one.frame === frame && one.capture === capture && one.verb === verb && one.argument === argument,
  );
}

/** Exchanges that lead to the transfer: those before its command, or all where there is none to be seen. */
function exchangesBefore({ session, transfer }: Side): Exchange[] {
  const index = commandIndex(session, transfer);
  return session.exchanges.slice(0, index < 0 ? undefined : index);
}

/** The commands by which a port was named for this transfer, refused ones too. */
export function portTalks(side: Side): Exchange[] {
  const { session, transfer } = side;
  if (transfer !== null && transfer.frame === null) return announcedBy(side);
  const asked = new Set(session.transfers.map(({ capture, frame, verb }) => `${capture} ${frame} ${verb}`));
  const talks: Exchange[] = [];
  for (const exchange of exchangesBefore(side).reverse()) {
    if (asked.has(`${exchange.capture} ${exchange.frame} ${exchange.verb}`)) break;
    if (PORT_VERBS.has(exchange.verb)) talks.unshift(exchange);
    if (talks.length === MOST_ALIKE) break;
  }
  return talks.length > 0 ? talks : announcedBy(side);
}

/** A port that was named before an earlier transfer, and used again. */
function announcedBy({ session, transfer }: Side): Exchange[] {
  const frame = transfer?.announcementFrame ?? null;
  if (frame === null) return [];
  return session.exchanges.filter((one) => PORT_VERBS.has(one.verb) && framesOf(one).includes(frame)).slice(-1);
}

function framesOf({ frame, replies }: Exchange): (number | null)[] {
  return [frame, ...replies.map((reply) => reply.frame)];
}

/** Connections to the ports named for this transfer: those that came to nothing, and its own, in order of time. */
export function dataConnections(side: Side): DataConnection[] {
  const own = side.transfer?.connection ?? null;
  const attempts = announcementsOf(side).flatMap((one) => one.attempts);
  const others = attempts.filter(({ stream }) => stream !== own?.stream);
  const all = own === null ? others : [...others, own];
  return all.sort((a, b) => (a.startTime < b.startTime ? -1 : Number(a.startTime > b.startTime))).slice(-MOST_ALIKE);
}

/** The announcements of its port talks, and those that its transfer used. */
export function announcementsOf(side: Side): Announcement[] {
  const { session, transfer } = side;
  const frames = new Set(portTalks(side).flatMap(framesOf));
  return session.announcements.filter(
    (one) => frames.has(one.frame) || (transfer !== null && one.transfer === transfer.id),
  );
}

/** USER, PASS and ACCT of each attempt to log in before the transfer. */
export function loginAttempts(side: Side): Exchange[][] {
  const attempts: Exchange[][] = [];
  for (const exchange of exchangesBefore(side)) {
    if (!LOGIN_VERBS.has(exchange.verb)) continue;
    const last = attempts.at(-1);
    if (last === undefined || exchange.verb === "USER") attempts.push([exchange]);
    else last.push(exchange);
  }
  return attempts.slice(-MOST_ALIKE);
}

/** Commands that ask for TLS. */
export function authTalks(side: Side): Exchange[] {
  return exchangesBefore(side)
    .filter(({ verb }) => verb === "AUTH")
    .slice(-MOST_ALIKE);
}

/** A greeting that turns the client away: 421, 530. */
export function refusedGreeting({ session }: Side): Exchange[] {
  const [first] = session.exchanges;
  return first?.verb === null && first.replies.some(({ code }) => code >= 400) ? [first] : [];
}

/** The ABOR that was sent after the transfer's command and before another one's. */
export function abortOf({ session, transfer }: Side): Exchange | null {
  if (transfer?.outcome !== "aborted") return null;
  const index = commandIndex(session, transfer);
  return (index < 0 ? [] : session.exchanges.slice(index + 1)).find(({ verb }) => verb === "ABOR") ?? null;
}

/** Whether a step was not to be seen from where this was captured, so that its absence says nothing. */
export function unseen({ session, transfer }: Side): boolean {
  return (
    session.security !== "none" || session.opened === "midstream" || (transfer !== null && transfer.frame === null)
  );
}

/** The name at the end of a command's path, which may be told from any folder; empty where it names the folder itself. */
export function fileOf(argument: string | null): string {
  const last = lastPart(argument ?? "");
  return last === "." ? "" : last;
}
