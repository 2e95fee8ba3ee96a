import { isFromServer, isHandedOn, isToRelay, requestedAddress } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import { evidence } from "../facts.ts";

/** An address that a client got. */
export interface Grant {
  ip: string;
  time: string;
  kind: DhcpTransaction["kind"];
  /** False where the server's answer is not in the capture, and what the client did next shows that there was one. */
  seen: boolean;
}

/** One exchange of a client, and what came of it. */
export interface Turn {
  /** Its place in the story. */
  index: number;
  transaction: DhcpTransaction;
  /** What the client asked: no copies made by the capture or by relays. */
  questions: readonly DhcpMessage[];
  /** What servers answered, each once. */
  answers: readonly DhcpMessage[];
  grant: Grant | null;
  /** The first address that the client got in a later exchange. */
  afterwards: Grant | null;
}

const QUESTIONS: ReadonlySet<string> = new Set(["DISCOVER", "REQUEST", "BOOTREQUEST"]);
const ANSWERS: ReadonlySet<string> = new Set(["OFFER", "ACK", "NAK", "BOOTREPLY"]);
/** Messages of an exchange that are looked back through for the one that a relay handed on. */
const LOOK_BACK = 8;
/** One exchange; what came afterwards is not looked for. */
export function turnOf(
  index: number,
  transaction: DhcpTransaction,
  uses: ReadonlyMap<string, readonly AddressUse[]>,
): Turn {
  const questions: DhcpMessage[] = [];
  const answers: DhcpMessage[] = [];
  for (const message of transaction.messages) {
    if (message.duplicateOf !== null) continue;
    if (isFromServer(message)) {
      if (ANSWERS.has(message.type)) answers.push(message);
    } else if (QUESTIONS.has(message.type) && !isCopy(message, questions)) questions.push(message);
  }
  return {
    index,
    transaction,
    questions,
    answers,
    grant: grantOf(transaction, questions, answers, uses),
    afterwards: null,
  };
}

function isCopy(message: DhcpMessage, before: readonly DhcpMessage[]): boolean {
  return before.slice(-LOOK_BACK).some((one) => isHandedOn(one, message));
}

function grantOf(
  transaction: DhcpTransaction,
  questions: readonly DhcpMessage[],
  answers: readonly DhcpMessage[],
  uses: ReadonlyMap<string, readonly AddressUse[]>,
): Grant | null {
  const { kind, lease, outcome, startTime } = transaction;
  if (lease !== null && outcome !== "refused") {
    return { ip: lease.ip, time: acknowledgement(answers)?.time ?? startTime, kind, seen: true };
  }
  const requests = questions.filter(({ type }) => type === "REQUEST");
  const [request] = requests;
  const ip = request === undefined ? null : requestedAddress(request);
  if (kind !== "init" || outcome !== "no-answer" || request === undefined || ip === null) return null;
  // Who takes an offer and asks no more was answered; so was who then uses the address.
  const wasHeard = transaction.offers.length === 0 && requests.length === 1;
  const isUsed = uses
    .get(ip)
    ?.some(({ mac, lastTime }) => mac === transaction.client.mac && secondsBetween(request.time, lastTime) > 0);
  return wasHeard || isUsed ? { ip, time: request.time, kind, seen: false } : null;
}

/** What a server said to a client alone. */
export function isUnicastToClient(answer: DhcpMessage): boolean {
  return answer.delivery === "unicast" && !isToRelay(answer);
}

/** The first ACK (of BOOTP: reply). */
export function acknowledgement(answers: readonly DhcpMessage[]): DhcpMessage | undefined {
  return answers.find(({ type }) => type === "ACK" || type === "BOOTREPLY");
}

/** Users of one address that are told apart; more of them are a flood. */
const USERS_OF_ADDRESS = 64;

const sorted = new WeakMap<readonly AddressUse[], ReadonlyMap<string, readonly AddressUse[]>>();

/** Addresses that hosts were seen to send from, by address. Sorted once for all rules. */
export function usesByAddress(uses: readonly AddressUse[]): ReadonlyMap<string, readonly AddressUse[]> {
  const byAddress = sorted.get(uses) ?? sortByAddress(uses);
  sorted.set(uses, byAddress);
  return byAddress;
}

function sortByAddress(uses: readonly AddressUse[]): ReadonlyMap<string, readonly AddressUse[]> {
  const byAddress = new Map<string, AddressUse[]>();
  for (const use of uses) {
    const same = byAddress.get(use.ip);
    if (same === undefined) byAddress.set(use.ip, [use]);
    else if (same.length < USERS_OF_ADDRESS) same.push(use);
  }
  return byAddress;
}

/** Seconds between two times; 0 where one is unknown. */
export function elapsed(from: string, to: string): number {
  const seconds = secondsBetween(from, to);
  return Number.isFinite(seconds) ? seconds : 0;
}

/** A time so many seconds later, to the millisecond; the time itself where it is none. */
export function shifted(time: string, seconds: number): string {
  const moved = Date.parse(`${time.slice(0, 23)}Z`) + seconds * 1000;
  return Number.isFinite(moved) ? new Date(moved).toISOString() : time;
}

/** As evidence: of many messages the first ones, and the last. */
export function framesOf(messages: readonly DhcpMessage[], most = 6): number[] {
  const few = messages.length > most ? [...messages.slice(0, most - 1), ...messages.slice(-1)] : messages;
  return few.flatMap(({ capture, frame }) => evidence(capture, [frame]));
}

/** In the order in which they were sent. */
export function byTime(messages: readonly DhcpMessage[]): DhcpMessage[] {
  return [...messages].sort((one, other) => (one.time < other.time ? -1 : Number(one.time > other.time)));
}
