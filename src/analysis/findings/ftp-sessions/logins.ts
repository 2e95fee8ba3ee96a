import type { Exchange, FtpSession, Reply } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent, setLater } from "../recent.ts";
import { isRefused, SERVICE_CLOSING } from "./reply-words.ts";

export interface RefusedLogin {
  /** Position among the session's exchanges. */
  index: number;
  exchange: Exchange;
  reply: Reply;
  /** Whom the client said it was. */
  user: string | null;
}

/** What the readable part of a session tells of its login, position by position among its exchanges. */
export interface Logins {
  refused: RefusedLogin[];
  /** Where a login was accepted first, -1 for nowhere. */
  acceptedAt: number;
}

/** 503 says only that PASS came without USER (RFC 959 section 5.4), 421 that the server ends the session. */
const NO_REFUSALS = new Set([503, SERVICE_CLOSING]);

/** Follows USER, PASS and ACCT through their replies. Once a login is accepted, another one that is refused changes nothing. */
export function loginsOf({ exchanges, opened }: FtpSession): Logins {
  const refused: RefusedLogin[] = [];
  let user: string | null = null;
  for (const [index, exchange] of exchanges.entries()) {
    const { verb, argument, replies } = exchange;
    if (verb === "USER") user = argument;
    const reply = replies.at(-1);
    if (reply === undefined || !(verb === null || isLogin(verb))) continue;
    if (isAccepted(verb, reply.code)) return { refused, acceptedAt: index };
    if (verb !== null && isRefused(reply) && !NO_REFUSALS.has(reply.code))
      refused.push({ index, exchange, reply, user });
  }
  const loggedIn = opened === "midstream" ? exchanges.findIndex(isGranted) : -1;
  return { refused: loggedIn < 0 ? refused : refused.filter(({ index }) => index < loggedIn), acceptedAt: loggedIn };
}

/** What servers give only to those who are logged in: data, endpoints for it, folders. It shows a login before the capture. */
const GRANTED = new Set([125, 150, 226, 227, 229, 250, 257]);

function isGranted({ replies }: Exchange): boolean {
  return replies.some(({ code }) => GRANTED.has(code));
}

/** Commands that log in (RFC 959 section 4.1.1). */
export function isLogin(verb: string): boolean {
  return verb === "USER" || verb === "PASS" || verb === "ACCT";
}

/** A reply whose command was not captured counts where it says so itself. */
function isAccepted(verb: string | null, code: number): boolean {
  return code === 230 || code === 232 || (code === 202 && (verb === "PASS" || verb === "ACCT"));
}

export function isAnonymous(user: string | null): boolean {
  return /^(anonymous|ftp)$/i.test(user?.trim() ?? "");
}

/** Only somebody without a name was refused. */
export function triedAnonymously(session: FtpSession): boolean {
  return loginsOf(session).refused.every(({ user }) => isAnonymous(user));
}

/** Client and server of a session, without the client's port: another session of the same two has the same. */
export function pairOf({ client, server }: FtpSession): string {
  return `${client.ip} ${server.ip} ${server.port}`;
}

const newTable = () => new Recent<number>();

/** For each pair of client and server the id of the last session in which a login was accepted. */
export function lastAccepted(facts: Facts): Recent<number> {
  const accepted = remembered(facts, newTable);
  for (const session of facts.report.ftp.sessions) {
    if (session.login === "accepted") setLater(accepted, pairOf(session), session.id);
  }
  return accepted;
}
