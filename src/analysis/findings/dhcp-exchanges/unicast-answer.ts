import { isBroadcast, isToRelay, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import { clientRule } from "./client-rule.ts";
import { type ClientStory, storiesOf } from "./client-story.ts";
import { framesOf, type Turn } from "./turn.ts";

/** A server that answers by unicast a client which asked for broadcast. A warning where the client seems not to have heard it. */
export const unicastAnswer = clientRule((facts) =>
  storiesOf(facts).flatMap((story) => {
    const found = story.turns
      .map((turn) => ({ turn, pairs: unheededIn(turn) }))
      .filter(({ pairs }) => pairs.length > 0);
    const [first] = found;
    if (first === undefined) return [];
    const pairs = found.flatMap((one) => one.pairs);
    const isLost = found.every(({ turn }) => turn.grant === null) && asksOn(story, pairs);
    const [answer] = pairs.map((pair) => pair.answer);
    const data = {
      client: story.client,
      server: answer === undefined ? null : (serverIdentifier(answer) ?? answer.source.ip),
      messages: pairs.length,
      bound: found.some(({ turn }) => turn.grant !== null),
    };
    const place = {
      subject: { transaction: first.turn.transaction.id },
      at: framesOf(pairs.slice(0, 2).flatMap(({ question, answer }) => [question, answer])),
      causes: [{ code: "server-ignores-flag", confidence: "certain" } as const],
    };
    return [makeFinding("dhcp.unicast-answer", isLost ? "warning" : "note", data, place)];
  }),
);

interface Pair {
  question: DhcpMessage;
  answer: DhcpMessage;
}

/** A client that has an address (ciaddr) is answered there, whatever its flag says (RFC 2131 section 4.1). */
function unheededIn({ questions, answers }: Turn): Pair[] {
  return answers.flatMap((answer) => {
    if (answer.type !== "OFFER" && answer.type !== "ACK") return [];
    if (answer.delivery !== "unicast" || isBroadcast(answer) || isToRelay(answer)) return [];
    const question = questions.findLast(({ time }) => time <= answer.time);
    if (question === undefined || !question.broadcastFlag || question.ciaddr !== "0.0.0.0") return [];
    return question.source.ip === "0.0.0.0" ? [{ question, answer }] : [];
  });
}

function asksOn({ turns }: ClientStory, pairs: readonly Pair[]): boolean {
  const first = pairs[0]?.answer.time ?? "";
  return turns.some(({ questions }) => questions.some(({ type, time }) => type === "DISCOVER" && time > first));
}
