import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { LinkLocalClaim } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { elapsed, storiesOf, type Turn } from "./client-story.ts";

/** A host that gave itself an address of 169.254/16. Why it had to is told by the exchange that failed, wherever there is one. */
export function linkLocal(facts: Facts) {
  const { dhcp } = facts.report;
  const failed = new Map(
    dhcp.transactions.flatMap(({ id, outcome, kind }) =>
      outcome === "no-offer" || outcome === "no-answer" ? [[id, kind] as const] : [],
    ),
  );
  const stories = new Map(storiesOf(facts).map((story) => [story.client, story]));
  const begun = beginnings(dhcp.linkLocal);
  return lastOfEach(dhcp.linkLocal).flatMap((claim) => {
    const { mac, ip, capture, frame, afterTransaction } = claim;
    const time = begun.get(`${mac} ${ip}`) ?? claim.time;
    const kind = afterTransaction === null ? undefined : failed.get(afterTransaction);
    const unanswered = kind !== undefined;
    const turns = stories.get(mac)?.turns ?? [];
    const afterwards = turns.find(({ grant }) => grant !== null && elapsed(time, grant.time) >= 0)?.grant?.ip ?? null;
    // Who gives its address back is left with this one.
    if (lastBefore(turns, time)?.transaction.kind === "release") return [];
    const causes = causesOf(unanswered, afterwards);
    const place = {
      subject: { transaction: unanswered ? afterTransaction : null },
      at: evidence(capture, [frame]),
      causes,
    };
    const isToldElsewhere = kind === "init" || kind === "bootp";
    const severity = unanswered && afterwards === null && !isToldElsewhere ? "warning" : "note";
    return [makeFinding("dhcp.link-local", severity, { client: mac, ip, unanswered, afterwards }, place)];
  });
}

function lastBefore(turns: readonly Turn[], time: string): Turn | undefined {
  return turns.findLast(({ transaction }) => elapsed(transaction.startTime, time) >= 0);
}

/** Hosts that got a lease later had only waited for it. */
function causesOf(unanswered: boolean, afterwards: string | null): Cause[] {
  if (unanswered) return [{ code: "no-lease", confidence: "likely" }];
  return afterwards === null ? [{ code: "link-local-by-design", confidence: "possible" }] : [];
}

/** When each host began to probe for each address. A lease that comes while it does so comes late. */
function beginnings(claims: readonly LinkLocalClaim[]): ReadonlyMap<string, string> {
  const begun = new Map<string, string>();
  for (const { mac, ip, time } of claims) if (!begun.has(`${mac} ${ip}`)) begun.set(`${mac} ${ip}`, time);
  return begun;
}

/** A host that found its first choice taken announces the next: the last one is its address. */
function lastOfEach(claims: readonly LinkLocalClaim[]): LinkLocalClaim[] {
  const byHost = new Map<string, LinkLocalClaim>();
  for (const claim of claims) if (claim.kind === "announcement") byHost.set(claim.mac, claim);
  return [...byHost.values()];
}
