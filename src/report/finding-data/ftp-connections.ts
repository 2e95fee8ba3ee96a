import type { Endpoint } from "../connection.ts";
import type { AnnouncementMethod } from "../report.ts";

/** A data connection that was announced for a transfer and did not come to be. */
interface Unopened {
  method: AnnouncementMethod | "default";
  verb: string | null;
  /** Who was to connect, and to where. */
  from: string;
  to: Endpoint;
  /** The transfer's final reply. */
  replyCode: number | null;
}

/** SYNs without an answer, and the seconds from the first to the last of them. */
interface Blocked extends Unopened {
  syns: number;
  seconds: number;
}

interface Refused extends Unopened {
  syns: number;
  /** What came back: a RST of the port's host (or in its name), or an ICMP error and its sender. */
  answer: "rst" | "icmp";
  icmp: { sender: string; kind: string } | null;
}

/** Findings about data connections that were not opened (RFC 959 section 3.2, RFC 1579). */
export interface FtpConnectionFindings {
  "ftp.active-blocked": Blocked;
  "ftp.active-refused": Refused;
  /** No SYN of the server was captured. */
  "ftp.active-not-opened": Unopened;
  "ftp.passive-blocked": Blocked;
  "ftp.passive-refused": Refused;
  /** No SYN of the client was captured. */
  "ftp.passive-not-opened": Unopened;
  /** A control connection that was answered by RST. */
  "ftp.control-refused": { client: Endpoint; server: Endpoint; answer: "rst" | "icmp"; sender: string | null };
  /** A control connection whose SYNs got no answer. */
  "ftp.control-unanswered": { client: Endpoint; server: Endpoint; syns: number };
}

/** Why a data or control connection may not have come to be. */
export type FtpConnectionCause =
  | "firewall-at-client"
  | "firewall-at-server"
  | "firewall-between"
  | "nat-at-client"
  | "passive-ports-closed"
  | "control-encrypted"
  | "unreachable-address"
  | "no-listener"
  | "host-down"
  | "opener-gave-up"
  | "opened-outside-capture"
  | "data-not-captured";
