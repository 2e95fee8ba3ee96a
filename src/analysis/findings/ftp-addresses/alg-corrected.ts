import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import type { Claim } from "./claim-kind.ts";
import { claimEvidence, claimedData, claimsOf } from "./claims.ts";
import { natSides } from "./nat-sides.ts";

/**
 * A private address was told to a public peer, and the data connection came all the same: something on the way translated
 * the announcement, or the peer used the address that it knew. Silent where both sides of the NAT show which.
 */
export function algCorrected(facts: Facts) {
  const sides = natSides(facts);
  return claimsOf(facts, "inside", "unreachable").flatMap((claim) => {
    const { session, reachedOwn, first } = claim;
    if (reachedOwn === null || sides.has(session)) return [];
    // From outside, a 227 that names a private address was not corrected.
    if (claim.kind === "unreachable" && first.listener === "server") return [];
    const farEnd = first.listener === "client" ? "server" : "client";
    if (claim.kind === "inside" && session.capturePoint === farEnd) return [];
    return [
      makeFinding("ftp.alg-corrected", "note", claimedData(claim), {
        subject: { session: session.id, transfer: first.transfer },
        at: claimEvidence(claim, reachedOwn),
        confidence: "inferred",
        causes: causes(claim),
      }),
    ];
  });
}

function causes({ kind, first }: Claim): Cause[] {
  if (kind === "unreachable") {
    return [
      { code: "peer-used-control-address", confidence: "possible" },
      { code: "nat-with-helper", confidence: "possible" },
    ];
  }
  if (first.listener === "client") {
    return [
      { code: "nat-with-helper", confidence: "likely" },
      { code: "private-network-routed", confidence: "possible" },
    ];
  }
  return [
    { code: "client-distrusts-227", confidence: "possible" },
    { code: "nat-with-helper", confidence: "possible" },
    { code: "private-network-routed", confidence: "possible" },
  ];
}
