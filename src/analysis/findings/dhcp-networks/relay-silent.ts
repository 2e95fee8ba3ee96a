import { isClientsOwn, isFromServer, isToRelay } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { recordingsOf } from "../recordings.ts";
import { serverName } from "./answers.ts";

/** A relay hands on at once; what comes later was held up by something else. */
const HANDED_ON = 1;
/** Without another word of the client, the capture must go on for so long. */
const PATIENCE = 5;
const FAILED: ReadonlySet<string> = new Set(["offered", "no-offer", "no-answer"]);

interface Silence {
  own: DhcpMessage;
  answer: DhcpMessage;
  again: DhcpMessage | null;
  transactions: number[];
  clients: Set<string>;
  /** Of some client, who got no address afterwards either. */
  isLasting: boolean;
}

/**
 * The server answered to the relay, and the client, whose own messages are in the capture too, heard nothing of it. Where only one
 * side of the relay was captured, nothing can be said.
 */
export function relaySilent(facts: Facts) {
  const silences = new Map<string, Silence>();
  const lastBound = new Map<string, number>();
  for (const { id, client, outcome } of facts.report.dhcp.transactions) {
    if (outcome === "bound") lastBound.set(client.mac, id);
  }
  for (const transaction of facts.report.dhcp.transactions) {
    const silence = silenceIn(transaction, facts);
    if (silence === null) continue;
    const known = silences.get(silence.answer.giaddr) ?? silence;
    silences.set(silence.answer.giaddr, known);
    known.clients.add(transaction.client.mac);
    if ((lastBound.get(transaction.client.mac) ?? 0) < transaction.id) known.isLasting = true;
    known.transactions.push(transaction.id);
  }
  return Array.from(silences.values(), ({ own, answer, again, clients, transactions, isLasting }) => {
    const messages = again === null ? [own, answer] : [own, answer, again];
    const data = {
      relay: answer.giaddr,
      client: own.chaddr,
      clients: clients.size,
      type: answer.type,
      server: serverName(answer),
    };
    const causes: Cause[] = [
      { code: "relay-return-blocked", confidence: "likely" },
      { code: "relay-misconfigured", confidence: "possible" },
    ];
    return makeFinding("dhcp.relay-silent", isLasting ? "error" : "warning", data, {
      subject: { transaction: transactions.length === 1 ? (transactions[0] ?? null) : null },
      at: messages.flatMap(({ capture, frame }) => evidence(capture, [frame])),
      confidence: again === null ? "inferred" : "seen",
      causes,
    });
  });
}

function silenceIn({ outcome, messages, relays }: DhcpTransaction, { report }: Facts): Silence | null {
  if (relays.length === 0 || !FAILED.has(outcome)) return null;
  const own = messages.find(isClientsOwn);
  const answer = messages.find((message) => isFromServer(message) && isToRelay(message));
  if (own === undefined || answer === undefined) return null;
  if (messages.some((message) => isFromServer(message) && !isToRelay(message))) return null;
  const again = messages.findLast((message) => isClientsOwn(message) && after(answer, message) > 0) ?? null;
  const rest = secondsBetween(answer.time, recordingsOf(report).endOf(own.capture) ?? answer.time);
  if (again === null ? rest < PATIENCE : rest < HANDED_ON) return null;
  return { own, answer, again, transactions: [], clients: new Set(), isLasting: false };
}

function after(before: DhcpMessage, message: DhcpMessage): number {
  return secondsBetween(before.time, message.time);
}
