import { requestedAddress } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import { clientRule } from "./client-rule.ts";
import { storiesOf } from "./client-story.ts";
import { isSettled, placeOf, refusals } from "./nak.ts";
import { isOutside, maskIn } from "./networks-seen.ts";
import { elapsed, framesOf, type Turn } from "./turn.ts";

/** A client that was told nothing asks for any address within this. */
const SOON = 60;

/** A client that comes to another network, and asks there for the address that it had. */
export const wrongNetwork = clientRule((facts) => {
  const refused = refusals(facts, (refusal) => refusal.isWrongNetwork).map(({ client, refusal }) => {
    const { requested, server, naks, afterwards } = refusal;
    const data = { client, requested: requested ?? "", server, times: naks.length, afterwards: afterwards?.ip ?? null };
    const severity = afterwards !== null ? "note" : isSettled(refusal, facts) ? "error" : "warning";
    return makeFinding("dhcp.wrong-network", severity, data, placeOf(refusal));
  });
  const unanswered = storiesOf(facts).flatMap(({ client, turns }) =>
    turns.flatMap((turn) => {
      const next = turns[turn.index + 1];
      const outside = next === undefined ? null : outsideOf(turn, next);
      if (next === undefined || outside === null) return [];
      const requests = turn.questions.filter(({ type }) => type === "REQUEST");
      const data = { client, ...outside, server: null, times: requests.length, afterwards: next.grant?.ip ?? null };
      const causes: Cause[] = [{ code: "other-network", confidence: "certain" }];
      const at = framesOf(requests.concat(next.answers.slice(-1)));
      return [
        makeFinding("dhcp.wrong-network", "note", data, { subject: { transaction: turn.transaction.id }, at, causes }),
      ];
    }),
  );
  return [...refused, ...unanswered];
});

/** The address asked for in vain, where the next exchange gave one of another network. */
function outsideOf(turn: Turn, next: Turn): { requested: string } | null {
  const { kind, outcome, startTime, seconds } = turn.transaction;
  if (kind !== "reboot" || outcome !== "no-answer" || next.transaction.kind !== "init" || next.grant === null)
    return null;
  if (elapsed(startTime, next.transaction.startTime) - seconds > SOON) return null;
  const request = turn.questions.find(({ type }) => type === "REQUEST");
  const requested = request === undefined ? null : requestedAddress(request);
  const answer = next.answers.find(({ yiaddr }) => yiaddr !== "0.0.0.0");
  const mask = answer === undefined ? null : maskIn(answer);
  if (requested === null || answer === undefined || mask === null) return null;
  return isOutside(requested, answer.yiaddr, mask) === null ? null : { requested };
}
