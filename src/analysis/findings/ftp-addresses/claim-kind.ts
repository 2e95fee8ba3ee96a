import type { DataConnection } from "../../../report/connection.ts";
import type { Announcement, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { type Scope, sameAddress, sameFamily, sameNetwork, scopeOf } from "./ip-scope.ts";
import { passiveAnnouncement } from "./passive-endpoints.ts";

/**
 * What is odd about an announced address, as far as addresses tell:
 * own: nothing. inside: the sender's own, private, and told to a public peer (captured behind a NAT, if there is one).
 * unreachable: private, of this host alone or of nobody, and not the sender's as the peer sees it. external: public, while
 * the sender is seen with a private address (it was told what it is called outside). foreign: another host's, or another
 * address of the sender. third-host: the same where a client says it, so that the server is to connect there.
 * fxp: a third host that announced the endpoint itself, to the same end. either-side: a server's, who is seen with a private
 * address and was reached by that: captured behind its NAT, all is well; before it, the client did not follow the 227.
 */
export type ClaimKind =
  | "own"
  | "inside"
  | "unreachable"
  | "external"
  | "either-side"
  | "foreign"
  | "third-host"
  | "fxp";

/** All announcements of one address by one method in a session, those that were refused apart, and what became of them (the first of each). */
export interface Claim {
  kind: ClaimKind;
  session: FtpSession;
  first: Announcement;
  /** The sender's address on the control connection, and the other end's. */
  own: string;
  peer: string;
  times: number;
  /** Replies to PORT and its kin. */
  accepted: Reply | null;
  refused: Reply | null;
  /** Connections to the announced address, answered and not; and those to the sender's own. */
  reached: DataConnection | null;
  tried: DataConnection | null;
  reachedOwn: DataConnection | null;
  triedOwn: DataConnection | null;
  /** Transfers by it that completed, and the first that failed for want of a connection. */
  completed: number;
  broken: Transfer | null;
}

/** The kind of a claim, once it is known what became of it. */
export function kindOf(claim: Claim, facts: Facts): ClaimKind {
  const { first, own, peer, reached } = claim;
  const { ip, listener } = first;
  if (sameAddress(ip, own)) return "inside";
  const scope = scopeOf(ip);
  // By custom, the address that the peer knows already is meant.
  if (scope === "unspecified") return listener === "server" ? "own" : "unreachable";
  if (!sameFamily(ip, own)) return "foreign";
  if (listener === "client" && passiveAnnouncement(facts, first, claim.session) !== null) return "fxp";
  if (reached === null && (claim.reachedOwn ?? claim.triedOwn) !== null) return kindByWay(claim, scope);
  const another = listener === "client" ? "third-host" : "foreign";
  if (scope !== "public") {
    const near = sameNetwork(ip, own) || sameNetwork(ip, peer);
    return reached !== null || near ? another : "unreachable";
  }
  return scopeOf(own) === "public" ? another : "external";
}

/** Where connections came to the sender's own address instead of the announced one. */
function kindByWay({ first, own, peer, session }: Claim, scope: Scope): ClaimKind {
  const outward = scope === "public" && scopeOf(own) !== "public";
  if (first.listener === "client") return scope === "public" ? "external" : "unreachable";
  if (outward && scopeOf(peer) === "public") return "external";
  if (scopeOf(own) !== "public" && session.capturePoint !== "client") return "either-side";
  return scope === "public" || sameNetwork(first.ip, own) ? "foreign" : "unreachable";
}
