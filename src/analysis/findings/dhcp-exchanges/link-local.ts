import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpTransaction, Finding, LinkLocalClaim } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { Recent } from "../recent.ts";
import { storiesOf } from "./client-story.ts";
import { elapsed, type Grant } from "./turn.ts";

/** One exchange of a client. */
interface Step {
  startTime: string;
  kind: DhcpTransaction["kind"];
  grant: Grant | null;
}

interface Claims {
  /** The tracker bounds them (LIMITS.linkLocalClaims). */
  claims: LinkLocalClaim[];
  /** Ids of exchanges that failed, and their kinds. */
  failed: Recent<DhcpTransaction["kind"]>;
  /** By client, in order. */
  steps: Recent<Step[]>;
}

/** A host that gave itself an address of 169.254/16. Why it had to is told by the exchange that failed, wherever there is one. */
export const linkLocal = gathering({
  begin: (): Claims => ({ claims: [], failed: new Recent(), steps: new Recent() }),
  gather(state, facts) {
    state.claims.push(...facts.report.dhcp.linkLocal);
    if (state.claims.length > 0 || facts.earlier !== undefined) gatherSteps(state, facts);
  },
  tell(state) {
    const begun = beginnings(state.claims);
    return lastOfEach(state.claims).flatMap((claim) => tell(claim, begun, state));
  },
  trim({ claims, failed, steps }) {
    const begun = beginnings(claims);
    const times = new Map(lastOfEach(claims).map((claim) => [claim.mac, beginningOf(claim, begun)]));
    for (const [client, own] of steps.entries()) steps.replace(client, whatTells(own, times.get(client) ?? null));
    failed.trim();
    steps.trim();
    return 0;
  },
});

/** Of a client's steps, the last, and those around the time when it began to claim an address. */
function whatTells(own: readonly Step[], time: string | null): Step[] {
  const telling = new Set([own.at(-1)]);
  if (time !== null) telling.add(lastBefore(own, time)).add(grantedSince(own, time));
  return own.filter((step) => telling.has(step));
}

function lastBefore(own: readonly Step[], time: string): Step | undefined {
  return own.findLast(({ startTime }) => elapsed(startTime, time) >= 0);
}

function grantedSince(own: readonly Step[], time: string): Step | undefined {
  return own.find(({ grant }) => grant !== null && elapsed(time, grant.time) >= 0);
}

function gatherSteps({ failed, steps }: Claims, facts: Facts): void {
  for (const { id, outcome, kind } of facts.report.dhcp.transactions) {
    if (outcome === "no-offer" || outcome === "no-answer") failed.set(String(id), kind);
  }
  for (const { client, turns } of storiesOf(facts)) {
    const own = steps.get(client) ?? [];
    steps.set(client, own);
    for (const { transaction, grant } of turns) {
      own.push({ startTime: transaction.startTime, kind: transaction.kind, grant });
    }
  }
}

function tell(claim: LinkLocalClaim, begun: ReadonlyMap<string, string>, { failed, steps }: Claims): Finding[] {
  const { mac, ip, capture, frame, afterTransaction } = claim;
  const time = beginningOf(claim, begun);
  const kind = afterTransaction === null ? undefined : failed.get(String(afterTransaction));
  const unanswered = kind !== undefined;
  const own = steps.get(mac) ?? [];
  const afterwards = grantedSince(own, time)?.grant?.ip ?? null;
  // Who gives its address back is left with this one.
  if (lastBefore(own, time)?.kind === "release") return [];
  const causes = causesOf(unanswered, afterwards);
  const place = {
    subject: { transaction: unanswered ? afterTransaction : null },
    at: evidence(capture, [frame]),
    causes,
  };
  const isToldElsewhere = kind === "init" || kind === "bootp";
  const severity = unanswered && afterwards === null && !isToldElsewhere ? "warning" : "note";
  return [makeFinding("dhcp.link-local", severity, { client: mac, ip, unanswered, afterwards }, place)];
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

function beginningOf({ mac, ip, time }: LinkLocalClaim, begun: ReadonlyMap<string, string>): string {
  return begun.get(`${mac} ${ip}`) ?? time;
}

/** A host that found its first choice taken announces the next: the last one is its address. */
function lastOfEach(claims: readonly LinkLocalClaim[]): LinkLocalClaim[] {
  const byHost = new Map<string, LinkLocalClaim>();
  for (const claim of claims) if (claim.kind === "announcement") byHost.set(claim.mac, claim);
  return [...byHost.values()];
}
