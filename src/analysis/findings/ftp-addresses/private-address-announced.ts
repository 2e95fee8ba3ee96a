import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, Reply, Transfer } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { unopenedConnections } from "../ftp-connections/unopened-connections.ts";
import type { Claim } from "./claim-kind.ts";
import { claimEvidence, claimedData, claimsOf, somethingCompleted } from "./claims.ts";
import { scopeOf, unreachableScope } from "./ip-scope.ts";
import { natSides } from "./nat-sides.ts";

/** Replies that refuse a PORT for its address: by their code alone, or by their words; others refuse active mode or the user. */
const ILLEGAL_ADDRESS = new Set([501, 504]);
const WORDS_SEARCHED = 500;

/**
 * An address that the other end cannot reach was announced (RFC 1918 section 3). Seen from outside the NAT that is plain from
 * the address; behind it, where the private address is the sender's own, only from what came of it.
 */
export function privateAddressAnnounced(facts: Facts): Finding[] {
  const sides = natSides(facts);
  const unopened = new Set(unopenedConnections(facts).map(({ transfer }) => transfer));
  return claimsOf(facts, "unreachable", "inside").flatMap((claim) => {
    if (claim.kind === "unreachable") return isWrongOutside(claim) ? [finding(claim)] : [];
    return sides.has(claim.session) || !isWrongInside(claim) || isToldOf(claim, unopened) ? [] : [finding(claim)];
  });
}

function finding(claim: Claim): Finding {
  const { session, refused, tried, triedOwn, reachedOwn, broken, first } = claim;
  const refusal = refused?.code ?? null;
  const scope = unreachableScope(first.ip);
  return makeFinding(
    "ftp.private-address-announced",
    severityOfClaim(claim),
    { ...claimedData(claim), scope, refusal },
    {
      subject: { session: session.id, transfer: first.transfer },
      at: claimEvidence(claim, refused, tried ?? triedOwn ?? reachedOwn ?? broken),
      confidence: isSeen(claim) ? "seen" : "inferred",
      causes: causes(claim),
    },
  );
}

/** That a server refused it is the failure itself; a data connection that fails is told by its own finding. */
export function severityOfClaim({ refused, session }: Claim): "error" | "warning" {
  return refused !== null && !somethingCompleted(session) ? "error" : "warning";
}

function isWrongOutside(claim: Claim): boolean {
  const { first, reachedOwn, completed } = claim;
  if (first.listener === "client") return reachedOwn === null && completed === 0;
  if (isOutsideForSure(claim)) return true;
  return completed === 0 && (claim.broken !== null || nobodyCame(claim));
}

/** Whether the capture shows the sender as its peer does, and not behind a NAT for which the announced address is outside. */
function isOutsideForSure({ first, session, own, tried }: Claim): boolean {
  const farEnd = first.listener === "client" ? "server" : "client";
  return scopeOf(own) === "public" || tried !== null || session.capturePoint === farEnd;
}

function isWrongInside(claim: Claim): boolean {
  const { first, session, refused, broken, reachedOwn, triedOwn, completed } = claim;
  // The far end is seen to use the private address itself.
  const farEnd = first.listener === "client" ? "server" : "client";
  if (session.capturePoint === farEnd || reachedOwn !== null || triedOwn !== null || completed > 0) return false;
  if (first.listener === "client" && refused !== null) return refusesAddress(refused);
  return broken !== null || (first.listener === "server" && nobodyCame(claim));
}

/** A server that found no way to a client behind NAT is told of by that connection, with the NAT as its cause. */
function isToldOf({ first, refused, broken }: Claim, unopened: ReadonlySet<Transfer | null>): boolean {
  return first.listener === "client" && refused === null && broken !== null && unopened.has(broken);
}

/** The reply says that it is the address (or the port) which it does not take. */
export function refusesAddress({ code, text }: Reply): boolean {
  return (
    ILLEGAL_ADDRESS.has(code) || /illegal|invalid|address|match|bounce|only to/i.test(text.slice(0, WORDS_SEARCHED))
  );
}

/** The client asked for an endpoint, and then for nothing more. */
function nobodyCame({ session, first }: Claim): boolean {
  const { transfers, closed, login } = session;
  return transfers.length === 0 && first.transfer === null && login === "accepted" && closed !== "open";
}

/** Outside, addresses tell; behind a NAT, only what came of it. */
function isSeen(claim: Claim): boolean {
  return claim.kind === "unreachable" && (claim.refused !== null || isOutsideForSure(claim));
}

function causes(claim: Claim): Cause[] {
  const { kind, first, own } = claim;
  if (scopeOf(own) === "loopback") return [{ code: "control-tunnelled", confidence: "likely" }];
  const announced = scopeOf(first.ip);
  if (announced === "unspecified" || announced === "unusable") return [];
  const code = first.listener === "client" ? "client-behind-nat" : "server-behind-nat";
  const likely = announced === "private" && (kind === "inside" || isSeen(claim));
  return [{ code, confidence: likely ? "likely" : "possible" }];
}
