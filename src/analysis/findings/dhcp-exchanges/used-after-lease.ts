import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import {
  acknowledgement,
  elapsed,
  framesOf,
  hearsUnicast,
  storiesOf,
  type Turn,
  usesByAddress,
} from "./client-story.ts";

const FOREVER = 0xffffffff;
/** Clocks of client and server differ, and a last packet may be on its way. */
const GRACE = 2;

/**
 * A client that goes on with an address after the end of its lease. Only where the capture shows this client's unicast DHCP:
 * elsewhere it may have renewed unseen.
 */
export function usedAfterLease(facts: Facts) {
  const uses = usesByAddress(facts.addressUses);
  return storiesOf(facts).flatMap(({ client, turns }) => {
    const turn = turns.findLast(({ grant }) => grant !== null);
    const lease = turn?.transaction.lease;
    const ack = turn === undefined ? undefined : acknowledgement(turn.answers);
    if (turn === undefined || ack === undefined || lease?.seconds == null || lease.seconds === FOREVER) return [];
    if (
      !(hearsUnicast(turns) || turns.some(asksByUnicast)) ||
      turns.slice(turn.index + 1).some(({ transaction }) => transaction.kind === "release")
    ) {
      return [];
    }
    const own = (uses.get(lease.ip) ?? []).filter(({ mac }) => mac === client);
    const last = own.reduce<(typeof own)[number] | undefined>(
      (latest, use) => (latest === undefined || use.lastTime > latest.lastTime ? use : latest),
      undefined,
    );
    const leaseSeconds = lease.seconds;
    const afterSeconds = last === undefined ? 0 : Number((elapsed(ack.time, last.lastTime) - leaseSeconds).toFixed(6));
    if (last === undefined || afterSeconds < Math.max(GRACE, leaseSeconds * 0.02)) return [];
    const data = { client, ip: lease.ip, leaseSeconds, afterSeconds };
    const place = { subject: { transaction: turn.transaction.id }, at: [...framesOf([ack]), last.lastAt] };
    const causes = [{ code: "client-ignores-lease", confidence: "likely" } as const];
    return [makeFinding("dhcp.used-after-lease", "warning", data, { ...place, causes })];
  });
}

function asksByUnicast({ questions }: Turn): boolean {
  return questions.some(({ delivery, giaddr }) => delivery === "unicast" && giaddr === "0.0.0.0");
}
