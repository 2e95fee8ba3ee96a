import { addressOf, hasOption, isCut, OPTION } from "../../../report/dhcp-message-facts.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import type { Check, Verdict } from "../check.ts";

const STEPS = ["DISCOVER", "OFFER", "REQUEST", "ACK"] as const;
type Step = (typeof STEPS)[number];

/** The captured messages by their steps. */
type Steps = ReadonlyMap<Step, DhcpMessage>;

/**
 * Whether one exchange has all of DISCOVER, OFFER, REQUEST and ACK: a quarter of the points for each that is there. Half of
 * them for a whole one that no relay agent handed on, where `relayed` asks for that.
 */
export const doraComplete: Check<"dora-complete"> = {
  name: "dora-complete",
  captures: ["dhcp", "any"],
  parameters: { relayed: { kind: "boolean", default: false } },
  run: ({ attempt }, { relayed }) => {
    if (attempt === null) return { score: 0, reason: "no-capture", data: {}, frames: [] };
    const { transaction } = attempt;
    if (transaction === null) return { score: 0, reason: "no-exchange", data: {}, frames: [] };
    const steps = stepsOf(transaction);
    return steps.size < STEPS.length ? partial(transaction, steps) : whole(transaction, steps, relayed);
  },
};

/** An ACK to anything but a client's wish for a lease is none of these steps. */
const NO_LEASE: readonly DhcpTransaction["kind"][] = ["inform", "release", "decline", "leasequery", "bootp"];

function stepsOf({ kind, messages, offers }: DhcpTransaction): Steps {
  const steps = new Map<Step, DhcpMessage>();
  if (NO_LEASE.includes(kind)) return steps;
  const chosen = offers.find((offer) => offer.chosen)?.frame;
  const own = messages.filter(({ duplicateOf }) => duplicateOf === null);
  for (const step of STEPS) {
    const all = own.filter(({ type }) => type === step);
    const message = (step === "OFFER" ? all.find(({ frame }) => frame === chosen) : undefined) ?? all[0];
    if (message !== undefined) steps.set(step, message);
  }
  return steps;
}

function whole({ relays, lease, seconds }: DhcpTransaction, steps: Steps, relayed: boolean): Verdict<"dora-complete"> {
  const frames = framesOf(steps);
  const [relay = null] = relays;
  const ip = lease?.ip ?? null;
  if (relayed && relay === null) return { score: 0.5, reason: "not-relayed", data: { ip }, frames };
  return { score: 1, reason: "complete", data: { ip, seconds, relay }, frames };
}

function partial(transaction: DhcpTransaction, steps: Steps): Verdict<"dora-complete"> {
  const { kind, outcome, messages } = transaction;
  const frames = framesOf(steps);
  const score = steps.size / STEPS.length;
  const nak = messages.find(({ type }) => type === "NAK");
  if (outcome === "refused" && nak !== undefined) {
    const data = { address: requestedBy(steps), frame: nak.frame };
    return { score, reason: "refused", data, frames: [...frames, nak.frame] };
  }
  const ack = steps.get("ACK");
  if (steps.has("DISCOVER") && ack !== undefined && hasOption(ack, OPTION.rapidCommit)) {
    return { score, reason: "rapid-commit", data: {}, frames };
  }
  if (steps.size === 0 && messages.some(isCut)) {
    return { score, reason: "cut", data: {}, frames: [transaction.firstFrame] };
  }
  const present = STEPS.filter((step) => steps.has(step));
  if (kind === "renew" || kind === "rebind" || kind === "reboot") {
    return { score, reason: "renewal", data: { present, kind }, frames };
  }
  return {
    score,
    reason: "incomplete",
    data: { present, missing: STEPS.filter((step) => !steps.has(step)) },
    frames: frames.length > 0 ? frames : [transaction.firstFrame],
  };
}

function requestedBy(steps: Steps): string | null {
  const request = steps.get("REQUEST");
  return request === undefined ? null : addressOf(request);
}

function framesOf(steps: Steps): number[] {
  return [...steps.values()].map(({ frame }) => frame).sort((a, b) => a - b);
}
