import { requestedAddress, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import { clientRule } from "./client-rule.ts";
import { storiesOf } from "./client-story.ts";
import { framesOf, shifted, type Turn, usesByAddress } from "./turn.ts";

/** Who spoke for an address in ARP this long before or after its client found it in use is who uses it. */
const AROUND = 30;

/** DECLINE: the client got an address, found it in use, and turned it down. */
export const declined = clientRule((facts) => {
  const uses = usesByAddress(facts.addressUses);
  return storiesOf(facts).flatMap(({ client, turns }) =>
    repeats(turns).map(({ turn, last, messages, ip }) => {
      const [first] = messages;
      const others = first === undefined ? [] : claimants(uses.get(ip ?? "") ?? [], client, first.time);
      const [other] = others;
      const data = {
        client,
        ip,
        server: first === undefined ? null : serverIdentifier(first),
        other: other?.mac ?? null,
        times: messages.length,
        afterwards: last.afterwards?.ip ?? null,
      };
      const causes: Cause[] = [{ code: "address-in-use", confidence: other === undefined ? "likely" : "certain" }];
      const at = [...framesOf(messages), ...(other === undefined ? [] : [other.at])].sort((a, b) => a - b);
      return makeFinding("dhcp.declined", "warning", data, {
        subject: { transaction: turn.transaction.id },
        at,
        causes,
      });
    }),
  );
});

interface Repeats {
  turn: Turn;
  last: Turn;
  messages: DhcpMessage[];
  ip: string | null;
}

/** DECLINEs of one address, however often it was offered anew. */
function repeats(turns: readonly Turn[]): Repeats[] {
  const byAddress = new Map<string | null, Repeats>();
  for (const turn of turns) {
    if (turn.transaction.kind !== "decline") continue;
    const [message] = turn.transaction.messages;
    if (message === undefined) continue;
    const ip = requestedAddress(message) ?? (message.ciaddr === "0.0.0.0" ? null : message.ciaddr);
    const known = byAddress.get(ip);
    if (known === undefined) byAddress.set(ip, { turn, last: turn, messages: [message], ip });
    else {
      known.messages.push(message);
      known.last = turn;
    }
  }
  return [...byAddress.values()];
}

/** Machines other than the client that claim an address by ARP at about this time. */
function claimants(uses: readonly AddressUse[], client: string, time: string): AddressUse[] {
  if (uses.length === 0) return [];
  const [from, to] = [shifted(time, -AROUND), shifted(time, AROUND)];
  return uses.filter(
    ({ mac, how, time: first, lastTime }) => how === "arp" && mac !== client && first < to && lastTime > from,
  );
}
