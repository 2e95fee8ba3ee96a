import { ANY_ADDRESS, OPTION, optionOf } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpTransaction } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { type Answer, answersIn } from "./answers.ts";

/** Two answers that two servers gave on one network, the earlier first. */
export type Encounter = readonly [one: Answer, other: Answer];

/** Servers that are at work on one network at the same time. */
export interface ServerGroup {
  /** In the order of their first answers. */
  servers: string[];
  encounters: Encounter[];
}

/** An exchange under one xid goes on no longer than this, whatever hardware address an answer is made out to. */
const ONE_EXCHANGE = 60;
/** A server that answers, then another, then the first again within this time: both are there. */
const STILL_THERE = 3600;

const known = new WeakMap<Facts, readonly ServerGroup[]>();

/** Groups of two servers or more. Made once for all rules. */
export function serverGroups(facts: Facts): readonly ServerGroup[] {
  const groups = known.get(facts) ?? groupsOf(encountersIn(answersIn(facts)));
  known.set(facts, groups);
  return groups;
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

/** Servers that met, directly or by way of others. */
function groupsOf(encounters: readonly Encounter[]): ServerGroup[] {
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
  for (const [one, other] of encounters) leaders.set(leaderOf(other.server), leaderOf(one.server));
  const groups = new Map<string, { servers: Set<string>; encounters: Encounter[] }>();
  for (const encounter of encounters) {
    const leader = leaderOf(encounter[0].server);
    const group = groups.get(leader) ?? { servers: new Set(), encounters: [] };
    groups.set(leader, group);
    for (const { server } of encounter) group.servers.add(server);
    group.encounters.push(encounter);
  }
  return Array.from(groups.values(), (group) => ({ servers: [...group.servers], encounters: group.encounters }));
}
