import type { DataConnection } from "../../../report/connection.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession, Transfer } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { sameAddress, sameFamily, sameNetwork, scopeOf } from "./ip-scope.ts";

/** Different hosts of one session that are told. */
const HOSTS_PER_SESSION = 20;

interface Stranger {
  transfer: Transfer;
  connection: DataConnection;
  opener: "client" | "server";
  times: number;
}

/**
 * A data connection that was opened by neither end of the control connection. It is known by the endpoint that it went to;
 * transfers between two servers, and sessions captured on both sides of a NAT, share such endpoints with other sessions.
 */
export function unexpectedHost({ report }: Facts): Finding[] {
  const { sessions } = report.ftp;
  let shared: Set<string> | null = null;
  return sessions.flatMap((session) => {
    const strangers = strangersOf(session);
    if (strangers.length === 0) return [];
    shared ??= sharedEndpoints(sessions);
    const known = shared;
    return strangers
      .filter(({ connection, opener }) => !known.has(listenerKey(connection, opener)))
      .map((stranger) => finding(session, stranger));
  });
}

function strangersOf(session: FtpSession): Stranger[] {
  const found = new Map<string, Stranger>();
  for (const transfer of session.transfers) {
    const { connection } = transfer;
    const opener = connection?.opener ?? null;
    if (connection === null || opener === null || !connection.established) continue;
    const seen = connection[opener].ip;
    const expected = session[opener].ip;
    // Between a public and a private address there may be a NAT.
    if (sameAddress(seen, expected) || (scopeOf(seen) === "public") !== (scopeOf(expected) === "public")) continue;
    const before = found.get(`${opener} ${seen}`);
    if (before !== undefined) before.times += 1;
    else if (found.size < HOSTS_PER_SESSION) found.set(`${opener} ${seen}`, { transfer, connection, opener, times: 1 });
  }
  return [...found.values()];
}

/** Endpoints of data connections that several sessions announced or used. */
function sharedEndpoints(sessions: readonly FtpSession[]): Set<string> {
  const owners = new Map<string, number>();
  const shared = new Set<string>();
  const add = (key: string, id: number): void => {
    const owner = owners.get(key);
    if (owner === undefined) owners.set(key, id);
    else if (owner !== id) shared.add(key);
  };
  for (const { id, announcements, transfers } of sessions) {
    for (const { ip, port } of announcements) add(`${ip} ${port}`, id);
    for (const { connection } of transfers) {
      if (connection !== null && connection.opener !== null) add(listenerKey(connection, connection.opener), id);
    }
  }
  return shared;
}

function listenerKey({ client, server }: DataConnection, opener: "client" | "server"): string {
  const { ip, port } = opener === "client" ? server : client;
  return `${ip} ${port}`;
}

function finding(session: FtpSession, { transfer, connection, opener, times }: Stranger): Finding {
  const expected = session[opener].ip;
  const seen = connection[opener];
  const near = sameNetwork(seen.ip, expected) || !sameFamily(seen.ip, expected);
  const { capture, synFrame, firstFrame } = connection;
  return makeFinding(
    "ftp.unexpected-host",
    near ? "note" : "warning",
    { expected, seen: { ip: seen.ip, port: seen.port }, opener, times },
    {
      subject: { session: session.id, transfer: transfer.id },
      at: [...evidence(transfer.capture, [transfer.announcementFrame]), ...evidence(capture, [synFrame ?? firstFrame])],
      confidence: "inferred",
      causes: causes(opener, near),
    },
  );
}

function causes(opener: "client" | "server", near: boolean): Cause[] {
  const several: Cause = { code: "several-addresses", confidence: near ? "likely" : "possible" };
  const between: Cause = { code: "server-to-server", confidence: "possible" };
  if (near) return [several];
  return opener === "client"
    ? [several, between, { code: "port-stealing", confidence: "possible" }]
    : [several, between];
}
