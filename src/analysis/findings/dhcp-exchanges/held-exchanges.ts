import { LIMITS } from "../../../limits.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { DhcpTransaction, Report } from "../../../report/report.ts";
import { clientOf } from "./client-story.ts";

/** Exchanges that began so little before the end of a batch wait for the next one: others of their time are not over yet. */
const SECONDS_HELD = 180;
/** So long an exchange without an address waits for what comes of it; later ones tell no common story. */
const SECONDS_OPEN = 3_600;

const SETTLED: ReadonlySet<DhcpTransaction["outcome"]> = new Set(["bound", "informed", "released"]);

/**
 * Holds back the exchanges of a batch that are better judged with the next one: a client that was not answered yet may be soon,
 * and a border between the two would make a failure of it.
 */
export class HeldExchanges {
  #held: readonly DhcpTransaction[] = [];

  /** Those of the batch, and of what was held before, that can be judged. */
  settled({ dhcp, captures }: Report): DhcpTransaction[] {
    const all = this.rest(dhcp);
    const end = captures.reduce((last, { lastTime }) => (lastTime !== null && lastTime > last ? lastTime : last), "");
    const held = new Set<DhcpTransaction>();
    /** Clients of which something is judged now: all that came before it as well. */
    const over = new Set<string | null>();
    let messages = 0;
    for (const transaction of all.toReversed()) {
      const client = clientOf(transaction);
      const since = secondsBetween(transaction.startTime, end);
      if (since > SECONDS_HELD && SETTLED.has(transaction.outcome)) over.add(client);
      if (since > (over.has(client) ? SECONDS_HELD : SECONDS_OPEN)) continue;
      messages += transaction.messages.length;
      if (messages > LIMITS.heldDhcpMessages) break;
      held.add(transaction);
    }
    this.#held = all.filter((one) => held.has(one));
    return all.filter((one) => !held.has(one));
  }

  /** The last batch's, and all that was held before, in order. */
  rest({ transactions }: Report["dhcp"]): DhcpTransaction[] {
    return [...this.#held, ...transactions].sort((a, b) => a.id - b.id);
  }
}
