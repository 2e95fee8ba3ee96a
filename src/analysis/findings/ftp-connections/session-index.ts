import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "../../../report/report.ts";

/** A session's commands and announcements by their frames. Made only where something failed. */
export class SessionIndex {
  readonly #exchanges = new Map<string, Exchange>();
  readonly #announcements = new Map<string, Announcement>();
  /** Of each reply's frame: the exchange that it belongs to. */
  readonly #byReply = new Map<string, number>();
  readonly #session: FtpSession;

  constructor(session: FtpSession) {
    this.#session = session;
    for (const [index, exchange] of session.exchanges.entries()) {
      const key = commandKey(exchange.capture, exchange.frame, exchange.verb);
      if (!this.#exchanges.has(key)) this.#exchanges.set(key, exchange);
      for (const { capture, frame } of exchange.replies) this.#byReply.set(`${capture} ${frame}`, index);
    }
    for (const one of session.announcements) this.#announcements.set(`${one.frame} ${one.method}`, one);
  }

  /** The command that asked for a transfer. */
  commandOf({ capture, frame, verb }: Transfer): Exchange | null {
    return this.#exchanges.get(commandKey(capture, frame, verb)) ?? null;
  }

  announcementOf({ announcementFrame, method }: Transfer): Announcement | null {
    return this.#announcements.get(`${announcementFrame} ${method}`) ?? null;
  }

  /** When a reply announced an endpoint, and what the client said next; null where no reply did. */
  after({ capture, frame }: Announcement): { announced: Reply; next: Exchange | null } | null {
    const index = this.#byReply.get(`${capture} ${frame}`);
    if (index === undefined) return null;
    const { exchanges } = this.#session;
    const announced = exchanges[index]?.replies.find((reply) => reply.capture === capture && reply.frame === frame);
    return announced === undefined ? null : { announced, next: exchanges[index + 1] ?? null };
  }
}

function commandKey(capture: number | null, frame: number | null, verb: string | null): string {
  return `${capture} ${frame} ${verb}`;
}
