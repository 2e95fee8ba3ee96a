import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpTransaction } from "../../../report/report.ts";
import { floodedTransactions } from "../dhcp-networks/floods.ts";
import type { Facts } from "../facts.ts";
import { recordingsOf } from "../recordings.ts";
import { type ClientPast, pastsOf, remember } from "./client-past.ts";
import { elapsed, type Grant, isUnicastToClient, type Turn, turnOf, usesByAddress } from "./turn.ts";

/** All exchanges of one client, in order. One exchange alone seldom tells whether something is wrong. */
export interface ClientStory {
  client: string;
  turns: readonly Turn[];
  /** What is remembered of earlier batches; null for nothing. */
  past: ClientPast | null;
}

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
  const pasts = pastsOf(facts);
  return Array.from(byClient, ([client, turns]) => {
    const past = pasts.get(client) ?? null;
    if (facts.earlier !== undefined) remember(pasts, client, turns);
    return { client, turns: withAfterwards(turns), past };
  });
}

/** The client's hardware address, else its identifier; null where it has neither. */
export function clientOf({ client: { mac, clientId } }: DhcpTransaction): string | null {
  return /[1-9a-f]/.test(mac) ? mac : clientId;
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

const heard = new WeakMap<ClientStory, boolean>();

/** Whether the place of the capture hears what servers send to this client by unicast. Looked for once in all its exchanges. */
export function hearsUnicast(story: ClientStory): boolean {
  const { turns, past } = story;
  const hears =
    heard.get(story) ?? (past?.isAudible === true || turns.some(({ answers }) => answers.some(isUnicastToClient)));
  heard.set(story, hears);
  return hears;
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
