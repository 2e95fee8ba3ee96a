import { isFromServer, isRelayed, isToRelay } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { serverName } from "./answers.ts";

const RELAY_AGENT_INFORMATION = 82;
/** What is looked through of an exchange's questions for the one that an answer is to. */
const LOOK_BACK = 16;

/** Hex digits of as many bytes as one option has. */
const MOST_DIGITS = 510;

interface Alteration {
  question: DhcpMessage;
  answer: DhcpMessage;
  sent: string;
  returned: string | null;
  messages: number;
}

/**
 * A server must return option 82 as the relay sent it (RFC 3046 section 2.2), or not at all where it does not know it. Told by
 * messages between relay and server alone: towards the client the relay takes the option out.
 */
export function relayOptionAltered({ report }: Facts) {
  const alterations = new Map<string, Alteration>();
  for (const transaction of report.dhcp.transactions) {
    if (transaction.relays.length > 0) compare(transaction, alterations);
  }
  return Array.from(alterations.values(), ({ question, answer, sent, returned, messages }) => {
    const data = { relay: answer.giaddr, server: serverName(answer), sent, returned, messages };
    const at = [question, answer].flatMap(({ capture, frame }) => evidence(capture, [frame]));
    const causes: Cause[] =
      returned === null
        ? [{ code: "relay-option-unsupported", confidence: "likely" }]
        : [{ code: "broken-software", confidence: "possible" }];
    return makeFinding("dhcp.relay-option-altered", returned === null ? "note" : "warning", data, { at, causes });
  });
}

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
  const key = `${answer.giaddr} ${serverName(answer)} ${returned === null}`;
  const known = alterations.get(key);
  if (known !== undefined) known.messages += 1;
  else alterations.set(key, { question, answer, sent: optionOf82(question) ?? "", returned, messages: 1 });
}

function optionOf82({ options }: DhcpMessage): string | null {
  return options.find(({ code }) => code === RELAY_AGENT_INFORMATION)?.hex.slice(0, MOST_DIGITS) ?? null;
}

function isCut({ problems }: DhcpMessage): boolean {
  return problems.includes("cut-by-capture");
}
