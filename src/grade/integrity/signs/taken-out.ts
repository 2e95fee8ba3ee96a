import type { FtpSession, Report } from "../../../report/report.ts";
import type { Found } from "./sign.ts";

/**
 * Bytes of a control connection that were acknowledged and are not there. Recorders lose packets where many come at once, in
 * data connections; where none of those lost any, a recorder that lost commands or replies lost the rarest ones. Of captures
 * of one direction, cut packets or damaged files nothing is said.
 */
export function takenOut({ captures, ftp }: Report): Found | null {
  const [capture] = captures;
  if (capture === undefined || !capture.complete || capture.cutPackets > 0) return null;
  const lossy = ftp.sessions.some(({ transfers }) => transfers.some(({ missingBytes }) => (missingBytes ?? 0) > 0));
  if (lossy) return null;
  const session = ftp.sessions.find(isHoled);
  if (session === undefined) return null;
  const bytes = session.sent.client.missingBytes + session.sent.server.missingBytes;
  return { code: "packets-taken-out", data: { bytes, session: session.id }, frames: [session.firstFrame] };
}

function isHoled({ opened, sent: { client, server } }: FtpSession): boolean {
  const both = client.packets > 0 && server.packets > 0;
  return opened === "syn" && both && client.missingBytes + server.missingBytes > 0;
}
