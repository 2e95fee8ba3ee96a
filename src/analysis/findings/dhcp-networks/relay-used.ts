import { ANY_ADDRESS, isRelayed } from "../../../report/dhcp-message-facts.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { MOST_FRAMES, MOST_LISTED } from "./group-facts.ts";

/** Without its right header nobody knows what stands where giaddr should. */
const UNREADABLE: readonly string[] = ["bad-cookie", "bad-op"];

/** Relay agents that carry messages between clients and servers of other networks. */
export function relayUsed({ report }: Facts) {
  const relays = new Set<string>();
  const at: number[] = [];
  let transactions = 0;
  for (const transaction of report.dhcp.transactions) {
    if (transaction.kind === "leasequery" || transaction.relays.length === 0) continue;
    const relayed = transaction.messages.filter(isByRelay);
    if (relayed.length > 0) transactions += 1;
    for (const { giaddr, capture, frame } of relayed) {
      if (!relays.has(giaddr) && at.length < MOST_FRAMES) at.push(...evidence(capture, [frame]));
      relays.add(giaddr);
    }
  }
  if (relays.size === 0) return [];
  const data = { relays: [...relays].slice(0, MOST_LISTED), count: relays.size, transactions };
  return [makeFinding("dhcp.relay-used", "note", data, { at })];
}

function isByRelay(message: DhcpMessage): boolean {
  return (
    message.giaddr !== ANY_ADDRESS && isRelayed(message) && !message.problems.some((one) => UNREADABLE.includes(one))
  );
}
