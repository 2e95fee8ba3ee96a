import { ANY_ADDRESS, isRelayed } from "../../../report/dhcp-message-facts.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import { evidence } from "../facts.ts";
import { gathering } from "../gathering.ts";
import { MOST_FRAMES, MOST_LISTED } from "./group-facts.ts";

/** Without its right header nobody knows what stands where giaddr should. */
const UNREADABLE: readonly string[] = ["bad-cookie", "bad-op"];

/** Relay agents that carry messages between clients and servers of other networks. */
export const relayUsed = gathering({
  begin: () => ({ relays: new Distinct(), first: [] as string[], at: [] as number[], transactions: 0 }),
  gather(used, { report }) {
    const { relays, first, at } = used;
    for (const transaction of report.dhcp.transactions) {
      if (transaction.kind === "leasequery" || transaction.relays.length === 0) continue;
      const relayed = transaction.messages.filter(isByRelay);
      if (relayed.length > 0) used.transactions += 1;
      for (const { giaddr, capture, frame } of relayed) {
        if (relays.has(giaddr)) continue;
        relays.add(giaddr);
        if (at.length < MOST_FRAMES) at.push(...evidence(capture, [frame]));
        if (first.length < MOST_LISTED) first.push(giaddr);
      }
    }
  },
  tell: ({ relays, first, at, transactions }) =>
    relays.size === 0
      ? []
      : [makeFinding("dhcp.relay-used", "note", { relays: first, count: relays.size, transactions }, { at })],
  trim({ relays }) {
    freezeLargest([relays]);
    return 0;
  },
});

function isByRelay(message: DhcpMessage): boolean {
  return (
    message.giaddr !== ANY_ADDRESS && isRelayed(message) && !message.problems.some((one) => UNREADABLE.includes(one))
  );
}
