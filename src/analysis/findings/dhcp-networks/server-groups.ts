import { ANY_ADDRESS, OPTION, optionOf } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpTransaction } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { type Answer, answersIn } from "./answers.ts";

/** Two answers that two servers gave on one network, the earlier first. */
export type Encounter = readonly [one: Answer, other: Answer];

/** Servers that are at work on one network at the same time. */
export interface ServerGroup {
  /** In the order of their first answers. */
  servers: string[];
  /** Of earlier batches the first few. */
  encounters: Encounter[];
  /** Exchanges in which they met. */
  transactions: number;
}

/** An exchange under one xid goes on no longer than this, whatever hardware address an answer is made out to. */
const ONE_EXCHANGE = 60;
/** A server that answers, then another, then the first again within this time: both are there. */
const STILL_THERE = 3600;

const known = new WeakMap<Facts, readonly ServerGroup[]>();

/** Groups of two servers or more, those of earlier batches too. Made once for all rules; to be asked of each batch. */
export function serverGroups(facts: Facts): readonly ServerGroup[] {
  const groups = known.get(facts) ?? remembered(facts, newMeetings).add(encountersIn(answersIn(facts)));
  known.set(facts, groups);
  return groups;
}

/** What is remembered from batch to batch: groups, servers of one, and encounters of all groups. */
const MOST_GROUPS = 100;
const MOST_SERVERS = 1_000;
const MOST_ENCOUNTERS = 1_000;

/** Which servers met until now. */
class Meetings {
  #groups: ServerGroup[] = [];

  add(encounters: readonly Encounter[]): readonly ServerGroup[] {
    this.#groups = groupsOf(this.#groups, encounters);
    return this.#groups;
  }

  trim(): void {
    const groups = this.#groups.slice(0, MOST_GROUPS);
    const each = Math.floor(MOST_ENCOUNTERS / groups.length);
    this.#groups = groups.map(({ servers, encounters, transactions }) => ({
      servers: servers.slice(0, MOST_SERVERS),
      encounters: encounters.slice(0, each).map(inBrief),
      transactions,
    }));
  }
}

const newMeetings = () => new Meetings();

/** Without the other messages of its exchange. */
function inBrief([one, other]: Encounter): Encounter {
  const brief = (answer: Answer): Answer => ({ ...answer, transaction: { ...answer.transaction, messages: [] } });
  return [brief(one), brief(other)];
}

/** The network that an answer is for: behind which relay, and which subnet. */
export function networkOf({ message, transaction }: Answer): string {
  const mask = optionOf(message, OPTION.subnetMask);
  const relay = message.giaddr === ANY_ADDRESS ? (transaction.relays[0] ?? "") : message.giaddr;
  return `${relay} ${typeof mask === "string" ? networkAddress(message.yiaddr, mask) : message.yiaddr}`;
}

export function networkAddress(ip: string, mask: string): string {
  const bits = mask.split(".").map(Number);
  return ip
    .split(".")
    .map((octet, index) => Number(octet) & (bits[index] ?? 0))
    .join(".");
}

/**
 * Servers meet where both answer one client; or where they take turns on one network. That a client which moved on is answered by
 * another server there is no meeting.
 */
function encountersIn(answers: readonly Answer[]): Encounter[] {
  if (answers.every(({ server }) => server === answers[0]?.server)) return [];
  return [...inOneExchange(answers), ...takingTurns(answers)];
}

function inOneExchange(answers: readonly Answer[]): Encounter[] {
  const encounters: Encounter[] = [];
  const exchanges = new Map<string, Answer[]>();
  for (const answer of answers) {
    const { transaction } = answer;
    const before = exchanges.get(transaction.xid)?.at(-1);
    const same = before !== undefined && isOneExchange(before.transaction, transaction);
    const exchange = same ? (exchanges.get(transaction.xid) ?? []) : [];
    exchanges.set(transaction.xid, exchange);
    if (exchange.some(({ server }) => server === answer.server)) continue;
    const [first] = exchange;
    if (first !== undefined) encounters.push([first, answer]);
    exchange.push(answer);
  }
  return encounters;
}

/** Some servers answer to a hardware address that nobody has. */
function isOneExchange(one: DhcpTransaction, other: DhcpTransaction): boolean {
  if (one === other) return true;
  const orphan = [one, other].some(({ kind, outcome }) => kind === "unknown" && outcome === "incomplete");
  return orphan && Math.abs(secondsBetween(one.startTime, other.startTime)) <= ONE_EXCHANGE;
}

function takingTurns(answers: readonly Answer[]): Encounter[] {
  const encounters: Encounter[] = [];
  const latest = new Map<string, Map<string, Answer>>();
  const speaking = new Map<string, Answer>();
  for (const answer of answers) {
    const network = networkOf(answer);
    const byServer = latest.get(network) ?? new Map<string, Answer>();
    latest.set(network, byServer);
    const before = byServer.get(answer.server);
    const other = speaking.get(network);
    const isBack = before !== undefined && other !== undefined && other.server !== answer.server;
    if (isBack && Math.abs(secondsBetween(before.message.time, answer.message.time)) <= STILL_THERE) {
      encounters.push([other, answer]);
    }
    byServer.set(answer.server, answer);
    speaking.set(network, answer);
  }
  return encounters;
}

/** Servers that met, directly or by way of others; `before` are the groups of earlier batches. */
function groupsOf(before: readonly ServerGroup[], encounters: readonly Encounter[]): ServerGroup[] {
  const leaders = new Map<string, string>();
  const leaderOf = (server: string): string => {
    let leader = server;
    for (let next = leaders.get(leader); next !== undefined && next !== leader; next = leaders.get(leader)) {
      // The way there gets shorter each time, so that however many servers meet one after the other, it is never long.
      leaders.set(leader, leaders.get(next) ?? next);
      leader = next;
    }
    return leader;
  };
  for (const { servers } of before) {
    for (const server of servers) leaders.set(leaderOf(server), leaderOf(servers[0] ?? server));
  }
  for (const [one, other] of encounters) leaders.set(leaderOf(other.server), leaderOf(one.server));
  const groups = new Map<string, Growing>();
  const groupOf = (server: string): Growing => {
    const leader = leaderOf(server);
    const group = groups.get(leader) ?? { servers: new Set(), encounters: [], transactions: 0, ids: new Set() };
    groups.set(leader, group);
    return group;
  };
  for (const { servers, encounters: earlier, transactions } of before) {
    const group = groupOf(servers[0] ?? "");
    for (const server of servers) group.servers.add(server);
    group.encounters.push(...earlier);
    group.transactions += transactions;
  }
  for (const encounter of encounters) {
    const [one, other] = encounter;
    const group = groupOf(one.server);
    group.servers.add(one.server).add(other.server);
    group.encounters.push(encounter);
    group.ids.add(other.transaction.id);
  }
  return Array.from(groups.values(), ({ servers, encounters: own, transactions, ids }) => ({
    servers: [...servers],
    encounters: own,
    transactions: transactions + ids.size,
  }));
}

interface Growing {
  servers: Set<string>;
  encounters: Encounter[];
  /** Of earlier batches. */
  transactions: number;
  /** Exchanges of this one. */
  ids: Set<number>;
}
