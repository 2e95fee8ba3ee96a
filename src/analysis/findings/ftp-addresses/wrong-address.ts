import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import type { Claim } from "./claim-kind.ts";
import { claimEvidence, claimedData, claimsOf } from "./claims.ts";
import { scopeOf } from "./ip-scope.ts";

/** A 227 named another address than the server's, and the client connected to the one that it knew. */
export function wrongAddressIgnored(facts: Facts): Finding[] {
  return wrongPassiveAddresses(facts).flatMap((claim) => {
    const { session, first, reachedOwn, triedOwn } = claim;
    const connection = reachedOwn ?? triedOwn;
    if (connection === null) return [];
    return [
      makeFinding(
        "ftp.wrong-address-ignored",
        "note",
        { ...claimedData(claim), opened: reachedOwn !== null },
        {
          subject: { session: session.id, transfer: first.transfer },
          at: claimEvidence(claim, connection),
          causes: [{ code: "client-distrusts-227", confidence: "likely" }],
        },
      ),
    ];
  });
}

/** A 227 named another address than the server's, and the client tried it to no avail. One that works is not wrong. */
export function wrongAddressObeyed(facts: Facts): Finding[] {
  return wrongPassiveAddresses(facts).flatMap((claim) => {
    const { session, first, reached, tried, completed } = claim;
    const connection = reached ?? tried;
    if (connection === null || (reached !== null && completed > 0)) return [];
    return [
      makeFinding(
        "ftp.wrong-address-obeyed",
        "note",
        { ...claimedData(claim), opened: reached !== null },
        {
          subject: { session: session.id, transfer: first.transfer },
          at: claimEvidence(claim, connection),
          causes: [{ code: "client-trusts-227", confidence: "certain" }],
        },
      ),
    ];
  });
}

/** Not those that are right outside, as captured behind a NAT. */
function wrongPassiveAddresses(facts: Facts): Claim[] {
  return claimsOf(facts, "unreachable", "foreign", "external").filter(
    ({ kind, first, peer }) => first.listener === "server" && (kind !== "external" || scopeOf(peer) !== "public"),
  );
}
