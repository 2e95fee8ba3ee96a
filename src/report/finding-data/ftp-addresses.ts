import type { Endpoint } from "../connection.ts";
import type { AnnouncementMethod } from "../report.ts";

/** An address that was announced, and the one under which its sender is known on the control connection. */
interface Claimed {
  method: AnnouncementMethod;
  listener: "client" | "server";
  /** The first of them: further ones name other ports. */
  announced: Endpoint;
  seen: string;
  /** The other end of the control connection, which it was told. */
  peer: string;
  /** Announcements like this one in the session. */
  times: number;
}

/** What makes an announced address unreachable: for networks like it (or a provider's), one link, one host, none. */
export type AnnouncedScope = "private" | "link-local" | "loopback" | "unspecified" | "unusable";

/** Findings about where data connections were announced, and from where they came (RFC 959, 1579, 2428, 2577). */
export interface FtpAddressFindings {
  /** A private or otherwise unreachable address told to a peer that is not in it. `refusal`: code of the reply to PORT or EPRT. */
  "ftp.private-address-announced": Claimed & { scope: AnnouncedScope; refusal: number | null };
  /** Not the sender's own as the capture shows it, nor a private one in front of a NAT. `reached`: a connection to it opened. */
  "ftp.foreign-address-announced": Claimed & { reached: boolean; refusal: number | null };
  /** The two sides of a NAT were captured: what was claimed inside is not what came out. */
  "ftp.announcement-rewritten": {
    method: AnnouncementMethod;
    inside: Endpoint;
    outside: Endpoint;
    /** The same session as captured inside and outside. */
    insideSession: number;
    outsideSession: number;
    times: number;
  };
  /** A private address was announced and the data connection came all the same: something translated it on the way. */
  "ftp.alg-corrected": Claimed;
  /** The client connected to the control connection's server instead of the address in the 227. */
  "ftp.wrong-address-ignored": Claimed & { opened: boolean };
  /** The client tried the address in the 227. */
  "ftp.wrong-address-obeyed": Claimed & { opened: boolean };
  "ftp.unexpected-host": { expected: string; seen: Endpoint; opener: "client" | "server"; times: number };
  /** A connection between the session's hosts to another port than the one announced. */
  "ftp.unexpected-port": { announced: Endpoint; seen: Endpoint };
  /** PORT or EPRT names another host, which another session of the capture announced (RFC 959 figure 2). */
  "ftp.fxp": { method: AnnouncementMethod; target: Endpoint; otherSession: number; connected: boolean; times: number };
  /** PORT or EPRT names another host (RFC 2577 section 2). `accepted`: null where no reply was captured. */
  "ftp.bounce": {
    method: AnnouncementMethod;
    target: Endpoint;
    client: string;
    accepted: boolean | null;
    /** What came of connections to it. */
    connection: "opened" | "tried" | "none";
    times: number;
  };
  "ftp.privileged-port": { method: AnnouncementMethod; target: Endpoint; accepted: boolean | null; times: number };
  /** A server's active data connections that came from 20, and from elsewhere. */
  "ftp.port-20-used": { server: string; connections: number };
  "ftp.port-20-unused": { server: string; ports: number[]; connections: number };
  /** Passive data connections with port 20 at either end. */
  "ftp.passive-from-20": { server: string; end: "client" | "server"; connections: number };
  /** Ports that a server announced: lowest, highest, and how many different ones. */
  "ftp.passive-ports": { server: string; lowest: number; highest: number; ports: number };
  /** Ids of transfers, the first of each mode. */
  "ftp.modes-mixed": { active: number[]; passive: number[]; activeCount: number; passiveCount: number };
}

export type FtpAddressCause =
  | "server-behind-nat"
  | "client-behind-nat"
  | "nat-with-helper"
  | "peer-used-control-address"
  | "private-network-routed"
  | "external-address-set"
  | "control-tunnelled"
  | "client-distrusts-227"
  | "client-trusts-227"
  | "bounce-attack"
  | "port-stealing"
  | "several-addresses"
  | "other-address-family"
  | "server-to-server"
  | "unprivileged-server"
  | "client-fell-back";
