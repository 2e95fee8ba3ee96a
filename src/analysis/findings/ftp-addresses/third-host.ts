import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import type { Claim } from "./claim-kind.ts";
import { claimEvidence, claimsOf } from "./claims.ts";
import { sameNetwork } from "./ip-scope.ts";
import { passiveAnnouncement } from "./passive-endpoints.ts";
import { FIRST_UNPRIVILEGED_PORT } from "./privileged-port.ts";

/** A client that joins two servers (RFC 959 section 2.3): it tells one of them to connect where the other listens. */
export function fxp(facts: Facts): Finding[] {
  return claimsOf(facts, "fxp").flatMap((claim) => {
    const { session, first, reached, tried, times } = claim;
    const other = passiveAnnouncement(facts, first, session);
    if (other === null) return [];
    const at = [...evidence(other.capture, [other.frame]), ...claimEvidence(claim, reached ?? tried)].sort(
      (a, b) => a - b,
    );
    return [
      makeFinding(
        "ftp.fxp",
        "note",
        {
          method: first.method,
          target: { ip: first.ip, port: first.port },
          otherSession: other.session,
          connected: reached !== null,
          times,
        },
        {
          subject: { session: session.id, transfer: first.transfer },
          at,
          causes: [{ code: "server-to-server", confidence: "certain" }],
        },
      ),
    ];
  });
}

/** A client that tells the server to connect to a host which announced nothing (RFC 2577 section 2). */
export function bounce(facts: Facts): Finding[] {
  return claimsOf(facts, "third-host").map((claim) => {
    const { session, first, reached, tried, accepted, refused, times } = claim;
    return makeFinding(
      "ftp.bounce",
      severity(claim),
      {
        method: first.method,
        target: { ip: first.ip, port: first.port },
        client: session.client.ip,
        accepted: accepted !== null ? true : refused !== null ? false : null,
        connection: reached !== null ? "opened" : tried !== null ? "tried" : "none",
        times,
      },
      {
        subject: { session: session.id, transfer: first.transfer },
        at: claimEvidence(claim, accepted ?? refused, reached ?? tried),
        causes: causes(claim),
      },
    );
  });
}

/** Hosts on IPv6 have several addresses in a network as a rule, so one that works there is hardly another host's. */
function severity({ first, own, reached, completed, refused, accepted }: Claim): "warning" | "note" {
  const sameHost = first.ip.includes(":") && sameNetwork(first.ip, own) && reached !== null && completed > 0;
  const onlyRefused = refused !== null && accepted === null;
  return sameHost || onlyRefused ? "note" : "warning";
}

function causes({ first, own, completed }: Claim): Cause[] {
  const several: Cause = { code: "several-addresses", confidence: "possible" };
  const attack: Cause = { code: "bounce-attack", confidence: "possible" };
  if (first.port < FIRST_UNPRIVILEGED_PORT) return [{ ...attack, confidence: "likely" }];
  if (completed > 0) return [{ code: "server-to-server", confidence: "possible" }, several, attack];
  return first.ip.includes(":") && sameNetwork(first.ip, own) ? [several, attack] : [attack, several];
}
