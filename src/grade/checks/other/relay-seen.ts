import { ANY_ADDRESS, hasOption, isFromServer, isRelayed, isToRelay } from "../../../report/dhcp-message-facts.ts";
import type { DhcpMessage } from "../../../report/report.ts";
import type { Check } from "../check.ts";

/** Relay Agent Information (RFC 3046). */
const RELAY_AGENT_INFORMATION = 82;

/** Messages of an exchange that are shown as evidence. */
const FRAMES = 8;

/** Whether a relay agent handed an exchange on: its address in giaddr, on either side of it. */
export const relaySeen: Check<"relay-seen"> = {
  name: "relay-seen",
  captures: ["dhcp", "any"],
  parameters: {},
  run: ({ attempt }) => {
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const { transaction } = attempt;
    if (transaction === null) return { score: 0, reason: "no-exchange", data: {}, frames: [] };
    const messages = transaction.messages.filter(({ duplicateOf }) => duplicateOf === null);
    const relayed = messages.filter(isRelayed);
    const [first] = relayed;
    if (first === undefined) {
      return {
        score: 0,
        reason: "none",
        data: { messages: messages.length },
        frames: messages.slice(0, 1).map(frameOf),
      };
    }
    const data = {
      relay: first.giaddr,
      hops: Math.max(...relayed.map(({ hops }) => hops)),
      option82: relayed.some((message) => hasOption(message, RELAY_AGENT_INFORMATION)),
      sides: sidesOf(messages),
      frame: first.frame,
    };
    return {
      score: 1,
      reason: "seen",
      data,
      frames: relayed
        .slice(0, FRAMES)
        .map(frameOf)
        .sort((a, b) => a - b),
    };
  },
};

function frameOf({ frame }: DhcpMessage): number {
  return frame;
}

/** Between client and relay go what the client sends itself and what a relay sends on to it; else they are on the other side. */
function sidesOf(messages: readonly DhcpMessage[]): "client" | "server" | "both" {
  const atServer = messages.some((message) => (isFromServer(message) ? isToRelay(message) : isRelayed(message)));
  const atClient = messages.some((message) =>
    isFromServer(message) ? message.giaddr !== ANY_ADDRESS && !isToRelay(message) : !isRelayed(message),
  );
  return atServer && atClient ? "both" : atServer ? "server" : "client";
}
