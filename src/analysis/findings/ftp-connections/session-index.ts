import { frameReference } from "../../../decode/frame-reference.ts";
import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "../../../report/report.ts";

/** Commands of one packet that are looked through for the one that is meant. */
const PIPELINED = 64;

/** A session's failed commands and its announcements by their frames. Made only where something may have failed. */
export class SessionIndex {
  /** Of each frame: the first command in it that did not succeed. */
  readonly #commands = new Map<number, number>();
  readonly #announcements = new Map<number, Announcement>();
  /** Of each reply that named an endpoint: the exchange that it belongs to. */
  readonly #naming = new Map<number, number>();
  readonly #session: FtpSession;

  constructor(session: FtpSession) {
    this.#session = session;
    for (const [index, { capture, frame, replies }] of session.exchanges.entries()) {
      const last = replies.at(-1)?.code ?? 0;
      if (last >= 227 && last <= 229) this.#naming.set(referenceOf(replies.at(-1) as Reply), index);
      if (capture === null || frame === null || (last >= 200 && last < 300)) continue;
      const reference = frameReference(capture, frame);
      if (!this.#commands.has(reference)) this.#commands.set(reference, index);
    }
    for (const one of session.announcements) this.#announcements.set(one.frame, one);
  }

  /** The command that asked for a transfer. */
  commandOf(transfer: Transfer): Exchange | null {
    if (transfer.frame === null) return null;
    const first = this.#commands.get(referenceOf({ capture: transfer.capture, frame: transfer.frame }));
    if (first === undefined) return null;
    const { exchanges } = this.#session;
    for (let index = first; index < Math.min(first + PIPELINED, exchanges.length); index += 1) {
      const one = exchanges[index] as Exchange;
      if (one.frame === transfer.frame && one.verb === transfer.verb && one.argument === transfer.argument) return one;
    }
    return null;
  }

  announcementOf({ announcementFrame, method }: Transfer): Announcement | null {
    const found = announcementFrame === null ? undefined : this.#announcements.get(announcementFrame);
    return found?.method === method ? found : null;
  }

  /** The reply that announced an endpoint, and what the client said next; null where no reply did. */
  after(announcement: Announcement): { announced: Reply; next: Exchange | null } | null {
    const { exchanges } = this.#session;
    const index = this.#naming.get(referenceOf(announcement));
    const announced = index === undefined ? undefined : exchanges[index]?.replies.at(-1);
    return index === undefined || announced === undefined ? null : { announced, next: exchanges[index + 1] ?? null };
  }
}

function referenceOf({ capture, frame }: { capture: number; frame: number }): number {
  return frameReference(capture, frame);
}
