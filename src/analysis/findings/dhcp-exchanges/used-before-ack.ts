import { makeFinding } from "../../../report/findings.ts";
import { evidence } from "../facts.ts";
import { clientRule } from "./client-rule.ts";
import { storiesOf } from "./client-story.ts";
import { acknowledgement, byTime, elapsed, framesOf, usesByAddress } from "./turn.ts";

/** A client that sent from an offered address before the ACK made it its own. Who had the address before uses it rightly. */
export const usedBeforeAck = clientRule((facts) => {
  const uses = usesByAddress(facts.addressUses);
  return storiesOf(facts).flatMap(({ client, turns, past }) => {
    const had = new Set(past?.lease == null ? [] : [past.lease.ip]);
    return turns.flatMap(({ transaction, answers, grant }) => {
      const hadIt = grant !== null && had.has(grant.ip);
      if (grant !== null) had.add(grant.ip);
      const ack = acknowledgement(byTime(answers));
      const offer = byTime(answers).find(({ type, yiaddr }) => type === "OFFER" && yiaddr === grant?.ip);
      if (grant === null || hadIt || transaction.kind !== "init" || ack === undefined || offer === undefined) return [];
      const [ackFrame = 0] = evidence(ack.capture, [ack.frame]);
      const own = (uses.get(grant.ip) ?? []).filter(({ mac }) => mac === client);
      const early = own.find(({ at, time }) => at < ackFrame && elapsed(time, ack.time) > 0);
      if (early === undefined || own.some(({ time }) => elapsed(time, offer.time) >= 0)) return [];
      const at = [...framesOf([offer]), early.at, ackFrame].sort((one, other) => one - other);
      const data = { client, ip: grant.ip, seconds: elapsed(early.time, ack.time) };
      const causes = [{ code: "client-ignores-lease", confidence: "likely" } as const];
      return [
        makeFinding("dhcp.used-before-ack", "warning", data, { subject: { transaction: transaction.id }, at, causes }),
      ];
    });
  });
});
