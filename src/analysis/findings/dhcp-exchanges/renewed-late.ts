import { type Cause, makeFinding } from "../../../report/findings.ts";
import { clientRule } from "./client-rule.ts";
import { acknowledgement, elapsed, framesOf, hearsUnicast, storiesOf, type Turn } from "./client-story.ts";

const FOREVER = 0xffffffff;
/** T1 and T2 where the server names none (RFC 2131 section 4.4.5). */
const [T1, T2] = [0.5, 0.875];

/** A client that asked for more time only after T2, or after the lease had ended. One finding for each client. */
export const renewedLate = clientRule((facts) =>
  storiesOf(facts).flatMap(({ client, turns }) => {
    // Where renewals are not seen because they are unicast, a late one may only be the first that is.
    const isAudible = hearsUnicast(turns);
    for (const turn of turns) {
      const next = turns[turn.index + 1];
      const late = next === undefined || !isAudible ? null : lateness(turn, next);
      if (next === undefined || late === null) continue;
      const place = {
        subject: { transaction: next.transaction.id },
        at: framesOf([...turn.answers.slice(-1), ...next.questions.slice(0, 1)]),
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

function lateness({ answers, transaction: { lease } }: Turn, next: Turn) {
  const ack = acknowledgement(answers);
  const [question] = next.questions;
  const { kind } = next.transaction;
  if (ack === undefined || question === undefined || lease?.seconds == null || lease.seconds === FOREVER) return null;
  if ((kind !== "renew" && kind !== "rebind") || question.ciaddr !== lease.ip) return null;
  const leaseSeconds = lease.seconds;
  const t1Seconds = lease.t1Seconds ?? Math.floor(leaseSeconds * T1);
  const t2Seconds = lease.t2Seconds ?? Math.floor(leaseSeconds * T2);
  const afterSeconds = elapsed(ack.time, question.time);
  // REBINDING begins at T2, and the renewals before it may have gone another way.
  const latest = (kind === "renew" ? t2Seconds : leaseSeconds) * 1.02 + 1;
  return afterSeconds > latest ? { ip: lease.ip, afterSeconds, t1Seconds, leaseSeconds } : null;
}
