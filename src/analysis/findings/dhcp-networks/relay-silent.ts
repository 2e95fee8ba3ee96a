import { isClientsOwn, isFromServer, isToRelay } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage, DhcpTransaction, Finding } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { recordingsOf } from "../recordings.ts";
import { serverName } from "./answers.ts";

/** A relay hands on at once; what comes later was held up by something else. */
const HANDED_ON = 1;
/** Without another word of the client, the capture must go on for so long. */
const PATIENCE = 5;
const FAILED: ReadonlySet<string> = new Set(["offered", "no-offer", "no-answer"]);

/** A relay's exchange in which the client heard nothing. */
interface Unheard {
  own: DhcpMessage;
  answer: DhcpMessage;
  again: DhcpMessage | null;
}

/** What is told of one relay: the first such exchange, and how many there were. */
interface Silence {
  relay: string;
  client: string;
  type: string;
  server: string | null;
  isSeen: boolean;
  at: number[];
  /** Id of the first one. */
  transaction: number;
  transactions: number;
  clients: Distinct;
  /** Clients that got no address since: each one's last silence. */
  waiting: Map<string, number>;
}

/** Clients without an address that are kept in mind for one relay. */
const MOST_WAITING = 1_000;

/**
 * The server answered to the relay, and the client, whose own messages are in the capture too, heard nothing of it. Where only one
 * side of the relay was captured, nothing can be said.
 */
export const relaySilent = gathering({
  begin: () => new Map<string, Silence>(),
  gather(silences, facts) {
    const { transactions } = facts.report.dhcp;
    for (const transaction of transactions) {
      const unheard = unheardIn(transaction, facts);
      if (unheard !== null) add(silences, unheard, transaction);
    }
    if (silences.size === 0) return;
    const bound = new Map(
      transactions.flatMap(({ id, client, outcome }) => (outcome === "bound" ? [[client.mac, id] as const] : [])),
    );
    for (const { waiting } of silences.values()) {
      for (const [client, id] of waiting) if ((bound.get(client) ?? 0) >= id) waiting.delete(client);
    }
  },
  tell: (silences) => [...silences.values()].map(tell),
  trim(silences) {
    freezeLargest([...silences.values()].map(({ clients }) => clients));
    return trimmed(silences);
  },
});

function add(silences: Map<string, Silence>, unheard: Unheard, { id, client: { mac } }: DhcpTransaction): void {
  const silence = silences.get(unheard.answer.giaddr) ?? newSilence(unheard, id);
  silences.set(silence.relay, silence);
  silence.clients.add(mac);
  silence.transactions += 1;
  if (silence.waiting.has(mac) || silence.waiting.size < MOST_WAITING) silence.waiting.set(mac, id);
}

function newSilence({ own, answer, again }: Unheard, transaction: number): Silence {
  const messages = again === null ? [own, answer] : [own, answer, again];
  return {
    relay: answer.giaddr,
    client: own.chaddr,
    type: answer.type,
    server: serverName(answer),
    isSeen: again !== null,
    at: messages.flatMap(({ capture, frame }) => evidence(capture, [frame])),
    transaction,
    transactions: 0,
    clients: new Distinct(),
    waiting: new Map(),
  };
}

function tell(silence: Silence): Finding {
  const { relay, client, clients, type, server, isSeen, at, transaction, transactions, waiting } = silence;
  const data = { relay, client, clients: clients.size, type, server };
  const causes: Cause[] = [
    { code: "relay-return-blocked", confidence: "likely" },
    { code: "relay-misconfigured", confidence: "possible" },
  ];
  return makeFinding("dhcp.relay-silent", waiting.size > 0 ? "error" : "warning", data, {
    subject: { transaction: transactions === 1 ? transaction : null },
    at,
    confidence: isSeen ? "seen" : "inferred",
    causes,
  });
}

function unheardIn({ outcome, messages, relays }: DhcpTransaction, { report }: Facts): Unheard | null {
  if (relays.length === 0 || !FAILED.has(outcome)) return null;
  const own = messages.find(isClientsOwn);
  const answer = messages.find((message) => isFromServer(message) && isToRelay(message));
  if (own === undefined || answer === undefined) return null;
  if (messages.some((message) => isFromServer(message) && !isToRelay(message))) return null;
  const again = messages.findLast((message) => isClientsOwn(message) && after(answer, message) > 0) ?? null;
  const rest = secondsBetween(answer.time, recordingsOf(report).endOf(own.capture) ?? answer.time);
  if (again === null ? rest < PATIENCE : rest < HANDED_ON) return null;
  return { own, answer, again };
}

function after(before: DhcpMessage, message: DhcpMessage): number {
  return secondsBetween(before.time, message.time);
}
