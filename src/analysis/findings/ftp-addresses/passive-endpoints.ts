import type { Announcement, FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";

/** Where a server announced an endpoint, and the id of the session in which it did. */
export interface PassiveEndpoint extends Pick<Announcement, "capture" | "frame"> {
  session: number;
}

const known = new WeakMap<Facts, Recent<PassiveEndpoint>>();

/** The announcement of another session whose server listens where this one's client sends its own server (FXP); null for none. */
export function passiveAnnouncement(
  facts: Facts,
  { ip, port }: Announcement,
  session: FtpSession,
): PassiveEndpoint | null {
  const found = passiveEndpoints(facts).get(`${ip} ${port}`);
  return found === undefined || found.session === session.id ? null : found;
}

/** By address and port, those of earlier batches too. Made once for all rules; to be asked of each batch. */
export function passiveEndpoints(facts: Facts): Recent<PassiveEndpoint> {
  const endpoints = known.get(facts) ?? gatherEndpoints(facts);
  known.set(facts, endpoints);
  return endpoints;
}

const newTable = () => new Recent<PassiveEndpoint>();

function gatherEndpoints(facts: Facts): Recent<PassiveEndpoint> {
  const endpoints = remembered(facts, newTable);
  for (const { id: session, announcements } of facts.report.ftp.sessions) {
    for (const { ip, port, listener, capture, frame } of announcements) {
      if (listener === "server") endpoints.set(`${ip} ${port}`, { session, capture, frame });
    }
  }
  return endpoints;
}
