import { isFromServer, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { DhcpTransaction } from "../../../report/report.ts";
import type { Attempt, Check } from "../check.ts";
import { isWithin, parseNetwork } from "./networks.ts";

/** Whether the FTP server, or the DHCP server that was chosen, is one of those that the rubric names. */
export const server: Check<"server"> = {
  name: "server",
  captures: ["active", "passive", "dhcp", "any"],
  parameters: { addresses: { kind: "networks", default: undefined } },
  run: ({ attempt }, { addresses }) => {
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const seen = serverOf(attempt);
    if (seen === null) return { score: 0, reason: "unknown", data: {}, frames: [] };
    const { ip, frame } = seen;
    const expected = addresses.some((one) => isWithin(ip, parseNetwork(one)));
    return expected
      ? { score: 1, reason: "expected", data: { server: ip }, frames: [frame] }
      : { score: 0, reason: "other", data: { server: ip, frame }, frames: [frame] };
  },
};

function serverOf({ session, transaction }: Attempt): { ip: string; frame: number } | null {
  if (session !== null) return { ip: session.server.ip, frame: session.firstFrame };
  return transaction === null ? null : dhcpServerOf(transaction);
}

/** By what it calls itself (option 54), for a relay agent hands its messages on under the agent's own address. */
function dhcpServerOf({ messages, chosenServer }: DhcpTransaction): { ip: string; frame: number } | null {
  const said = messages.filter((message) => message.duplicateOf === null && isFromServer(message));
  const chosen = said.findLast((message) => serverIdentifier(message) === chosenServer) ?? said.at(-1);
  if (chosen === undefined) return null;
  return { ip: serverIdentifier(chosen) ?? chosen.source.ip, frame: chosen.frame };
}
