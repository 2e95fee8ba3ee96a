import type { DataConnection } from "../../../report/connection.ts";
import type { Announcement, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { AnnouncedReplies } from "./announced-replies.ts";
import { type Claim, type ClaimKind, kindOf } from "./claim-kind.ts";
import { sameAddress, scopeOf } from "./ip-scope.ts";

/** Different claims of one session that are told; a scan by way of an FTP server names thousands. */
const CLAIMS_PER_SESSION = 20;

const known = new WeakMap<Facts, readonly Claim[]>();

/** What was claimed of some kind, in the order of the sessions. */
export function claimsOf(facts: Facts, ...kinds: readonly ClaimKind[]): Claim[] {
  let claims = known.get(facts);
  if (claims === undefined) {
    claims = facts.report.ftp.sessions.flatMap((session) => claimsOfSession(session, facts));
    known.set(facts, claims);
  }
  return claims.filter(({ kind }) => kinds.includes(kind));
}

function claimsOfSession(session: FtpSession, facts: Facts): Claim[] {
  const claims = new Map<string, Claim>();
  const replies = new AnnouncedReplies(session);
  const transfers = new Map(session.transfers.map((one) => [one.id, one]));
  const privateToPublic = {
    client: isInside(session.client.ip, session.server.ip),
    server: isInside(session.server.ip, session.client.ip),
  };
  for (const announcement of session.announcements) {
    const { listener, method, ip } = announcement;
    const reply = replies.next(announcement);
    const isOwn = sameAddress(ip, session[listener].ip);
    // A 229 names no address.
    if (isOwn && (method === "EPSV" || !privateToPublic[listener])) continue;
    const key = `${method} ${ip} ${reply !== null && reply.code >= 400}`;
    let claim = claims.get(key);
    if (claim === undefined) {
      if (claims.size >= CLAIMS_PER_SESSION) continue;
      claim = newClaim(session, announcement);
      claims.set(key, claim);
    }
    note(
      claim,
      announcement,
      reply,
      announcement.transfer === null ? null : (transfers.get(announcement.transfer) ?? null),
    );
  }
  for (const claim of claims.values()) claim.kind = kindOf(claim, facts);
  return [...claims.values()];
}

/** A private address that is seen to talk to a public one: as captured behind its NAT, if there is one. */
function isInside(own: string, peer: string): boolean {
  return scopeOf(own) === "private" && scopeOf(peer) === "public";
}

function newClaim(session: FtpSession, first: Announcement): Claim {
  const other = first.listener === "client" ? "server" : "client";
  return {
    kind: "own",
    session,
    first,
    own: session[first.listener].ip,
    peer: session[other].ip,
    times: 0,
    accepted: null,
    refused: null,
    reached: null,
    tried: null,
    reachedOwn: null,
    triedOwn: null,
    completed: 0,
    broken: null,
  };
}

function note(claim: Claim, announcement: Announcement, reply: Reply | null, transfer: Transfer | null): void {
  claim.times += 1;
  if (reply !== null && reply.code < 400) claim.accepted ??= reply;
  if (reply !== null && reply.code >= 400) claim.refused ??= reply;
  for (const connection of announcement.attempts) noteConnection(claim, connection);
  if (transfer === null) return;
  if (transfer.connection !== null) noteConnection(claim, transfer.connection);
  if (transfer.outcome === "completed") claim.completed += 1;
  else if (isBroken(transfer)) claim.broken ??= transfer;
}

function noteConnection(claim: Claim, connection: DataConnection): void {
  const listener = connection[claim.first.listener].ip;
  if (sameAddress(listener, claim.own)) {
    if (connection.established) claim.reachedOwn ??= connection;
    else claim.triedOwn ??= connection;
  } else if (sameAddress(listener, claim.first.ip)) {
    if (connection.established) claim.reached ??= connection;
    else claim.tried ??= connection;
  }
}

/** It came to nothing for want of a data connection, as far as its reply tells. */
export function isBroken({ outcome, replyCode, connection }: Transfer): boolean {
  if (connection?.established || outcome === "completed" || outcome === "unknown") return false;
  return replyCode === null ? outcome === "unfinished" : replyCode === 425 || replyCode === 426 || replyCode === 421;
}

/** Some transfer of the session came to its end. */
export function somethingCompleted({ transfers }: FtpSession): boolean {
  return transfers.some(({ outcome }) => outcome === "completed");
}

/** What every finding about a claim tells. */
export function claimedData({ first, own, peer, times }: Claim) {
  const { method, listener, ip, port } = first;
  return { method, listener, announced: { ip, port }, seen: own, peer, times };
}

/** The announcement, the reply that settles it, and the SYN of a connection (or what was first captured of it). */
export function claimEvidence(
  { first }: Claim,
  ...more: readonly (Reply | DataConnection | Transfer | null)[]
): number[] {
  const at = evidence(first.capture, [first.frame]);
  for (const one of more) {
    if (one === null) continue;
    const frame = "synFrame" in one ? (one.synFrame ?? one.firstFrame) : one.frame;
    at.push(...evidence(one.capture, [frame]));
  }
  return [...new Set(at)].sort((a, b) => a - b);
}
