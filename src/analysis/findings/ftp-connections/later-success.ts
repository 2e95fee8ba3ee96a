import type { FtpSession, Report, Transfer } from "../../../report/report.ts";

/** Whether what a transfer was to bring came later: by another mode, another try, another session of the two hosts. */
export class LaterSuccess {
  /** When each thing was last transferred between two hosts. */
  readonly #last = new Map<string, string>();

  constructor(report: Report) {
    for (const session of report.ftp.sessions) {
      for (const transfer of session.transfers) {
        if (transfer.outcome !== "completed" || transfer.startTime === null) continue;
        for (const key of [thingOf(session, transfer), anythingIn(session)]) {
          const known = this.#last.get(key);
          if (known === undefined || known < transfer.startTime) this.#last.set(key, transfer.startTime);
        }
      }
    }
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

function isAfter(last: string | undefined, time: string): boolean {
  return last !== undefined && last > time;
}

function anythingIn(session: FtpSession): string {
  return `session ${session.id}`;
}

/** Between which hosts what went which way: one listing is as good as another. */
function thingOf({ client, server }: FtpSession, { direction, path, argument }: Transfer): string {
  const what = direction === "listing" ? "" : (path ?? argument ?? "");
  return `${client.ip} ${server.ip} ${direction} ${what}`;
}
