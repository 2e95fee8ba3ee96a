import type { Announcement, Exchange, FtpSession, Reply } from "../../../report/report.ts";

/** Finds the final reply to the command that made an announcement (PORT, EPRT, LPRT). Built in one pass over the session. */
export class AnnouncedReplies {
  readonly #exchanges = new Map<string, Exchange[]>();

  constructor({ announcements, exchanges }: FtpSession) {
    if (!announcements.some(({ listener }) => listener === "client")) return;
    for (const exchange of exchanges) {
      if (exchange.verb !== "PORT" && exchange.verb !== "EPRT" && exchange.verb !== "LPRT") continue;
      const key = keyOf(exchange.capture, exchange.frame, exchange.verb);
      const same = this.#exchanges.get(key);
      if (same === undefined) this.#exchanges.set(key, [exchange]);
      else same.push(exchange);
    }
    // Commands sent ahead share a frame; they are taken from the end.
    for (const same of this.#exchanges.values()) same.reverse();
  }

  /** To be asked once for each announcement, in their order; null where it was not captured, or an endpoint needs no reply. */
  next({ capture, frame, method }: Announcement): Reply | null {
    const same = this.#exchanges.get(keyOf(capture, frame, method));
    const exchange = same !== undefined && same.length > 1 ? same.pop() : same?.[0];
    return exchange?.replies.findLast(({ code }) => code >= 200) ?? null;
  }
}

function keyOf(capture: number | null, frame: number | null, verb: string): string {
  return `${capture} ${frame} ${verb}`;
}
