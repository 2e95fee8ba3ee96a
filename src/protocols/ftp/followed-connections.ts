import type { FlowKey } from "../../flow/flow-key.ts";
import { FlowTable } from "../../flow/flow-table.ts";
import { Oldest } from "../../flow/oldest.ts";
import { LIMITS } from "../../limits.ts";
import type { Followed } from "./followed.ts";

/** What becomes of the oldest connection where there are too many; either removes it. */
export interface Overflow {
  /** It is closed or silent: nothing is lost. */
  letGo(oldest: Followed): void;
  /** All that is followed takes much memory: silent ones are to go. */
  isHeavy(): boolean;
  /** It may go on, and is left out. */
  drop(oldest: Followed): void;
}

/** So many connections are passed over that were heard of within so many seconds, before the oldest goes all the same. */
const SECOND_CHANCES = 32;
const BUSY_SECONDS = 120;

/** The connections that are followed, by their keys, and no more of them than LIMITS allows. */
export class FollowedConnections {
  readonly #table = new FlowTable<Followed>();
  readonly #all = new Set<Followed>();
  /** Those of them that are closed, and those on which nothing was said; the oldest first. */
  readonly #closed = new Set<Followed>();
  readonly #silent = new Set<Followed>();
  readonly #oldest = new Oldest(this.#all);
  readonly #oldestClosed = new Oldest(this.#closed);
  readonly #oldestSilent = new Oldest(this.#silent);
  readonly #overflow: Overflow;

  constructor(overflow: Overflow) {
    this.#overflow = overflow;
  }

  get all(): ReadonlySet<Followed> {
    return this.#all;
  }

  /** HOT PATH: each packet of a port of interest. */
  find(key: FlowKey): Followed | undefined {
    return this.#table.find(key);
  }

  /** Follows one more, on which nothing was said yet; instead of another with the same key, if there is one. */
  add(key: FlowKey, followed: Followed): void {
    this.#table.set(key, followed);
    this.#all.add(followed);
    this.#silent.add(followed);
    followed.silent = true;
    if (this.#silent.size > LIMITS.silentConnections) this.#letGo(this.#oldestSilent);
    else this.#oldestSilent.rest();
    const { seconds } = followed.connection.last;
    if (this.#all.size > LIMITS.connections) this.#dropOldest(seconds, true);
    else if (this.#overflow.isHeavy()) this.#dropOldest(seconds, false);
    else this.#oldest.rest();
  }

  /** The oldest one that was silent of late; where there are too many, and none of so many was, the oldest of them all. */
  #dropOldest(now: number, tooMany: boolean): void {
    for (let turns = SECOND_CHANCES; turns > 0 || tooMany; turns -= 1) {
      const oldest = this.#oldest.find();
      if (oldest === null) return;
      if (turns === 0 || now - oldest.connection.last.seconds > BUSY_SECONDS) {
        this.#overflow.drop(oldest);
        return;
      }
      this.#all.delete(oldest);
      this.#all.add(oldest);
    }
  }

  /** Something was said on it, or it is known what it is. */
  spoke(followed: Followed): void {
    if (followed.silent) this.#silent.delete(followed);
    followed.silent = false;
  }

  #letGo(these: Oldest<Followed>): void {
    const oldest = these.find();
    if (oldest !== null) this.#overflow.letGo(oldest);
  }

  isClosed(followed: Followed): boolean {
    return followed.closed;
  }

  close(followed: Followed): void {
    this.#closed.add(followed);
    followed.closed = true;
    if (this.#closed.size > LIMITS.closedConnections) this.#letGo(this.#oldestClosed);
    else this.#oldestClosed.rest();
  }

  /** What was taken for its end was none. */
  reopen(followed: Followed): void {
    if (followed.closed) this.#closed.delete(followed);
    followed.closed = false;
  }

  /** False where it had been removed before. */
  remove(followed: Followed): boolean {
    if (!this.#all.delete(followed)) return false;
    this.reopen(followed);
    this.spoke(followed);
    const { key } = followed.connection;
    if (this.#table.find(key) === followed) this.#table.delete(key);
    return true;
  }
}
