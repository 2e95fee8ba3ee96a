import { serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import { clientRule } from "./client-rule.ts";
import { hearsUnicast, storiesOf } from "./client-story.ts";
import { isUnanswered } from "./request-unanswered.ts";
import { acknowledgement, framesOf, type Turn } from "./turn.ts";

/** A client that heard nothing of its server and asked all of them for its lease. */
export const rebinding = clientRule((facts) =>
  storiesOf(facts).flatMap((story) =>
    story.turns.flatMap((turn) => {
      const { transaction, questions, grant, afterwards } = turn;
      const before = renewalsBefore(turn, story.turns);
      const renewals = before.flatMap((one) => one.questions);
      const [first] = renewals;
      if (transaction.kind !== "rebind" || first === undefined) return [];
      const ack = acknowledgement(turn.answers);
      const asked = first.destination.ip;
      const data = {
        client: story.client,
        ip: first.ciaddr,
        server: asked === "255.255.255.255" ? null : asked,
        renewals: renewals.length,
        outcome: transaction.outcome,
        afterwards: grant?.ip ?? afterwards?.ip ?? null,
      };
      const answered = ack === undefined ? null : (serverIdentifier(ack) ?? ack.source.ip);
      const at = framesOf([...renewals.slice(0, 4), ...questions.slice(0, 1), ...(ack === undefined ? [] : [ack])]);
      const place = { subject: { transaction: transaction.id }, at, causes: causesOf(answered, data.server) };
      // The one renewal before may have been answered unseen, and this be about a later lease.
      const isUnheard = renewals.length > 1 || hearsUnicast(story);
      return [makeFinding("dhcp.rebinding", isUnheard ? "warning" : "note", data, place)];
    }),
  ),
);

/** The unanswered renewals right before. */
function renewalsBefore({ index }: Turn, turns: readonly Turn[]): Turn[] {
  const before: Turn[] = [];
  for (let at = index - 1; at >= 0; at--) {
    const turn = turns[at];
    if (turn === undefined || !isUnanswered(turn, "renew")) break;
    before.push(turn);
  }
  return before.reverse();
}

/** The server that answers the broadcast lives: then the way of unicast to it is what fails. */
function causesOf(answered: string | null, asked: string | null): Cause[] {
  const blocked: Cause = {
    code: "dhcp-blocked",
    confidence: answered !== null && answered === asked ? "likely" : "possible",
  };
  const unreachable: Cause = { code: "server-unreachable", confidence: "likely" };
  return blocked.confidence === "likely"
    ? [blocked]
    : [unreachable, { code: "dhcp-server-down", confidence: "possible" }];
}
