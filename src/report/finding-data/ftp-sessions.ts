import type { Endpoint } from "../connection.ts";
import type { AnnouncementMethod } from "../report.ts";

/** Findings about login, security and the control connection (RFC 959 sections 4.2 and 5.4, RFC 2228, RFC 4217). */
export interface FtpSessionFindings {
  /** Ids of the sessions whose PASS could be read. */
  /** `sessions` are the first of `count`. */
  "ftp.password-clear": { sessions: number[]; count: number };
  /** `attempts` refused; `replyCode` and `reply` are of the last of them. */
  "ftp.login-refused": {
    user: string | null;
    attempts: number;
    replyCode: number;
    reply: string;
    /** Another attempt (a later one; as anonymous, any) was accepted; null where what came later can't be read. */
    accepted: boolean | null;
  };
  /** Many refused logins with different names or passwords from one client to one server. */
  "ftp.login-guessing": {
    client: string;
    server: string;
    attempts: number;
    /** Different ones that were tried. */
    users: number;
    passwords: number;
    sessions: number;
    seconds: number;
    /** One of these users was let in afterwards. */
    accepted: boolean;
  };
  /** 530 to commands that need a login; `verb` is the first, `times` counts all. */
  "ftp.login-needed": { verb: string; replyCode: number; times: number; accepted: boolean };
  /** 530 or 532 after the login was accepted. */
  "ftp.refused-after-login": { verb: string; replyCode: number; reply: string; times: number };
  /** Refused commands that are no transfers and no login: the first of its kind, and how often. */
  "ftp.command-refused": {
    /** Null where the command was not captured. */
    verb: string | null;
    argument: string | null;
    replyCode: number;
    reply: string;
    times: number;
  };
  "ftp.anonymous-login": { user: string; server: Endpoint; sessions: number };
  /** PASV, PORT and their kin; not where PORT was refused for the address that it named. */
  "ftp.mode-refused": {
    method: AnnouncementMethod;
    replyCode: number;
    /** What the client asked for instead, and got. */
    fallback: string | null;
    times: number;
  };
  /** A command that came to the server and got no answer: it closed or reset the connection instead, or said nothing. */
  "ftp.command-unanswered": { verb: string; how: "fin" | "rst" | "silence"; seconds: number };
  /** 421: the server ends the session (RFC 959 section 4.2.2). */
  "ftp.service-closing": {
    reply: string;
    /** At what: instead of the greeting, as an answer to USER or PASS, to a transfer or another command, or unasked. */
    when: "connect" | "login" | "transfer" | "command" | "unasked";
    /** Since the last command, reply or transfer ended; null where there was none. */
    idleSeconds: number | null;
  };
  /** The control connection went dead while, or after, data was transferred. */
  "ftp.control-lost": {
    /** How long the connection was silent before. */
    idleSeconds: number;
    unacknowledgedBytes: number;
    /** Who still sent without an answer, or from whose address the RST came. */
    by: "client" | "server";
    how: "unanswered" | "rst";
    /** A transfer's result never arrived. */
    resultLost: boolean;
  };
  /** `left`: the client then left without a login. */
  "ftp.tls-refused": { verb: string; argument: string | null; replyCode: number; left: boolean };
  /** TLS was refused, and the password followed in clear. */
  "ftp.tls-downgraded": { user: string | null; replyCode: number };
  /** CCC: the control connection is in clear again (RFC 4217 section 12.3). */
  "ftp.tls-control-cleared": { commands: number };
  /** The control connection is encrypted, data connections are not (RFC 4217 section 9); `of` all that carried data. */
  "ftp.tls-data-clear": { connections: number; of: number };
  /** AUTH was accepted, or TLS begun, and no encrypted session followed. */
  "ftp.tls-failed": {
    /** "too-early": TLS from the first byte, where the server speaks in clear; "waited": not a byte on the port of implicit TLS. */
    how: "alert" | "closed" | "silence" | "not-begun" | "too-early" | "waited";
    /** Who sent the alert, or broke it off. */
    by: "client" | "server" | null;
    /** Name of the alert (RFC 8446 section 6); null where there was none or it is encrypted. */
    alert: string | null;
    /** The server said something in TLS. */
    answered: boolean;
  };
  "ftp.overlap-conflict": { bytes: number };
}

export type FtpSessionCause =
  | "wrong-password"
  | "account-not-allowed"
  | "account-needed"
  | "tls-required"
  | "too-many-connections"
  | "server-idle-timeout"
  | "server-stopping"
  | "ftp-inspected"
  | "nat-forgot"
  | "network-lost"
  | "server-lacks-command"
  | "server-lacks-tls"
  | "certificate-refused"
  | "tls-versions-differ"
  | "tls-begun-otherwise"
  | "tls-inspected"
  | "client-configured-clear"
  | "password-guessing";
