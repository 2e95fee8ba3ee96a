import type { PortInterest } from "../../flow/port-interest.ts";
import { LIMITS } from "../../limits.ts";
import type { AnnouncementRecord } from "./records.ts";

/** An end of a data connection. */
export interface End {
  readonly ip: string;
  readonly port: number;
}

/**
 * The announced endpoints that nobody has connected to yet, or may connect to again. Looked up by port alone, because the
 * announced address is often not the one on the wire (NAT); addresses then tell the candidates apart.
 */
export class Expectations {
  readonly #byPort = new Map<number, AnnouncementRecord[]>();
  readonly #interest: PortInterest;
  /** Announcements left out because too many were made for one port. */
  dropped = 0;

  constructor(interest: PortInterest) {
    this.#interest = interest;
  }

  /** Somebody listens on this port, or will. */
  names(port: number): boolean {
    return (this.#byPort.get(port)?.length ?? 0) > 0;
  }

  add(announcement: AnnouncementRecord): void {
    const { port } = announcement;
    const list = this.#byPort.get(port);
    this.#interest.add(port);
    if (list === undefined) this.#byPort.set(port, [announcement]);
    else list.push(announcement);
    if (list !== undefined && list.length > LIMITS.expectationsPerPort) {
      list.shift();
      this.#interest.remove(port);
      this.dropped += 1;
    }
  }

  remove(announcement: AnnouncementRecord): void {
    const list = this.#byPort.get(announcement.port);
    const index = list?.indexOf(announcement) ?? -1;
    if (list === undefined || index < 0) return;
    if (list.length === 1) this.#byPort.delete(announcement.port);
    else list.splice(index, 1);
    this.#interest.remove(announcement.port);
  }

  /** The announcement that a connection was made for; null where none fits. `opener` sent the SYN, or seems to have. */
  best(opener: End, listener: End): AnnouncementRecord | null {
    let best: AnnouncementRecord | null = null;
    let bestScore = 0;
    for (const candidate of this.#byPort.get(listener.port) ?? NONE) {
      const score = suitability(candidate, opener, listener);
      // Later announcements win: a port is announced anew when its last use is over.
      if (score > 0 && score >= bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** For a transfer between two servers (FXP): that of the other session, null where there is none. */
  ofOtherSession(best: AnnouncementRecord, listener: End): AnnouncementRecord | null {
    const list = this.#byPort.get(listener.port) ?? NONE;
    if (list.length < 2) return null;
    return list.findLast((one) => one.listener !== best.listener && isExact(one, listener) && isUnused(one)) ?? null;
  }
}

const NONE: readonly AnnouncementRecord[] = [];

/** How well a connection fits an announcement; 0 where it does not. */
function suitability(announcement: AnnouncementRecord, opener: End, listener: End): number {
  const active = announcement.listener === "client";
  const openerKnown = opener.ip === (active ? announcement.serverIp : announcement.clientIp);
  const listenerKnown = listener.ip === (active ? announcement.clientIp : announcement.serverIp);
  const exact = listener.ip === announcement.ip;
  const unused = isUnused(announcement) ? 1 : 0;
  if (exact && openerKnown) return 8 + unused;
  // The address was rewritten on its way, or a private one was announced.
  if (listenerKnown && openerKnown) return 6 + unused;
  // A third host connects (FXP), or the opener is behind NAT.
  if (exact) return announcement.refused ? 0 : 4 + unused;
  // The listener is reached by an address that nobody named.
  if (openerKnown && unused === 1 && !announcement.refused) return 2;
  return 0;
}

function isExact(announcement: AnnouncementRecord, listener: End): boolean {
  return announcement.ip === listener.ip && announcement.port === listener.port;
}

function isUnused(announcement: AnnouncementRecord): boolean {
  return announcement.connections.length === 0 && (announcement.user === null || announcement.user.data === null);
}
