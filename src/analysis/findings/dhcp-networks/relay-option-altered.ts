import { isFromServer, isRelayed, isToRelay } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import { evidence } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { serverName } from "./answers.ts";

const RELAY_AGENT_INFORMATION = 82;
/** What is looked through of an exchange's questions for the one that an answer is to. */
const LOOK_BACK = 16;

/** Hex digits of as many bytes as one option has. */
const MOST_DIGITS = 510;

/** The first of messages that were altered in one way. */
interface Alteration {
  relay: string;
  server: string | null;
  sent: string;
  returned: string | null;
  messages: number;
  at: number[];
}

/**
 * A server must return option 82 as the relay sent it (RFC 3046 section 2.2), or not at all where it does not know it. Told by
 * messages between relay and server alone: towards the client the relay takes the option out.
 */
export const relayOptionAltered = gathering({
  begin: () => new Map<string, Alteration>(),
  gather(alterations, { report }) {
    for (const transaction of report.dhcp.transactions) {
      if (transaction.relays.length > 0) compare(transaction, alterations);
    }
  },
  tell: (alterations) =>
    Array.from(alterations.values(), ({ at, ...data }) => {
      const { returned } = data;
      const causes: Cause[] =
        returned === null
          ? [{ code: "relay-option-unsupported", confidence: "likely" }]
          : [{ code: "broken-software", confidence: "possible" }];
      return makeFinding("dhcp.relay-option-altered", returned === null ? "note" : "warning", data, { at, causes });
    }),
  trim: (alterations) => trimmed(alterations),
});

function compare({ messages }: DhcpTransaction, alterations: Map<string, Alteration>): void {
  const questions: DhcpMessage[] = [];
  for (const message of messages) {
    if (message.duplicateOf !== null || !isRelayed(message)) continue;
    if (!isFromServer(message)) {
      if (optionOf82(message) !== null) questions.push(message);
      if (questions.length > LOOK_BACK) questions.shift();
    } else if (isToRelay(message) && !isCut(message)) judge(message, questions, alterations);
  }
}

function judge(answer: DhcpMessage, questions: readonly DhcpMessage[], alterations: Map<string, Alteration>): void {
  const asked = questions.filter(({ giaddr }) => giaddr === answer.giaddr);
  const question = asked.at(-1);
  if (question === undefined) return;
  const returned = optionOf82(answer);
  if (asked.some((one) => optionOf82(one) === returned)) return;
  const [relay, server] = [answer.giaddr, serverName(answer)];
  const key = `${relay} ${server} ${returned === null}`;
  const known = alterations.get(key);
  if (known !== undefined) {
    known.messages += 1;
    return;
  }
  const at = [question, answer].flatMap(({ capture, frame }) => evidence(capture, [frame]));
  alterations.set(key, { relay, server, sent: optionOf82(question) ?? "", returned, messages: 1, at });
}

function optionOf82({ options }: DhcpMessage): string | null {
  return options.find(({ code }) => code === RELAY_AGENT_INFORMATION)?.hex.slice(0, MOST_DIGITS) ?? null;
}

function isCut({ problems }: DhcpMessage): boolean {
  return problems.includes("cut-by-capture");
}
