import { isClientsOwn, isCut, isFromServer, isHandedOn } from "../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction, LinkLocalClaim } from "../../report/report.ts";
import type { Machine, Machines } from "./dhcp-machines.ts";
import { receiversOf, segmentOf, senderOf } from "./dhcp-routes.ts";

/** Phases of a new lease, in their order; `other` belongs under the exchange's own heading. */
export const PHASES = ["discover", "offer", "request", "acknowledge", "refuse", "linkLocal"] as const;
export type Phase = (typeof PHASES)[number] | "other";

/** One row to be: a message on its way from one machine to others, or an ARP packet of a client without a lease. */
export interface Step {
  capture: number;
  frame: number;
  time: string;
  /** Null for a link-local claim. */
  message: DhcpMessage | null;
  claim: LinkLocalClaim | null;
  from: Machine;
  to: Machine[];
  phase: Phase;
  /** How often the same was said before, and when last; null for the first time. */
  retry: { number: number; seconds: number } | null;
  /** Nothing ever came back. */
  unanswered: boolean;
  /** An offer that came when the client had chosen. */
  isLate: boolean;
}

/** The steps of a transaction, and of the link-local claims that followed it, in the order of time; without copies of a packet. */
export function stepsOf(transaction: DhcpTransaction, claims: readonly LinkLocalClaim[], machines: Machines): Step[] {
  const messages = transaction.messages.filter(({ duplicateOf }) => duplicateOf === null);
  const clientSpeaks = messages.some(isClientsOwn);
  const lastAnswer = messages.findLastIndex(isFromServer);
  const isSilent = transaction.outcome === "no-offer" || transaction.outcome === "no-answer";
  const requested = messages.find(({ type }) => type === "REQUEST")?.time ?? null;
  const wasOffered = ({ type, time }: DhcpMessage) => {
    return type === "DISCOVER" && requested !== null && secondsBetween(time, requested) >= 0;
  };
  const said = new Map<string, { times: number; last: string }>();
  const steps = messages.map((message, index): Step => {
    const to = receiversOf(message, machines);
    const counts = !isCut(message) && (isClientsOwn(message) || (!clientSpeaks && !isFromServer(message)));
    return {
      ...stepAt(message),
      message,
      claim: null,
      from: senderOf(message, machines),
      to,
      phase: phaseOf(message, transaction),
      retry: counts ? retryOf(message, to, said) : null,
      unanswered:
        isSilent && index > lastAnswer && !isFromServer(message) && !wentOn(messages, index) && !wasOffered(message),
      isLate: message.type === "OFFER" && requested !== null && secondsBetween(requested, message.time) > 0,
    };
  });
  for (const claim of claims) steps.push(claimStep(claim, machines));
  return claims.length === 0 ? steps : steps.sort((one, other) => secondsBetween(other.time, one.time));
}

function stepAt({ capture, frame, time }: DhcpMessage | LinkLocalClaim): Pick<Step, "capture" | "frame" | "time"> {
  return { capture, frame, time };
}

function claimStep(claim: LinkLocalClaim, machines: Machines): Step {
  return {
    ...stepAt(claim),
    ...{ message: null, claim, from: machines.client, to: segmentOf(machines, claim.capture) },
    ...{ phase: "linkLocal", retry: null, unanswered: false, isLate: false },
  };
}

const PHASE_OF_TYPE: Readonly<Record<string, Phase>> = {
  DISCOVER: "discover",
  OFFER: "offer",
  REQUEST: "request",
  ACK: "acknowledge",
  NAK: "refuse",
};

function phaseOf({ type }: DhcpMessage, { kind }: DhcpTransaction): Phase {
  return kind === "init" && Object.hasOwn(PHASE_OF_TYPE, type) ? (PHASE_OF_TYPE[type] ?? "other") : "other";
}

/** The same message to the same machines again; `said` remembers. */
function retryOf(message: DhcpMessage, to: readonly Machine[], said: Map<string, { times: number; last: string }>) {
  const key = `${message.type} ${to.map(({ addresses }) => addresses[0] ?? "").join(" ")}`;
  const before = said.get(key);
  said.set(key, { times: (before?.times ?? 0) + 1, last: message.time });
  return before === undefined ? null : { number: before.times, seconds: secondsBetween(before.last, message.time) };
}

const LOOK_AHEAD = 16;

/** Whether a relay took the message further: then it did arrive. */
function wentOn(messages: readonly DhcpMessage[], index: number): boolean {
  const message = messages[index];
  const later = messages.slice(index + 1, index + 1 + LOOK_AHEAD);
  return message !== undefined && later.some((copy) => isHandedOn(message, copy));
}
