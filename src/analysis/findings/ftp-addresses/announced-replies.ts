import { frameReference } from "../../../decode/frame-reference.ts";
import type { Announcement, Exchange, FtpSession, Reply } from "../../../report/report.ts";

const ANNOUNCING: ReadonlySet<string | null> = new Set(["PORT", "EPRT", "LPRT"]);

/** Finds the final reply to the command that made an announcement (PORT, EPRT, LPRT). Built in one pass over the session. */
export class AnnouncedReplies {
  /** By frame; commands sent ahead share one. */
  readonly #exchanges = new Map<number, Exchange | Exchange[]>();

  constructor({ announcements, exchanges }: FtpSession) {
    if (!announcements.some(({ listener }) => listener === "client")) return;
    for (const exchange of exchanges) {
      if (!ANNOUNCING.has(exchange.verb) || exchange.capture === null || exchange.frame === null) continue;
      const place = frameReference(exchange.capture, exchange.frame);
      const same = this.#exchanges.get(place);
      if (same === undefined) this.#exchanges.set(place, exchange);
      else if (Array.isArray(same)) same.push(exchange);
      else this.#exchanges.set(place, [same, exchange]);
    }
  }

  /** To be asked once for each announcement, in their order; null where it was not captured, or an endpoint needs no reply. */
  next({ capture, frame, method }: Announcement): Reply | null {
    const found = this.#exchanges.get(frameReference(capture, frame));
    const exchange = Array.isArray(found) ? nextOf(found, method) : found;
    return exchange?.verb === method ? (exchange.replies.findLast(({ code }) => code >= 200) ?? null) : null;
  }
}

/** Of several commands the next one by this method; the last one stays. */
function nextOf(exchanges: Exchange[], method: Announcement["method"]): Exchange | undefined {
  while (exchanges.length > 1) {
    const next = exchanges.shift();
    if (next?.verb === method) return next;
  }
  return exchanges[0];
}
