import type { FtpSession, Transfer } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent, setLater } from "../recent.ts";

/** Of a thing's name so many characters are remembered. */
const LONGEST_NAME = 500;

/** Whether what a transfer was to bring came later: by another mode, another try, another session of the two hosts. */
export class LaterSuccess {
  /** When each thing was last transferred between two hosts. */
  readonly #last: Recent<string>;

  constructor(facts: Facts) {
    this.#last = remembered(facts, newTable);
    for (const [key, time] of successesIn(facts)) setLater(this.#last, key, time);
  }

  /** The same file, or a listing, came after this time. */
  of(session: FtpSession, transfer: Transfer, time: string): boolean {
    return isAfter(this.#last.get(transfer.verb === null ? anythingIn(session) : thingOf(session, transfer)), time);
  }

  /** Anything came in this session after this time. */
  inSession(session: FtpSession, time: string): boolean {
    return isAfter(this.#last.get(anythingIn(session)), time);
  }
}

const newTable = () => new Recent<string>();

/** To be asked of each batch, whether or not anything failed in it. */
export function rememberSuccesses(facts: Facts): void {
  new LaterSuccess(facts);
}

/** What was transferred, and when: by things, and by sessions. */
export function* successesIn({ report }: Facts): Generator<[key: string, time: string]> {
  for (const session of report.ftp.sessions) {
    for (const transfer of session.transfers) {
      if (transfer.outcome !== "completed" || transfer.startTime === null) continue;
      yield [thingOf(session, transfer), transfer.startTime];
      yield [anythingIn(session), transfer.startTime];
    }
  }
}

function isAfter(last: string | undefined, time: string): boolean {
  return last !== undefined && last > time;
}

function anythingIn(session: FtpSession): string {
  return `session ${session.id}`;
}

/** Between which hosts what went which way: one listing is as good as another. */
export function thingOf({ client, server }: FtpSession, { direction, path, argument }: Transfer): string {
  const what = direction === "listing" ? "" : (path ?? argument ?? "").slice(0, LONGEST_NAME);
  return `${client.ip} ${server.ip} ${direction} ${what}`;
}
