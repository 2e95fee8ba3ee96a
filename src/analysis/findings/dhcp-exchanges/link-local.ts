import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { LinkLocalClaim } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { elapsed, storiesOf } from "./client-story.ts";

/** A host that gave itself an address of 169.254/16. Beside a lease, or without any DHCP, that is by design, and a note. */
export function linkLocal(facts: Facts) {
  const { dhcp } = facts.report;
  const failed = new Set(
    dhcp.transactions.flatMap(({ id, outcome }) => (outcome === "no-offer" || outcome === "no-answer" ? [id] : [])),
  );
  const stories = new Map(storiesOf(facts).map((story) => [story.client, story]));
  return lastOfEach(dhcp.linkLocal).map(({ mac, ip, capture, frame, time, afterTransaction }) => {
    const unanswered = afterTransaction !== null && failed.has(afterTransaction);
    const turns = stories.get(mac)?.turns ?? [];
    const afterwards = turns.find(({ grant }) => grant !== null && elapsed(time, grant.time) >= 0)?.grant?.ip ?? null;
    const causes = causesOf(unanswered, afterwards);
    const place = {
      subject: { transaction: unanswered ? afterTransaction : null },
      at: evidence(capture, [frame]),
      causes,
    };
    const severity = unanswered && afterwards === null ? "warning" : "note";
    return makeFinding("dhcp.link-local", severity, { client: mac, ip, unanswered, afterwards }, place);
  });
}

/** Hosts that got a lease later had only waited for it. */
function causesOf(unanswered: boolean, afterwards: string | null): Cause[] {
  if (unanswered) return [{ code: "no-lease", confidence: "likely" }];
  return afterwards === null ? [{ code: "link-local-by-design", confidence: "possible" }] : [];
}

/** A host that found its first choice taken announces the next: the last one is its address. */
function lastOfEach(claims: readonly LinkLocalClaim[]): LinkLocalClaim[] {
  const byHost = new Map<string, LinkLocalClaim>();
  for (const claim of claims) if (claim.kind === "announcement") byHost.set(claim.mac, claim);
  return [...byHost.values()];
}
