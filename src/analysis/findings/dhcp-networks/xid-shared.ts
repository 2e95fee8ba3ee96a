import { isFromServer } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpTransaction } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
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

/** One xid used by several clients at the same time: whoever draws it at random as RFC 2131 section 4.1 has it does not meet another. */
export function xidShared(facts: Facts) {
  const { transactions } = facts.report.dhcp;
  const flooded = floodedTransactions(facts);
  const byXid = new Map<string, DhcpTransaction[]>();
  for (const transaction of transactions) {
    if (flooded.has(transaction.id) || !isClients(transaction)) continue;
    const list = byXid.get(transaction.xid);
    if (list === undefined) byXid.set(transaction.xid, [transaction]);
    else list.push(transaction);
  }
  const chance = transactions.length >= LEAST_BY_CHANCE;
  return Array.from(byXid.values(), together)
    .filter((list) => new Set(list.map(macOf)).size >= (chance ? 3 : 2))
    .slice(0, MOST_FINDINGS)
    .map(tell);
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

function tell(list: readonly DhcpTransaction[]) {
  const clients = [...new Set(list.map(macOf))];
  const xid = list[0]?.xid ?? "";
  const chosen: Cause = { code: "broken-software", confidence: CHOSEN.test(xid) ? "likely" : "possible" };
  const cloned: Cause = { code: "cloned-machines", confidence: "possible" };
  const failed = list.some(({ outcome }) => GIVEN_UP.has(outcome)) && list.some(({ offers }) => offers.length > 0);
  const at = list.slice(0, MOST_FRAMES).flatMap(({ capture, firstFrame }) => evidence(capture, [firstFrame]));
  const data = { xid, clients: clients.slice(0, MOST_LISTED), count: clients.length };
  const causes = CHOSEN.test(xid) ? [chosen] : [cloned, chosen];
  return makeFinding("dhcp.xid-shared", failed ? "warning" : "note", data, { at, causes });
}

function macOf({ client }: DhcpTransaction): string {
  return client.mac;
}
