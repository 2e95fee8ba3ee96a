import type { Endpoint } from "../connection.ts";
import type { AnnouncementMethod } from "../report.ts";

/** An address that was announced, and the one under which its sender is known on the control connection. */
interface Claimed {
  method: AnnouncementMethod;
  listener: "client" | "server";
  announced: Endpoint;
  seen: string;
  /** Announcements like this one in the session. */
  times: number;
}

/** Findings about where data connections were announced, and from where they came (RFC 959, 1579, 2428, 2577). */
export interface FtpAddressFindings {
  /** A private or otherwise unreachable address told to a peer that is not in it. */
  "ftp.private-address-announced": Claimed;
  /** Neither private nor the sender's own, nor a third FTP server's. */
  "ftp.foreign-address-announced": Claimed;
  /** The two sides of a NAT were captured: what was claimed inside is not what came out. */
  "ftp.announcement-rewritten": { method: AnnouncementMethod; inside: Endpoint; outside: Endpoint };
  /** A private address was announced and the data connection came all the same: something translated it on the way. */
  "ftp.alg-corrected": Claimed;
  /** The client connected to the control connection's server instead of the address in the 227. */
  "ftp.wrong-address-ignored": Claimed;
  /** The client tried the address in the 227. */
  "ftp.wrong-address-obeyed": Claimed & { opened: boolean };
  "ftp.unexpected-host": { expected: string; seen: Endpoint; opener: "client" | "server" };
  /** A connection between the session's hosts to another port than the one announced. */
  "ftp.unexpected-port": { announced: Endpoint; seen: Endpoint };
  /** PORT or EPRT names another host, which another session of the capture announced (RFC 959 figure 2). */
  "ftp.fxp": { method: AnnouncementMethod; target: Endpoint; otherSession: number };
  /** PORT or EPRT names another host (RFC 2577 section 2). */
  "ftp.bounce": { method: AnnouncementMethod; target: Endpoint; accepted: boolean; connected: boolean; times: number };
  "ftp.privileged-port": { method: AnnouncementMethod; target: Endpoint; accepted: boolean };
  /** Sessions whose active data came from 20, and from elsewhere. */
  "ftp.port-20-used": { server: string; connections: number };
  "ftp.port-20-unused": { server: string; ports: number[]; connections: number };
  "ftp.passive-from-20": { server: Endpoint };
  /** Ports that a server announced: lowest, highest, and how many different ones. */
  "ftp.passive-ports": { server: string; lowest: number; highest: number; ports: number };
  "ftp.modes-mixed": { active: number[]; passive: number[] };
}

export type FtpAddressCause =
  | "server-behind-nat"
  | "client-behind-nat"
  | "nat-with-helper"
  | "client-distrusts-227"
  | "bounce-attack"
  | "several-addresses"
  | "server-to-server"
  | "unprivileged-server"
  | "client-fell-back";
