import { isFromServer, isHandedOn, isToRelay, requestedAddress } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import type { AddressUse } from "../../address-uses.ts";
import { floodedTransactions } from "../dhcp-networks/floods.ts";
import { evidence, type Facts } from "../facts.ts";
import { recordingsOf } from "../recordings.ts";

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

/** All exchanges of one client, in order. One exchange alone seldom tells whether something is wrong. */
export interface ClientStory {
  client: string;
  turns: readonly Turn[];
}

const QUESTIONS: ReadonlySet<string> = new Set(["DISCOVER", "REQUEST", "BOOTREQUEST"]);
const ANSWERS: ReadonlySet<string> = new Set(["OFFER", "ACK", "NAK", "BOOTREPLY"]);
/** Messages of an exchange that are looked back through for the one that a relay handed on. */
const LOOK_BACK = 8;
/** Exchanges further apart than this tell no common story. */
const FAR_APART = 3600;
const DAY = 86_400;
/** No capture lasts so long: some clock was not set, or unrelated files were joined. */
const TOO_LONG = 30 * DAY;

const known = new WeakMap<Facts, readonly ClientStory[]>();

/** The stories of all clients that can be named, without those that a flood made up. Made once for all rules. */
export function storiesOf(facts: Facts): readonly ClientStory[] {
  const stories = known.get(facts) ?? makeStories(facts);
  known.set(facts, stories);
  return stories;
}

function makeStories(facts: Facts): ClientStory[] {
  const uses = usesByAddress(facts.addressUses);
  const flooded = floodedTransactions(facts);
  const byClient = new Map<string, Turn[]>();
  for (const transaction of facts.report.dhcp.transactions) {
    const client = clientOf(transaction);
    if (client === null || transaction.kind === "leasequery" || flooded.has(transaction.id)) continue;
    const turns = byClient.get(client) ?? [];
    turns.push(turnOf(turns.length, transaction, uses));
    byClient.set(client, turns);
  }
  return Array.from(byClient, ([client, turns]) => ({ client, turns: withAfterwards(turns) }));
}

/** The client's hardware address, else its identifier; null where it has neither. */
export function clientOf({ client: { mac, clientId } }: DhcpTransaction): string | null {
  return /[1-9a-f]/.test(mac) ? mac : clientId;
}

function turnOf(index: number, transaction: DhcpTransaction, uses: ReadonlyMap<string, readonly AddressUse[]>): Turn {
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

function withAfterwards(turns: readonly Turn[]): Turn[] {
  let afterwards: Grant | null = null;
  const told: Turn[] = [];
  for (const turn of turns.toReversed()) {
    const isNear = afterwards !== null && secondsBetween(turn.transaction.startTime, afterwards.time) < DAY;
    told.push({ ...turn, afterwards: isNear ? afterwards : null });
    afterwards = turn.grant ?? afterwards;
  }
  return told.reverse();
}

const heard = new WeakMap<readonly Turn[], boolean>();

/** Whether the place of the capture hears what servers send to this client by unicast. Looked for once in all its exchanges. */
export function hearsUnicast(turns: readonly Turn[]): boolean {
  const hears = heard.get(turns) ?? turns.some(({ answers }) => answers.some(isUnicastToClient));
  heard.set(turns, hears);
  return hears;
}

function isUnicastToClient(answer: DhcpMessage): boolean {
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

/**
 * Runs of a client's exchanges that `belongs` picks and that nothing but exchanges which `between` lets pass part; at most an
 * hour lies between two.
 */
export function runsOf(
  { turns }: ClientStory,
  belongs: (turn: Turn) => boolean,
  between: (turn: Turn) => boolean = () => false,
): Turn[][] {
  const runs: Turn[][] = [];
  let run: Turn[] = [];
  for (const turn of turns) {
    if (belongs(turn)) {
      const last = run.at(-1);
      const gap = last === undefined ? 0 : secondsBetween(last.transaction.startTime, turn.transaction.startTime);
      if (gap > FAR_APART + (last?.transaction.seconds ?? 0)) run = [];
      if (run.length === 0) runs.push(run);
      run.push(turn);
    } else if (!between(turn)) run = [];
  }
  return runs;
}

/** Seconds from a time to the end of the capture that the exchange ends in; 0 where that is unknown, or not believed. */
export function secondsToEnd({ report }: Facts, { transaction }: Turn, from: string): number {
  const end = recordingsOf(report).endOf(transaction.lastCapture);
  const seconds = end === null ? 0 : elapsed(from, end);
  return seconds < TOO_LONG ? seconds : 0;
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
