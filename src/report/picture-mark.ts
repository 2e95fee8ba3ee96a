/**
 * Marks of what a picture shows, which pictures carry unseen: they tell whether one is of a given capture. A mark is the same
 * for the same packets under another file name, in another format or among other packets; any other session has another.
 * It gives nothing away but that: no name, password or content goes into it.
 */
import { createHash } from "node:crypto";
import type { DhcpTransaction, FtpSession, Report } from "./report.ts";

/** Under this name a picture has its marks: the SVG's metadata, the keyword of the PNG's text, the page's meta element. */
export const MARKS_NAME = "ftpscope:captures";

/** Marks that one picture carries at most; it shows few sessions. */
export const MARKS_CARRIED = 256;

/** A mark: 16 hexadecimal digits. */
export const MARK = /^[0-9a-f]{16}$/;

/** The mark of an FTP session: when its first packet was sent, and between whom. */
export function sessionMark({ startTime, client, server }: FtpSession): string {
  return markOf("ftp", startTime, client.ip, client.port, server.ip, server.port);
}

/** The mark of a DHCP exchange. */
export function dhcpMark({ startTime, xid, client }: DhcpTransaction): string {
  return markOf("dhcp", startTime, xid, client.mac);
}

/** The marks of all that is in a report. */
export function marksOf({ ftp, dhcp }: Report): string[] {
  return [...ftp.sessions.map(sessionMark), ...dhcp.transactions.map(dhcpMark)];
}

/** To microseconds: a capture that is converted may lose what is finer. */
function markOf(kind: string, time: string, ...facts: (string | number)[]): string {
  const microseconds = time.slice(0, "2026-11-21T09:00:00.000000".length);
  return createHash("sha256")
    .update([kind, microseconds, ...facts].join("\n"))
    .digest("hex")
    .slice(0, 16);
}
