import type { FtpSession, Transfer } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent, setLater } from "../recent.ts";

/** Of a thing's name so many characters are remembered. */
const LONGEST_NAME = 500;

/** Whether what a transfer was to bring came later: by another mode, another try, another session of the two hosts. */
export class LaterSuccess {
  /** When each thing was last transferred between two hosts, in earlier batches too; and anything in each session. */
  readonly #things: Recent<string>;
  readonly #sessions = new Map<number, string>();

  constructor(facts: Facts) {
    this.#things = rememberSuccesses(facts);
    for (const { id, transfers } of facts.report.ftp.sessions) {
      for (const { outcome, startTime } of transfers) {
        if (outcome !== "completed" || startTime === null) continue;
        if ((this.#sessions.get(id) ?? "") < startTime) this.#sessions.set(id, startTime);
      }
    }
  }

  /** The same file, or a listing, came after this time. */
  of(session: FtpSession, transfer: Transfer, time: string): boolean {
    if (transfer.verb === null) return this.inSession(session, time);
    return (this.#things.get(thingOf(session, transfer)) ?? "") > time;
  }

  /** Anything came in this session after this time. */
  inSession({ id }: FtpSession, time: string): boolean {
    return (this.#sessions.get(id) ?? "") > time;
  }
}

const newTable = () => new Recent<string>();

/** When each thing was last transferred. To be asked of each batch, whether or not anything failed in it. */
export function rememberSuccesses(facts: Facts): Recent<string> {
  const things = remembered(facts, newTable);
  for (const [thing, time] of successesIn(facts)) setLater(things, thing, time);
  return things;
}

/** What was transferred, and when. */
export function* successesIn({ report }: Facts): Generator<[thing: string, time: string]> {
  for (const session of report.ftp.sessions) {
    for (const transfer of session.transfers) {
      if (transfer.outcome === "completed" && transfer.startTime !== null) {
        yield [thingOf(session, transfer), transfer.startTime];
      }
    }
  }
}

/** Between which hosts what went which way: one listing is as good as another. */
export function thingOf({ client, server }: FtpSession, { direction, path, argument }: Transfer): string {
  const what = direction === "listing" ? "" : (path ?? argument ?? "").slice(0, LONGEST_NAME);
  return `${client.ip} ${server.ip} ${direction} ${what}`;
}
