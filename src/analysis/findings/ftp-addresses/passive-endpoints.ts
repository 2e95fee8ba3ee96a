import type { Announcement, FtpSession } from "../../../report/report.ts";
import type { Rows } from "../../../report/rows.ts";
import type { Facts } from "../facts.ts";

/** An endpoint that a server announced, and the session in which it did. */
export interface PassiveEndpoint {
  session: FtpSession;
  announcement: Announcement;
}

const known = new WeakMap<Facts, ReadonlyMap<string, PassiveEndpoint>>();

/** The announcement of another session whose server listens where this one's client sends its own server (FXP); null for none. */
export function passiveAnnouncement(
  facts: Facts,
  { ip, port }: Announcement,
  session: FtpSession,
): PassiveEndpoint | null {
  let endpoints = known.get(facts);
  if (endpoints === undefined) {
    endpoints = passiveEndpoints(facts.report.ftp.sessions);
    known.set(facts, endpoints);
  }
  const found = endpoints.get(`${ip} ${port}`);
  return found === undefined || found.session === session ? null : found;
}

function passiveEndpoints(sessions: Rows<FtpSession>): Map<string, PassiveEndpoint> {
  const endpoints = new Map<string, PassiveEndpoint>();
  for (const session of sessions) {
    for (const announcement of session.announcements) {
      const { ip, port, listener } = announcement;
      if (listener === "server") endpoints.set(`${ip} ${port}`, { session, announcement });
    }
  }
  return endpoints;
}
