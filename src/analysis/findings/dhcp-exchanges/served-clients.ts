import { serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { Report } from "../../../report/report.ts";
import type { ClientStory, Turn } from "./client-story.ts";

interface Served {
  second: number;
  client: string;
  server: string;
}

interface Network {
  /** Answered exchanges in the order of their beginnings. */
  served: Served[];
  /** Those of them in which a client asked for any address, and was given one. */
  fresh: Served[];
  /** Answered exchanges by the second of the first answer. */
  answers: Served[];
}

/** Own exchanges that are looked past for one of somebody else. */
const LOOK_PAST = 20;

/** Whom servers answered when, network by network: what an unanswered client is held against. */
export class ServedClients {
  readonly #networks = new Map<string, Network>();
  /** A server's answer to anybody, by capture. */
  readonly #speaking = new Set<number>();

  constructor(stories: readonly ClientStory[], { dhcp }: Report) {
    for (const { client, turns } of stories) for (const turn of turns) this.#add(client, turn);
    for (const { served, fresh, answers } of this.#networks.values()) {
      for (const list of [served, fresh, answers]) list.sort(bySecond);
    }
    for (const { capture, messages } of dhcp.transactions) {
      if (messages.some(({ op }) => op === 2)) this.#speaking.add(capture);
    }
  }

  /** Whether any server said anything in this capture. */
  speaksIn(capture: number): boolean {
    return this.#speaking.has(capture);
  }

  /** Who answered exchanges of other clients, on the network of this one, that began between two seconds; and how many. */
  others(client: string, turn: Turn, from: number, to: number): { server: string; answered: number } | null {
    return othersIn(this.#networks.get(networkOf(turn))?.served ?? [], client, from, to);
  }

  /** Whether another client of this one's network asked in that time, and was given an address. */
  gaveToOthers(client: string, turn: Turn, from: number, to: number): boolean {
    const fresh = this.#networks.get(networkOf(turn))?.fresh ?? [];
    return othersIn(fresh, client, from, to) !== null;
  }

  /** Whether any client of this one's network was answered before. */
  hasServed(turn: Turn): boolean {
    const [first] = this.#networks.get(networkOf(turn))?.served ?? [];
    return first !== undefined && first.second < secondOf(turn.transaction.startTime);
  }

  /** Whether a server gave another client of this one's network an answer in that time. */
  answeredOthers(client: string, turn: Turn, from: number, to: number): boolean {
    return othersIn(this.#networks.get(networkOf(turn))?.answers ?? [], client, from, to) !== null;
  }

  #add(client: string, turn: Turn): void {
    const { transaction, answers } = turn;
    const [answer] = answers.filter(({ type }) => type !== "NAK");
    const server = answer === undefined ? null : (serverIdentifier(answer) ?? answer.source.ip);
    if (answer === undefined || server === null) return;
    const network = this.#networks.get(networkOf(turn)) ?? { served: [], fresh: [], answers: [] };
    this.#networks.set(networkOf(turn), network);
    const served = { second: secondOf(transaction.startTime), client, server };
    network.served.push(served);
    network.answers.push({ ...served, second: secondOf(answer.time) });
    if (transaction.kind === "init" && transaction.offers.some(({ ip }) => ip !== "0.0.0.0"))
      network.fresh.push(served);
  }
}

function othersIn(served: readonly Served[], client: string, from: number, to: number) {
  const [low, high] = [firstAt(served, from), firstAt(served, to)];
  const near = served.slice(Math.max(low, high - LOOK_PAST), high);
  const other = near.findLast((one) => one.client !== client);
  if (other === undefined) return null;
  return { server: other.server, answered: high - low - near.filter((one) => one.client === client).length };
}

/** A relay's address stands for the network that it relays from. */
function networkOf({ transaction }: Turn): string {
  return `${transaction.capture} ${transaction.relays[0] ?? ""}`;
}

function bySecond(one: Served, other: Served): number {
  return one.second - other.second;
}

/** The first entry at or after this second. */
function firstAt(served: readonly Served[], second: number): number {
  let [low, high] = [0, served.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((served[middle]?.second ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A time as seconds since 1970. */
export function secondOf(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`) / 1000;
}
