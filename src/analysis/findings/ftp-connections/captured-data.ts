import type { FtpSession } from "../../../report/report.ts";
import type { Facts } from "../facts.ts";
import { remembered } from "../memories.ts";
import { Recent } from "../recent.ts";
import { recordingsOf } from "../recordings.ts";

/** Traffic that a filter for FTP's own ports, or for what ftpscope reads, lets through; ICMP is often asked for beside them. */
const FILTERED = new Set(["FTP", "FTP data", "FTPS", "DHCP", "ICMP", "ICMPv6"]);

/**
 * Whether a data connection of this capture would be in it. A capture that was filtered to port 21 (or 20 and 21) has none
 * (of passive mode), so that a SYN which it lacks says nothing about the network.
 */
export class CapturedData {
  readonly #seen: Recent<true>;
  /** Other packets are there, so that it was not filtered by ports. */
  readonly #unfiltered: boolean;

  constructor(facts: Facts) {
    const { report } = facts;
    this.#seen = remembered(facts, newTable);
    this.#unfiltered =
      recordingsOf(report).count === 1 &&
      report.traffic.some(({ protocol, packets }) => packets > 0 && !FILTERED.has(protocol));
    for (const session of report.ftp.sessions) {
      for (const { mode, connection } of session.transfers) {
        if (connection !== null && mode !== null) this.#seen.set(keyOf(session, mode), true);
      }
      for (const { listener, attempts } of session.announcements) {
        if (attempts.length > 0) this.#seen.set(keyOf(session, listener === "client" ? "active" : "passive"), true);
      }
    }
  }

  has(session: FtpSession, mode: "active" | "passive"): boolean {
    return this.#unfiltered || this.#seen.has(keyOf(session, mode));
  }
}

const newTable = () => new Recent<true>();

function keyOf({ capture, server }: FtpSession, mode: "active" | "passive"): string {
  return `${capture} ${mode} ${server.ip}`;
}
