import type { Endpoint } from "../connection.ts";
import type { TransferMethod } from "../report.ts";

/** A data connection that was announced and did not come to be. */
interface Unopened {
  /** How the port was named; "inferred" where the command that did cannot be read. */
  method: TransferMethod;
  /** The transfer's command; null where none was sent, or it cannot be read. */
  verb: string | null;
  /** Who was to connect, and to where. */
  from: string;
  to: Endpoint;
  /** The transfer's final reply. */
  replyCode: number | null;
  /** Failures like this one in the session, told as one: clients that try again before they send a command. */
  times: number;
}

/** SYNs that led to nothing, and the seconds from the first to the last packet of the attempt. */
interface Blocked extends Unopened {
  syns: number;
  seconds: number;
  /** 0 where nothing came back; else the SYN was answered, and that answer never acknowledged. */
  synAcks: number;
}

interface Refused extends Unopened {
  syns: number;
  /** What came back: a RST of the port's host (or in its name), or an ICMP error and its sender. */
  answer: "rst" | "icmp";
  icmp: { sender: string; kind: string } | null;
}

interface NotOpened extends Unopened {
  /** Seconds that were waited in vain for it; null where the reply says at once that it failed. */
  waitedSeconds: number | null;
  /** Whether the capture has other packets than those of control connections, so that a SYN would be in it. */
  dataCaptured: boolean;
  /** What the reply says that the server met, where that is known. */
  serverMet: "refusal" | "no-answer" | "no-route" | "own-trouble" | null;
}

/** A call to FTP's port that came to nothing. */
interface Unreached {
  client: Endpoint;
  server: Endpoint;
  syns: number;
  /** Calls like this one, of this client to this port. */
  calls: number;
  /** Servers that this client called in vain: many of them are a scan. */
  servers: number;
}

/** Findings about connections that were not opened (RFC 959 section 3.2, RFC 1579). */
export interface FtpConnectionFindings {
  "ftp.active-blocked": Blocked;
  "ftp.active-refused": Refused;
  /** No SYN of the server was captured. */
  "ftp.active-not-opened": NotOpened;
  "ftp.passive-blocked": Blocked;
  "ftp.passive-refused": Refused;
  /** No SYN of the client was captured. */
  "ftp.passive-not-opened": NotOpened;
  /** A control connection that was answered by RST or an ICMP error; `sender` is who sent that error. */
  "ftp.control-refused": Unreached & { answer: "rst" | "icmp"; sender: string | null };
  /** A control connection whose SYNs got no answer. */
  "ftp.control-unanswered": Unreached;
  /**
   * The server accepted the connection, and closed or reset it, or said nothing, instead of greeting. `seconds` from the first
   * SYN to the end of it.
   */
  "ftp.no-greeting": {
    client: Endpoint;
    server: Endpoint;
    how: "fin" | "rst" | "silence";
    seconds: number;
    calls: number;
  };
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
  | "port-not-named"
  | "host-down"
  | "client-not-admitted"
  | "nobody-behind-proxy"
  | "server-hangs"
  | "server-cannot-open"
  | "opener-gave-up"
  | "opened-outside-capture"
  | "data-not-captured";
