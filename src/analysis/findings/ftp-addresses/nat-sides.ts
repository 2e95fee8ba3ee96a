import { secondsBetween } from "../../../report/elapsed.ts";
import { isSession } from "../../../report/ftp-report.ts";
import type { FtpSession } from "../../../report/report.ts";
import type { Rows } from "../../../report/rows.ts";
import { Digest } from "../digest.ts";
import type { Facts } from "../facts.ts";
import { hasData } from "../ftp-sessions/session-controls.ts";
import { sameAddress, sameNetwork, scopeOf } from "./ip-scope.ts";

/** One session as captured on the two sides of a NAT, in no certain order. */
export type NatSides = readonly [FtpSession, FtpSession];

/** Clocks of two captures may differ by so much. */
const CLOCKS_APART = 120;
/** Without sequence numbers in common, only sessions as close as this are taken for one. */
const CLOSE = 2;
const FEWEST_COMMANDS = 4;
const COMMANDS_COMPARED = 50;

const known = new WeakMap<Facts, ReadonlyMap<FtpSession, NatSides>>();

/** Sessions that were captured twice, before and behind a NAT, by either of the two. */
export function natSides(facts: Facts): ReadonlyMap<FtpSession, NatSides> {
  let sides = known.get(facts);
  if (sides === undefined) {
    sides = findSides(facts);
    known.set(facts, sides);
  }
  return sides;
}

function findSides(facts: Facts): Map<FtpSession, NatSides> {
  const { sessions } = facts.report.ftp;
  const sides = new Map<FtpSession, NatSides>();
  if (sessions.length < 2) return sides;
  const handshakes = handshakeKeys(facts);
  pairUp(sessions, (session) => handshakes.get(session) ?? null, isTranslated, sides);
  pairUp(sessions, (session) => (sides.has(session) ? null : conversationKey(session)), isOneEndTranslated, sides);
  return sides;
}

/** Pairs sessions of one key, each with the one of it before, where they fit each other. */
function pairUp(
  sessions: Rows<FtpSession>,
  keyOf: (session: FtpSession) => string | null,
  related: (a: FtpSession, b: FtpSession) => boolean,
  sides: Map<FtpSession, NatSides>,
): void {
  const waiting = new Map<string, FtpSession>();
  for (const session of sessions) {
    const key = keyOf(session);
    if (key === null) continue;
    const other = waiting.get(key);
    if (other !== undefined && related(other, session)) {
      const pair: NatSides = [other, session];
      sides.set(other, pair).set(session, pair);
      waiting.delete(key);
    } else waiting.set(key, session);
  }
}

/** Other in an address (and in its network, unlike neighbours), not too far apart in time, and the same is said. */
function isTranslated(a: FtpSession, b: FtpSession): boolean {
  const client = sameAddress(a.client.ip, b.client.ip);
  const server = sameAddress(a.server.ip, b.server.ip);
  if ((client && server) || apart(a, b) > CLOCKS_APART) return false;
  if (!client && sameNetwork(a.client.ip, b.client.ip)) return false;
  if (!server && sameNetwork(a.server.ip, b.server.ip)) return false;
  return sameTalk(a, b);
}

/** The same commands, as far as both captures have them: either may end before the other. */
function sameTalk(a: FtpSession, b: FtpSession): boolean {
  if (a.banner !== b.banner) return false;
  const count = Math.min(a.exchanges.length, b.exchanges.length, COMMANDS_COMPARED);
  for (let index = 0; index < count; index++) {
    const [one, other] = [a.exchanges[index], b.exchanges[index]];
    if (one?.verb !== other?.verb) return false;
    if (!isAddressCommand(one?.verb ?? null) && one?.argument !== other?.argument) return false;
  }
  return true;
}

function isAddressCommand(verb: string | null): boolean {
  return verb === "PORT" || verb === "EPRT" || verb === "LPRT";
}

/** One end has a private address here and a public one there; the other end has one address. */
function isOneEndTranslated(a: FtpSession, b: FtpSession): boolean {
  if (apart(a, b) > CLOSE) return false;
  const client = sameAddress(a.client.ip, b.client.ip);
  const server = sameAddress(a.server.ip, b.server.ip);
  if (client === server) return false;
  const end = client ? "server" : "client";
  return (scopeOf(a[end].ip) === "public") !== (scopeOf(b[end].ip) === "public");
}

function apart(a: FtpSession, b: FtpSession): number {
  return Math.abs(secondsBetween(a.startTime, b.startTime));
}

/** A NAT leaves initial sequence numbers as they are. Made-up captures may have the same ones throughout. */
function handshakeKeys({ controls, report }: Facts): Map<FtpSession, string> {
  const keys = new Map<FtpSession, string>();
  let index = 0;
  for (const control of controls) {
    if (!isSession(control)) continue;
    const session = report.ftp.sessions.at(index++);
    const client = control.clientEnd.synSequence;
    const server = control.serverEnd.synSequence;
    if (session !== undefined && hasData(session) && client >= 0 && server >= 0)
      keys.set(session, `${client} ${server}`);
  }
  return keys;
}

/**
 * Where a firewall makes up sequence numbers of its own: the same commands with the same ports announced, answered alike.
 * Null for sessions too short to tell.
 */
function conversationKey({ banner, user, exchanges, announcements }: FtpSession): string | null {
  if (announcements.length === 0 || exchanges.length < FEWEST_COMMANDS) return null;
  const digest = new Digest();
  for (const { verb, argument, replies } of exchanges) {
    digest.add(verb ?? "");
    if (!isAddressCommand(verb)) digest.add(argument ?? "");
    for (const { code } of replies) digest.add(String(code));
  }
  for (const { method, port } of announcements) digest.add(`${method} ${port}`);
  return `${banner} ${user} ${exchanges.length} ${digest.text}`;
}
