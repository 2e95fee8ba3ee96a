/** Findings about login, security and the control connection. */
export interface FtpSessionFindings {
  /** Ids of the sessions whose PASS could be read. */
  "ftp.password-clear": { sessions: number[] };
  /** `attempts` refused, and whether a later one in the session was accepted. */
  "ftp.login-refused": { user: string | null; attempts: number; replyCode: number; accepted: boolean };
  /** Many refused logins from one client to one server. */
  "ftp.login-guessing": {
    client: string;
    server: string;
    attempts: number;
    users: number;
    sessions: number;
    seconds: number;
    accepted: boolean;
  };
  /** 530 to a command that needs a login. */
  "ftp.login-needed": { verb: string };
  /** 530 or 532 after the login was accepted. */
  "ftp.refused-after-login": { verb: string; replyCode: number };
  /** Refused commands that are no transfers and no login. */
  "ftp.command-refused": { verb: string; argument: string | null; replyCode: number; reply: string };
  "ftp.anonymous-login": { user: string };
  "ftp.epsv-refused": { method: "EPSV" | "EPRT"; replyCode: number; fallback: string | null };
  /** 421: the server ends the session (RFC 959 section 4.2.2). */
  "ftp.service-closing": { reply: string; idleSeconds: number | null };
  /** The control connection went dead while, or after, data was transferred. */
  "ftp.control-lost": {
    idleSeconds: number;
    unacknowledgedBytes: number;
    /** Who still sent, or broke it off. */
    by: "client" | "server" | null;
    how: "unanswered" | "rst";
  };
  "ftp.tls-refused": { verb: string; replyCode: number };
  /** TLS was refused, and the password followed in clear. */
  "ftp.tls-downgraded": { replyCode: number };
  /** CCC: the control connection is in clear again (RFC 4217 section 6). */
  "ftp.tls-control-cleared": { replyCode: number };
  /** The control connection is encrypted, data connections are not (PROT C, RFC 4217 section 9). */
  "ftp.tls-data-clear": { connections: number; prot: string | null };
  /** AUTH was accepted and no encrypted session followed. */
  "ftp.tls-failed": { how: "alert" | "closed" | "silence"; alert: string | null };
  "ftp.overlap-conflict": { bytes: number };
}

export type FtpSessionCause =
  | "wrong-password"
  | "account-not-allowed"
  | "tls-required"
  | "too-many-connections"
  | "server-idle-timeout"
  | "server-stopping"
  | "nat-forgot"
  | "network-lost"
  | "server-lacks-command"
  | "server-lacks-tls"
  | "certificate-refused"
  | "client-configured-clear"
  | "password-guessing";
