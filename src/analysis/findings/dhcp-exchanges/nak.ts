import { makeFinding } from "../../../report/findings.ts";
import type { Facts } from "../facts.ts";
import { clientRule } from "./client-rule.ts";
import { secondsToEnd, storiesOf } from "./client-story.ts";
import { type Refusal, refusalsOf } from "./refusals.ts";
import { together } from "./together.ts";
import { byTime, framesOf, usesByAddress } from "./turn.ts";

/** So long after a NAK a client has begun anew (RFC 2131 section 3.2). */
const SOON = 5;

/** A server that refuses a REQUEST, but for addresses of another network. */
export const nak = clientRule(
  (facts) =>
    refusals(facts, (refusal) => !refusal.isWrongNetwork).map(({ client, refusal }) => {
      const { requested, server, text, naks, afterwards } = refusal;
      const told = { client, clients: 1, requested, server, text, times: naks.length };
      const severity = afterwards === null && isSettled(refusal, facts) ? "error" : "warning";
      return makeFinding("dhcp.nak", severity, { ...told, afterwards: afterwards?.ip ?? null }, placeOf(refusal));
    }),
  { join: together },
);

/** The refusals of all clients that `wanted` picks. */
export function refusals(facts: Facts, wanted: (refusal: Refusal) => boolean): { client: string; refusal: Refusal }[] {
  const uses = usesByAddress(facts.addressUses);
  return storiesOf(facts).flatMap((story) =>
    refusalsOf(story, uses)
      .filter(wanted)
      .map((refusal) => ({ client: story.client, refusal })),
  );
}

/** Whether the capture goes on long enough to say that the client got nothing. */
export function isSettled({ last, naks }: Refusal, facts: Facts): boolean {
  const [first] = naks;
  return first !== undefined && secondsToEnd(facts, last, first.time) >= SOON;
}

export function placeOf({ turn, requests, naks, causes }: Refusal) {
  const subject = { transaction: turn.transaction.id };
  return { subject, at: framesOf(byTime([...requests, ...naks])), causes };
}
