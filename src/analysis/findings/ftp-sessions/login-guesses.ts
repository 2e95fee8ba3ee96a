import { secondsBetween } from "../../../report/elapsed.ts";
import type { Exchange, FtpSession } from "../../../report/report.ts";
import { Distinct, freezeLargest } from "../distinct.ts";
import type { Facts } from "../facts.ts";
import { trimmed } from "../gathering.ts";
import { remembered } from "../memories.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { loginsOf, pairOf } from "./logins.ts";
import { type SessionControl, sessionControls } from "./session-controls.ts";

/** Refused logins from one client to one server. */
export interface Guesses {
  client: string;
  server: string;
  /** Id of the first session. */
  first: number;
  sessions: number;
  attempts: number;
  users: Distinct;
  passwords: Distinct;
  credentials: Distinct;
  firstTime: string | null;
  lastTime: string | null;
  /** One of these users was let in afterwards. */
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
/** Pairs that are remembered from batch to batch: more than are told. */
const MOST_PAIRS = 2_000;

const known = new WeakMap<Facts, RefusedLogins>();

/** Refused logins, those of earlier batches too. Counted once for all rules. */
export function refusedLogins(facts: Facts): RefusedLogins {
  let refused = known.get(facts);
  if (refused === undefined) {
    refused = remembered(facts, newRefusedLogins);
    for (const one of sessionControls(facts)) refused.add(one);
    known.set(facts, refused);
  }
  return refused;
}

/** Refused logins by client and server (see `pairOf`). */
class RefusedLogins {
  readonly #byPair = new Map<string, Guesses>();

  /** Between which logins were guessed, in the order of the first refusals. */
  guesses(): Guesses[] {
    return [...this.#byPair.values()].filter(isGuessing);
  }

  /** The pairs between which they were. */
  guessedBetween(): string[] {
    return [...this.#byPair].flatMap(([pair, tally]) => (isGuessing(tally) ? [pair] : []));
  }

  areGuesses(pair: string): boolean {
    const tally = this.#byPair.get(pair);
    return tally !== undefined && isGuessing(tally);
  }

  add({ session, control }: SessionControl): void {
    const { refused, acceptedAt } = loginsOf(session);
    const tally = this.#byPair.get(pairOf(session)) ?? newTally(session);
    if (refused.length > 0) tally.sessions += 1;
    for (const { index, exchange, reply, user } of refused) {
      // The report masks passwords; whether two are the same can be told without showing them.
      const password = exchange.verb === "PASS" ? (control.session.exchanges[index]?.argument ?? "") : null;
      tally.attempts += 1;
      count(tally.users, user ?? "");
      if (password !== null) count(tally.passwords, password);
      count(tally.credentials, `${user ?? ""}\n${password ?? ""}`);
      noteTime(tally, exchange);
      if (tally.at.length < FRAMES) tally.at.push(...exchangeFrames(exchange, reply));
    }
    if (tally.attempts > 0) this.#byPair.set(pairOf(session), tally);
    if (acceptedAt >= 0 && tally.attempts > 0 && tally.users.has(session.user ?? "")) tally.accepted = true;
  }

  trim(): void {
    for (const [pair, tally] of this.#byPair) {
      if (this.#byPair.size <= MOST_PAIRS) break;
      if (!isGuessing(tally)) this.#byPair.delete(pair);
    }
    trimmed(this.#byPair, MOST_PAIRS);
    freezeLargest(
      [...this.#byPair.values()].flatMap(({ users, passwords, credentials }) => [users, passwords, credentials]),
    );
  }
}

const newRefusedLogins = () => new RefusedLogins();

/** From the first refused login to the last. */
export function secondsOf({ firstTime, lastTime }: Guesses): number {
  return firstTime === null || lastTime === null ? 0 : secondsBetween(firstTime, lastTime);
}

function isGuessing(tally: Guesses): boolean {
  const { attempts, credentials } = tally;
  if (attempts >= MANY && credentials.size >= DIFFERENT) return true;
  return credentials.size >= MANY_AND_FAST && secondsOf(tally) <= attempts * SECONDS_EACH;
}

function count(different: Distinct, text: string): void {
  if (different.size < COUNTED) different.add(text);
}

function newTally({ id, client, server }: FtpSession): Guesses {
  return {
    client: client.ip,
    server: server.ip,
    first: id,
    sessions: 0,
    attempts: 0,
    users: new Distinct(),
    passwords: new Distinct(),
    credentials: new Distinct(),
    firstTime: null,
    lastTime: null,
    accepted: false,
    at: [],
  };
}

function noteTime(tally: Guesses, { time }: Exchange): void {
  tally.firstTime ??= time;
  if (time !== null) tally.lastTime = time;
}
