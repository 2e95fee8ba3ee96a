import { isFromServer } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpTransaction, Finding } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";
import { floodedTransactions } from "./floods.ts";
import { MOST_FRAMES, MOST_LISTED } from "./group-facts.ts";

/** Clients that use one xid within this many seconds could take each other's answers for their own. */
const TOGETHER = 60;
/** Of so many exchanges some share one of 2^32 random xids by chance. */
const LEAST_BY_CHANCE = 20_000;
/** Findings that are told; more are of one kind anyway. */
const MOST_FINDINGS = 50;
const GIVEN_UP: ReadonlySet<string> = new Set(["no-offer", "no-answer", "offered", "refused"]);
/** xids that nobody drew: few of their digits differ, as in 00000001. */
const CHOSEN = /^0x(0{4,}|(.)\2{5,}|12345678|deadbeef|01020304)/;

/** What is told of one xid. */
interface Shared {
  xid: string;
  clients: Distinct;
  /** The first of those. */
  first: string[];
  /** Some gave up, and some were offered an address. */
  someFailed: boolean;
  someOffered: boolean;
  at: number[];
}

/** One xid used by several clients at the same time: whoever draws it at random as RFC 2131 section 4.1 has it does not meet another. */
export const xidShared = gathering({
  begin: () => ({ transactions: 0, xids: new Map<string, Shared>() }),
  gather(state, facts) {
    state.transactions += facts.report.dhcp.transactions.length;
    for (const list of byXid(facts).values()) add(state.xids, together(list));
  },
  tell: ({ transactions, xids }) =>
    [...xids.values()]
      .filter(({ clients }) => clients.size >= (transactions >= LEAST_BY_CHANCE ? 3 : 2))
      .slice(0, MOST_FINDINGS)
      .map(tell),
  trim({ xids }) {
    freezeLargest([...xids.values()].map(({ clients }) => clients));
    trimmed(xids);
    return 0;
  },
});

function byXid(facts: Facts): Map<string, DhcpTransaction[]> {
  const flooded = floodedTransactions(facts);
  const lists = new Map<string, DhcpTransaction[]>();
  for (const transaction of facts.report.dhcp.transactions) {
    if (flooded.has(transaction.id) || !isClients(transaction)) continue;
    const list = lists.get(transaction.xid);
    if (list === undefined) lists.set(transaction.xid, [transaction]);
    else list.push(transaction);
  }
  return lists;
}

/** A client asked; an asker of lease queries is no client. */
function isClients({ kind, client, messages }: DhcpTransaction): boolean {
  return kind !== "leasequery" && /[1-9a-f]/.test(client.mac) && messages.some((message) => !isFromServer(message));
}

/** The exchanges that began close to one of another client. */
function together(list: readonly DhcpTransaction[]): DhcpTransaction[] {
  return list.filter((one, index) =>
    [list[index - 1], list[index + 1]].some(
      (other) =>
        other !== undefined &&
        macOf(other) !== macOf(one) &&
        Math.abs(secondsBetween(one.startTime, other.startTime)) <= TOGETHER,
    ),
  );
}

function add(xids: Map<string, Shared>, list: readonly DhcpTransaction[]): void {
  for (const { xid, client, outcome, offers, capture, firstFrame } of list) {
    const shared = xids.get(xid) ?? newShared(xid);
    xids.set(xid, shared);
    if (!shared.clients.has(client.mac) && shared.first.length < MOST_LISTED) shared.first.push(client.mac);
    shared.clients.add(client.mac);
    shared.someFailed ||= GIVEN_UP.has(outcome);
    shared.someOffered ||= offers.length > 0;
    if (shared.at.length < MOST_FRAMES) shared.at.push(...evidence(capture, [firstFrame]));
  }
}

function newShared(xid: string): Shared {
  return { xid, clients: new Distinct(), first: [], someFailed: false, someOffered: false, at: [] };
}

function tell({ xid, clients, first, someFailed, someOffered, at }: Shared): Finding {
  const chosen: Cause = { code: "broken-software", confidence: CHOSEN.test(xid) ? "likely" : "possible" };
  const cloned: Cause = { code: "cloned-machines", confidence: "possible" };
  const data = { xid, clients: first, count: clients.size };
  const causes = CHOSEN.test(xid) ? [chosen] : [cloned, chosen];
  return makeFinding("dhcp.xid-shared", someFailed && someOffered ? "warning" : "note", data, { at, causes });
}

function macOf({ client }: DhcpTransaction): string {
  return client.mac;
}
