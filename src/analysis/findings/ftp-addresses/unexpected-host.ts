import type { DataConnection, Endpoint } from "../../../report/connection.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession, Transfer } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { announcedAt } from "./announced-at.ts";
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
 * in transfers between two servers, and in sessions captured on both sides of a NAT, another session explains it.
 */
export function unexpectedHost(facts: Facts): Finding[] {
  let isParty: ((party: string) => boolean) | null = null;
  return facts.report.ftp.sessions.flatMap((session) => {
    const strangers = strangersOf(session);
    if (strangers.length === 0) return [];
    isParty ??= partiesOfEndpoints(facts);
    const isKnown = isParty;
    return strangers
      .filter(({ connection, opener }) => !isKnown(partyKey(listenerOf(connection, opener), connection[opener].ip)))
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

/** Who may connect to an announced endpoint: the hosts of any session in which it was announced. */
function partiesOfEndpoints(facts: Facts): (party: string) => boolean {
  const parties = new Set<string>();
  for (const { announcements, client, server } of facts.report.ftp.sessions) {
    for (const endpoint of announcements) {
      parties.add(partyKey(endpoint, client.ip)).add(partyKey(endpoint, server.ip));
    }
  }
  const earlier = remembered(facts, newTable);
  return (party) => parties.has(party) || earlier.has(party);
}

const newTable = () => new Recent<true>();

/** To be asked of each batch, whether or not a host was unexpected in it. */
export function rememberParties(facts: Facts): void {
  const parties = remembered(facts, newTable);
  for (const session of facts.report.ftp.sessions)
    for (const party of partiesElsewhere(session)) parties.set(party, true);
}

/** Who may connect to endpoints that a session announced and that are neither end's own. */
export function* partiesElsewhere({ announcements, client, server }: FtpSession): Generator<string> {
  for (const endpoint of announcements) {
    if (endpoint.ip === client.ip || endpoint.ip === server.ip) continue;
    yield partyKey(endpoint, client.ip);
    yield partyKey(endpoint, server.ip);
  }
}

export function partyKey({ ip, port }: Endpoint, party: string): string {
  return `${ip} ${port} ${party}`;
}

/** Where the one who opened a connection found the other. */
export function listenerOf({ client, server }: DataConnection, opener: "client" | "server"): Endpoint {
  return opener === "client" ? server : client;
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
      at: [...announcedAt(session, transfer), ...evidence(capture, [synFrame ?? firstFrame])],
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
