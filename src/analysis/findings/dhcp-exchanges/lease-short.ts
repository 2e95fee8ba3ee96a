import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { acknowledgement, framesOf, storiesOf, type Turn } from "./client-story.ts";

const SHORT = 300;

/** A lease of less than five minutes. Servers that grant what is left of a lease are held to the longest that they gave. */
export function leaseShort(facts: Facts) {
  return storiesOf(facts).flatMap(({ client, turns }) =>
    longestByAddress(turns).flatMap(({ turn, ip, seconds }) => {
      const ack = acknowledgement(turn.answers);
      if (seconds >= SHORT || ack === undefined) return [];
      const place = { subject: { transaction: turn.transaction.id }, at: framesOf([ack]) };
      const causes = [{ code: "short-by-design", confidence: "possible" } as const];
      return [makeFinding("dhcp.lease-short", "note", { client, ip, seconds }, { ...place, causes })];
    }),
  );
}

function longestByAddress(turns: readonly Turn[]): { turn: Turn; ip: string; seconds: number }[] {
  const longest = new Map<string, { turn: Turn; ip: string; seconds: number }>();
  for (const turn of turns) {
    const { lease } = turn.transaction;
    if (lease?.seconds == null || turn.grant === null) continue;
    const known = longest.get(lease.ip);
    if (known === undefined) longest.set(lease.ip, { turn, ip: lease.ip, seconds: lease.seconds });
    else known.seconds = Math.max(known.seconds, lease.seconds);
  }
  return [...longest.values()];
}
