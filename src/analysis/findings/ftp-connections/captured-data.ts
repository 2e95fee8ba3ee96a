import type { FtpSession, Report } from "../../../report/report.ts";
import { recordingsOf } from "../recordings.ts";

/** Traffic that a filter for FTP's own ports, or for what ftpscope reads, lets through; ICMP is often asked for beside them. */
const FILTERED = new Set(["FTP", "FTP data", "FTPS", "DHCP", "ICMP", "ICMPv6"]);

/**
 * Whether a data connection of this capture would be in it. A capture that was filtered to port 21 (or 20 and 21) has none
 * (of passive mode), so that a SYN which it lacks says nothing about the network.
 */
export class CapturedData {
  readonly #seen = new Set<string>();
  /** Other packets are there, so that it was not filtered by ports. */
  readonly #unfiltered: boolean;

  constructor(report: Report) {
    this.#unfiltered =
      recordingsOf(report).count === 1 &&
      report.traffic.some(({ protocol, packets }) => packets > 0 && !FILTERED.has(protocol));
    for (const session of report.ftp.sessions) {
      for (const { mode, connection } of session.transfers) {
        if (connection !== null && mode !== null) this.#seen.add(keyOf(session, mode));
      }
      for (const { listener, attempts } of session.announcements) {
        if (attempts.length > 0) this.#seen.add(keyOf(session, listener === "client" ? "active" : "passive"));
      }
    }
  }

  has(session: FtpSession, mode: "active" | "passive"): boolean {
    return this.#unfiltered || this.#seen.has(keyOf(session, mode));
  }
}

function keyOf({ capture, server }: FtpSession, mode: "active" | "passive"): string {
  return `${capture} ${mode} ${server.ip}`;
}
