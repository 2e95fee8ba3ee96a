import { isClientsOwn, isFromServer, isRelayed } from "../../../report/dhcp-message-facts.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpMessage, DhcpTransaction } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { recordingsOf } from "../recordings.ts";

/** Hardware addresses that asked from one place. */
export interface Flood {
  /** Tells it from other floods. */
  place: string;
  by: "ethernet" | "circuit" | "many";
  /** The Ethernet source, or option 82 in hex; null for "many". */
  from: string | null;
  /** One for each address, in order. */
  transactions: DhcpTransaction[];
  clients: number;
  bound: number;
  /** More asked at one time than can be followed: some exchanges were let go before their clients could ask again. */
  overflowed: boolean;
}

/** So many seconds are looked at together. */
const WINDOW = 60;
/**
 * Different hardware addresses in that time. One network card speaks for one machine: a hypervisor or wireless bridge may speak for
 * a few more, and those get their addresses. A port of a switch may have another switch behind it, and then a classroom. Machines
 * with a card each are many where a school day begins; only that they ask and do not want to be answered gives them away.
 */
const ENOUGH = { ethernet: 16, ethernetBound: 50, circuit: 30, many: 50 };
/** Share of the clients that take what they are offered, above which they are taken for what they say they are. */
const MOSTLY = 0.5;
const HARDLY = 0.2;

interface Asking {
  transaction: DhcpTransaction;
  first: DhcpMessage;
  /** It asked for the address that it was offered, or for one of its own. */
  requested: boolean;
  /** It was offered an address; or gave up after one question while the capture went on, or until nobody waited any longer. */
  couldGoOn: boolean;
}

const known = new WeakMap<Facts, readonly Flood[]>();

/** Places that floods came from in earlier batches, as `placeOf` has them: what is left of one is still part of it. */
const newPlaces = () => new Recent<true>();
const MANY = "many";

/** Floods of requests in the name of ever new hardware addresses. Found once for all rules. */
export function floodsIn(facts: Facts): readonly Flood[] {
  const floods = known.get(facts) ?? findFloods(facts);
  known.set(facts, floods);
  return floods;
}

/** Exchanges that are part of a flood: what became of each by itself tells nothing. */
export function floodedTransactions(facts: Facts): ReadonlySet<number> {
  return new Set(floodsIn(facts).flatMap(({ transactions }) => transactions.map(({ id }) => id)));
}

function findFloods(facts: Facts): Flood[] {
  const places = remembered(facts, newPlaces);
  const asking = facts.report.dhcp.transactions.flatMap((transaction) => askingIn(transaction, facts) ?? []);
  const byPlace = new Map<string, Asking[]>();
  const own: Asking[] = [];
  for (const one of asking) {
    const place = placeOf(one.first);
    const list = place === null ? own : (byPlace.get(place) ?? []);
    list.push(one);
    if (place !== null) byPlace.set(place, list);
  }
  const floods = [...byPlace].flatMap(([place, list]) => fromOnePlace(place, list, places) ?? []);
  const many = fromMany(own, places);
  return many === null ? floods : [...floods, many];
}

function askingIn(transaction: DhcpTransaction, { report }: Facts): Asking | null {
  const { kind, messages, offers } = transaction;
  if (kind !== "init" && kind !== "bootp") return null;
  const first = messages.find((message) => !isFromServer(message));
  if (first === undefined) return null;
  const discovers = messages.filter(({ type, duplicateOf }) => type === "DISCOVER" && duplicateOf === null).length;
  const rest = secondsBetween(first.time, recordingsOf(report).endOf(first.capture) ?? first.time);
  const requested = messages.some(({ type }) => type === "REQUEST");
  const askedOnce = discovers === 1 && (rest > WINDOW || isLetGo(transaction));
  return { transaction, first, requested, couldGoOn: offers.length > 0 || askedOnce };
}

/** So ends what a client began and what made room for another, before anything came of it. */
function isLetGo({ outcome }: DhcpTransaction): boolean {
  return outcome === "incomplete";
}

/** A place that speaks for others; null for a client that speaks for itself, or where nobody can tell. */
function placeOf(message: DhcpMessage): string | null {
  if (isClientsOwn(message)) {
    const { mac } = message.source;
    return mac === null || mac === message.chaddr || message.hops > 0 ? null : `ethernet ${mac}`;
  }
  const circuit = message.options.find(({ code }) => code === 82)?.hex;
  return isRelayed(message) && circuit !== undefined ? `circuit ${message.giaddr} ${circuit}` : null;
}

function fromOnePlace(place: string, list: readonly Asking[], places: Recent<true>): Flood | null {
  const [by = "", ...name] = place.split(" ");
  const flood = newFlood(place, by === "ethernet" ? "ethernet" : "circuit", name.at(-1) ?? null, list);
  if (!places.has(place) && !isFlooding(flood, list)) return null;
  places.set(place, true);
  return flood;
}

function isFlooding({ by, bound, clients }: Flood, list: readonly Asking[]): boolean {
  const mostlyBound = bound > clients * MOSTLY;
  if (by === "ethernet") return busiest(list) >= (mostlyBound ? ENOUGH.ethernetBound : ENOUGH.ethernet);
  return !mostlyBound && list.every(({ couldGoOn }) => couldGoOn) && busiest(list) >= ENOUGH.circuit;
}

/** Clients that each have a card of their own: those among them that ask and go no further. */
function fromMany(own: readonly Asking[], places: Recent<true>): Flood | null {
  const silent = own.filter(({ requested }) => !requested);
  if (silent.length === 0 || own.length - silent.length > own.length * HARDLY) return null;
  const isFlood = busiest(silent.filter(({ couldGoOn }) => couldGoOn)) >= ENOUGH.many;
  const goesOn = places.has(MANY);
  if (isFlood) places.set(MANY, true);
  else places.delete(MANY);
  if (!isFlood && !goesOn) return null;
  return newFlood(MANY, "many", null, silent);
}

function newFlood(place: string, by: Flood["by"], from: string | null, list: readonly Asking[]): Flood {
  const transactions = list.map(({ transaction }) => transaction);
  const clients = new Set(transactions.map(({ client }) => client.mac)).size;
  const bound = transactions.filter(({ outcome }) => outcome === "bound").length;
  return { place, by, from, transactions, clients, bound, overflowed: transactions.some(isLetGo) };
}

/** The most different clients within one window. */
function busiest(list: readonly Asking[]): number {
  const inWindow = new Map<string, number>();
  let most = 0;
  let start = 0;
  for (const { transaction, first } of list) {
    const { mac } = transaction.client;
    inWindow.set(mac, (inWindow.get(mac) ?? 0) + 1);
    for (let old = list[start]; old !== undefined; old = list[start]) {
      if (secondsBetween(old.first.time, first.time) <= WINDOW) break;
      const left = (inWindow.get(old.transaction.client.mac) ?? 1) - 1;
      if (left === 0) inWindow.delete(old.transaction.client.mac);
      else inWindow.set(old.transaction.client.mac, left);
      start += 1;
    }
    most = Math.max(most, inWindow.size);
  }
  return most;
}
