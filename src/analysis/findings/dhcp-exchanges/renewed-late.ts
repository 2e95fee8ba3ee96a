import { type Cause, makeFinding } from "../../../report/findings.ts";
import { leaseOf, type PastLease } from "./client-past.ts";
import { clientRule } from "./client-rule.ts";
import { hearsUnicast, storiesOf } from "./client-story.ts";
import { elapsed, framesOf, type Turn } from "./turn.ts";

/** T1 and T2 where the server names none (RFC 2131 section 4.4.5). */
const [T1, T2] = [0.5, 0.875];

/** A client that asked for more time only after T2, or after the lease had ended. One finding for each client. */
export const renewedLate = clientRule((facts) =>
  storiesOf(facts).flatMap((story) => {
    // Where renewals are not seen because they are unicast, a late one may only be the first that is.
    if (!hearsUnicast(story)) return [];
    const { client, turns, past } = story;
    for (const [index, next] of turns.entries()) {
      const turn = turns[index - 1];
      const lease = turn === undefined ? (past?.lease ?? null) : leaseOf(turn);
      const late = lease === null ? null : lateness(lease, next);
      if (lease === null || late === null) continue;
      const given = turn === undefined ? lease.at : framesOf(turn.answers.slice(-1));
      const place = {
        subject: { transaction: next.transaction.id },
        at: [...given, ...framesOf(next.questions.slice(0, 1))],
        causes: CAUSES,
      };
      const severity = late.afterSeconds > late.leaseSeconds ? "warning" : "note";
      return [makeFinding("dhcp.renewed-late", severity, { client, ...late }, place)];
    }
    return [];
  }),
);

const CAUSES: Cause[] = [
  { code: "client-was-asleep", confidence: "possible" },
  { code: "client-ignores-lease", confidence: "possible" },
];

function lateness(lease: PastLease, { questions, transaction: { kind } }: Turn) {
  const [question] = questions;
  if (question === undefined || (kind !== "renew" && kind !== "rebind") || question.ciaddr !== lease.ip) return null;
  const { ip, seconds: leaseSeconds } = lease;
  const t1Seconds = lease.t1Seconds ?? Math.floor(leaseSeconds * T1);
  const t2Seconds = lease.t2Seconds ?? Math.floor(leaseSeconds * T2);
  const afterSeconds = elapsed(lease.since, question.time);
  // REBINDING begins at T2, and the renewals before it may have gone another way.
  const latest = (kind === "renew" ? t2Seconds : leaseSeconds) * 1.02 + 1;
  return afterSeconds > latest ? { ip, afterSeconds, t1Seconds, leaseSeconds } : null;
}
