import { isFromServer, serverIdentifier } from "../../../report/dhcp-message-facts.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { type Recordings, recordingsOf } from "../recordings.ts";
import { storiesOf } from "./client-story.ts";
import { elapsed, type Turn } from "./turn.ts";

interface Served {
  second: number;
  client: string;
  server: string;
  /** From the first question to the first answer. */
  waited: number;
}

interface Network {
  /** Answered exchanges in the order of their beginnings. */
  begun: Served[];
  /** The same in the order of their first answers. */
  answered: Served[];
  /** Those of them in which a client asked for any address, and was given one. */
  fresh: Served[];
}

/** Own exchanges that are looked past for one of somebody else. */
const LOOK_PAST = 20;

const known = new WeakMap<Facts, ServedClients>();

/** Whom servers answered when, in earlier batches too. Made once for all rules; to be asked of each batch. */
export function servedClients(facts: Facts): ServedClients {
  const served = known.get(facts) ?? remembered(facts, newServedClients).add(facts);
  known.set(facts, served);
  return served;
}

const newServedClients = () => new ServedClients();

/** What is remembered from batch to batch: networks, and answered exchanges of each, beside the first. */
const MOST_NETWORKS = 100;
const MOST_SERVED = 200;

/** Whom servers answered when, network by network: what an unanswered client is held against. */
class ServedClients {
  readonly #networks = new Map<string, Network>();
  /** Recordings with a server's answer to anybody. */
  readonly #speaking = new Set<number>();
  #recordings: Recordings = NO_RECORDINGS;

  add(facts: Facts): this {
    this.#recordings = recordingsOf(facts.report);
    for (const { client, turns } of storiesOf(facts)) for (const turn of turns) this.#add(client, turn);
    for (const { begun, answered, fresh } of this.#networks.values()) {
      for (const list of [begun, answered, fresh]) list.sort(bySecond);
    }
    for (const { capture, messages } of facts.report.dhcp.transactions) {
      if (messages.some(isFromServer)) this.#speaking.add(this.#recordings.of(capture));
    }
    return this;
  }

  trim(): void {
    for (const [name, { begun, answered, fresh }] of this.#networks) {
      if (this.#networks.size > MOST_NETWORKS) this.#networks.delete(name);
      for (const list of [begun, answered, fresh]) list.splice(1, Math.max(0, list.length - 1 - MOST_SERVED));
    }
  }

  /** Whether any server said anything in this capture, or in what it goes on from. */
  speaksIn(capture: number): boolean {
    return this.#speaking.has(this.#recordings.of(capture));
  }

  /** Whether any client of this one's network was answered before. */
  hasServed(turn: Turn): boolean {
    const [first] = this.#of(turn).begun;
    return first !== undefined && first.second < secondOf(turn.transaction.startTime);
  }

  /** Who answered exchanges of other clients, on the network of this one, that began between two seconds; and how many. */
  others(client: string, turn: Turn, from: number, to: number): { server: string; answered: number } | null {
    const { begun } = this.#of(turn);
    const near = latest(begun, from, to);
    const other = near.findLast((one) => one.client !== client);
    if (other === undefined) return null;
    const own = near.filter((one) => one.client === client).length;
    return { server: other.server, answered: firstAt(begun, to) - firstAt(begun, from) - own };
  }

  /** Whether a server gave another client of this one's network any answer in that time. */
  answeredOthers(client: string, turn: Turn, from: number, to: number): boolean {
    return latest(this.#of(turn).answered, from, to).some((one) => one.client !== client);
  }

  /** Whether a server gave another client of this one's network an address in that time. */
  gaveToOthers(client: string, turn: Turn, from: number, to: number): boolean {
    return latest(this.#of(turn).fresh, from, to).some((one) => one.client !== client);
  }

  /**
   * Whether this one, who has waited so long since then, may still have its turn: the server kept others of its network waiting
   * half as long, and answered them in that time.
   */
  mayStillAnswer(client: string, turn: Turn, since: string, waited: number): boolean {
    const from = secondOf(since);
    return latest(this.#of(turn).answered, from, from + waited + 1).some(
      (one) => one.client !== client && one.waited * 2 > waited,
    );
  }

  /** A relay's address stands for the network that it relays from. */
  #networkOf({ transaction }: Turn): string {
    return `${this.#recordings.of(transaction.capture)} ${transaction.relays[0] ?? ""}`;
  }

  #of(turn: Turn): Network {
    return this.#networks.get(this.#networkOf(turn)) ?? { begun: [], answered: [], fresh: [] };
  }

  #add(client: string, turn: Turn): void {
    const { transaction, answers } = turn;
    const answer = answers.find(({ type }) => type !== "NAK");
    const server = answer === undefined ? null : (serverIdentifier(answer) ?? answer.source.ip);
    if (answer === undefined || server === null) return;
    const network = this.#of(turn);
    this.#networks.set(this.#networkOf(turn), network);
    const waited = elapsed(transaction.startTime, answer.time);
    const served = { client, server, waited, second: secondOf(answer.time) };
    network.answered.push(served);
    network.begun.push({ ...served, second: secondOf(transaction.startTime) });
    if (transaction.kind === "init" && transaction.offers.some(({ ip }) => ip !== "0.0.0.0"))
      network.fresh.push(served);
  }
}

const NO_RECORDINGS: Recordings = { of: (capture) => capture, endOf: () => null, count: 0 };

/** The last few entries between two seconds. */
function latest(served: readonly Served[], from: number, to: number): readonly Served[] {
  const high = firstAt(served, to);
  return served.slice(Math.max(firstAt(served, from), high - LOOK_PAST), high);
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
