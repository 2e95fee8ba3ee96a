import type { PortInterest } from "../../flow/port-interest.ts";
import { LIMITS } from "../../limits.ts";
import type { AnnouncementRecord } from "./records.ts";

/** Who sent the SYN of a data connection (or seems to have), and who was listening where. */
export interface Opening {
  openerIp: string;
  listenerIp: string;
  listenerPort: number;
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
    const list = this.#byPort.get(port) ?? [];
    this.#byPort.set(port, list);
    list.push(announcement);
    this.#interest.add(port);
    if (list.length > LIMITS.expectationsPerPort) {
      list.shift();
      this.#interest.remove(port);
      this.dropped += 1;
    }
  }

  remove(announcement: AnnouncementRecord): void {
    const list = this.#byPort.get(announcement.port);
    const index = list?.indexOf(announcement) ?? -1;
    if (list === undefined || index < 0) return;
    list.splice(index, 1);
    this.#interest.remove(announcement.port);
  }

  /**
   * The announcements that a connection was made for: the best one, and for a transfer between two servers (FXP) the one
   * of the other session too. Empty where none fits.
   */
  match(opening: Opening): AnnouncementRecord[] {
    const list = this.#byPort.get(opening.listenerPort);
    if (list === undefined) return [];
    let best: AnnouncementRecord | null = null;
    let bestScore = 0;
    for (const candidate of list) {
      const score = suitability(candidate, opening);
      // Later announcements win: a port is announced anew when its last use is over.
      if (score > 0 && score >= bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    if (best === null) return [];
    const other = list.findLast((one) => one.listener !== best.listener && isExact(one, opening) && isUnused(one));
    return other === undefined ? [best] : [best, other];
  }
}

/** How well a connection fits an announcement; 0 where it does not. */
function suitability(announcement: AnnouncementRecord, opening: Opening): number {
  const active = announcement.listener === "client";
  const openerKnown = opening.openerIp === (active ? announcement.serverIp : announcement.clientIp);
  const listenerKnown = opening.listenerIp === (active ? announcement.clientIp : announcement.serverIp);
  const exact = opening.listenerIp === announcement.ip;
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

function isExact(announcement: AnnouncementRecord, opening: Opening): boolean {
  return announcement.ip === opening.listenerIp && announcement.port === opening.listenerPort;
}

function isUnused(announcement: AnnouncementRecord): boolean {
  return announcement.connections.length === 0 && (announcement.user === null || announcement.user.data === null);
}
