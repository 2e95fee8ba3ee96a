import { secondsBetween } from "../../../report/elapsed.ts";
import type { Exchange, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { loginsOf, pairOf } from "./logins.ts";
import { sessionControls } from "./session-controls.ts";

/** Refused logins from one client to one server. */
export interface Guesses {
  first: FtpSession;
  sessions: number;
  attempts: number;
  users: ReadonlySet<string>;
  passwords: ReadonlySet<string>;
  seconds: number;
  accepted: boolean;
  at: readonly number[];
}

interface Tally {
  first: FtpSession;
  ids: Set<number>;
  attempts: number;
  users: Set<string>;
  passwords: Set<string>;
  credentials: Set<string>;
  firstTime: string | null;
  lastTime: string | null;
  accepted: boolean;
  at: number[];
}

/** So many attempts are no typing errors, if they differ; fewer are not, if they come as fast as programs are. */
const MANY = 10;
const MANY_AND_FAST = 5;
const SECONDS_EACH = 5;
/** A program that was given the wrong password tries it again and again: that is no guessing. */
const DIFFERENT = 3;
const FRAMES = 10;
/** Different names and passwords that are counted. */
const COUNTED = 10_000;

/** Pairs of client and server (see `pairOf`) between which logins were guessed. */
export function loginGuesses(facts: Facts): Map<string, Guesses> {
  const guesses = new Map<string, Guesses>();
  for (const [pair, tally] of tallies(facts)) {
    const seconds =
      tally.firstTime === null || tally.lastTime === null ? 0 : secondsBetween(tally.firstTime, tally.lastTime);
    const { first, ids, attempts, users, passwords, accepted, at } = tally;
    if (!isGuessing(tally, seconds)) continue;
    guesses.set(pair, { first, sessions: ids.size, attempts, users, passwords, seconds, accepted, at });
  }
  return guesses;
}

function isGuessing({ attempts, credentials }: Tally, seconds: number): boolean {
  if (attempts >= MANY && credentials.size >= DIFFERENT) return true;
  return credentials.size >= MANY_AND_FAST && seconds <= attempts * SECONDS_EACH;
}

function tallies(facts: Facts): Map<string, Tally> {
  const found = new Map<string, Tally>();
  for (const { session, control } of sessionControls(facts)) {
    const { refused, acceptedAt } = loginsOf(session);
    const known = found.get(pairOf(session));
    const tally = known ?? newTally(session);
    for (const { index, exchange, reply, user } of refused) {
      // The report masks passwords; whether two are the same can be told without showing them.
      const password = exchange.verb === "PASS" ? (control.session.exchanges[index]?.argument ?? "") : null;
      tally.ids.add(session.id);
      tally.attempts += 1;
      count(tally.users, user ?? "");
      if (password !== null) count(tally.passwords, password);
      count(tally.credentials, `${user ?? ""}\n${password ?? ""}`);
      noteTime(tally, exchange);
      if (tally.at.length < FRAMES) tally.at.push(...exchangeFrames(exchange, reply));
    }
    if (tally.attempts > 0) found.set(pairOf(session), tally);
    if (acceptedAt >= 0 && tally.attempts > 0 && tally.users.has(session.user ?? "")) tally.accepted = true;
  }
  return found;
}

function count(different: Set<string>, text: string): void {
  if (different.size < COUNTED) different.add(text);
}

function newTally(first: FtpSession): Tally {
  const sets = { ids: new Set<number>(), users: new Set<string>(), passwords: new Set<string>() };
  const times = { firstTime: null, lastTime: null };
  return { first, ...sets, credentials: new Set(), attempts: 0, ...times, accepted: false, at: [] };
}

function noteTime(tally: Tally, { time }: Exchange): void {
  tally.firstTime ??= time;
  if (time !== null) tally.lastTime = time;
}
