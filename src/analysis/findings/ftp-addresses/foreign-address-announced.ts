import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import type { Claim } from "./claim-kind.ts";
import { claimEvidence, claimedData, claimsOf } from "./claims.ts";
import { sameFamily, sameNetwork, scopeOf } from "./ip-scope.ts";
import { natSides } from "./nat-sides.ts";
import { severityOfClaim } from "./private-address-announced.ts";

/**
 * An announced address that is neither the sender's own nor a private one of a network that the peer is not in: another
 * host's, another address of the sender, or the one that it was told it has outside.
 */
export function foreignAddressAnnounced(facts: Facts): Finding[] {
  const sides = natSides(facts);
  return claimsOf(facts, "foreign", "external", "either-side").flatMap((claim) => {
    const { kind, session, first, refused, reached, reachedOwn, tried, triedOwn } = claim;
    if (kind !== "foreign" && sides.has(session)) return [];
    if (kind === "external" && isAsSetUp(claim)) return [];
    return [
      makeFinding(
        "ftp.foreign-address-announced",
        severity(claim),
        { ...claimedData(claim), reached: reached !== null, refusal: refused?.code ?? null },
        {
          subject: { session: session.id, transfer: first.transfer },
          at: claimEvidence(claim, refused, reached ?? reachedOwn ?? tried ?? triedOwn),
          causes: causes(claim),
        },
      ),
    ];
  });
}

/** Behind a NAT, an outside address is right for a peer outside: what comes by it comes to the inside address. */
function isAsSetUp({ peer, reachedOwn, triedOwn, completed, first }: Claim): boolean {
  if (first.listener === "server" && scopeOf(peer) !== "public") return false;
  return reachedOwn !== null || triedOwn !== null || completed > 0;
}

function severity(claim: Claim): Finding["severity"] {
  const { kind, first, peer, reached, reachedOwn, completed, refused } = claim;
  if (refused !== null) return severityOfClaim(claim);
  if (kind === "either-side") return "note";
  // It works by the address that was announced; or that cannot be seen, and it works.
  if (reached !== null || (completed > 0 && reachedOwn === null)) return "note";
  // Nobody tried it yet, and a peer outside may well reach it.
  if (kind === "external" && scopeOf(peer) === "public") return "note";
  if (first.listener === "client" && !sameFamily(first.ip, claim.own)) return "note";
  return "warning";
}

function causes({ kind, first, own }: Claim): Cause[] {
  if (kind === "either-side") {
    return [
      { code: "external-address-set", confidence: "possible" },
      { code: "client-distrusts-227", confidence: "possible" },
    ];
  }
  if (scopeOf(own) === "loopback") return [{ code: "control-tunnelled", confidence: "likely" }];
  if (!sameFamily(first.ip, own)) return [{ code: "other-address-family", confidence: "certain" }];
  const several: Cause = {
    code: "several-addresses",
    confidence: sameNetwork(first.ip, own) ? "likely" : "possible",
  };
  if (kind === "foreign") return [several];
  const set: Cause = { code: "external-address-set", confidence: "likely" };
  return first.listener === "client" ? [set, { code: "bounce-attack", confidence: "possible" }] : [set];
}
