import type { FtpSessionCause, FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { listOfNumbers } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";
import { plural } from "../measures.en.ts";

export const ftpSessionsEn: Sentences<FtpSessionFindings> = {
  "ftp.password-clear": ({ sessions }) =>
    `Passwords are readable (${sessions.length === 1 ? "session" : "sessions"} ${listOfNumbers(sessions)}). ftpscope masks them unless --show-passwords is given.`,
  "ftp.login-refused": () => "ftp.login-refused",
  "ftp.login-guessing": () => "ftp.login-guessing",
  "ftp.login-needed": () => "ftp.login-needed",
  "ftp.refused-after-login": () => "ftp.refused-after-login",
  "ftp.command-refused": () => "ftp.command-refused",
  "ftp.anonymous-login": () => "ftp.anonymous-login",
  "ftp.epsv-refused": () => "ftp.epsv-refused",
  "ftp.service-closing": () => "ftp.service-closing",
  "ftp.control-lost": () => "ftp.control-lost",
  "ftp.tls-refused": () => "ftp.tls-refused",
  "ftp.tls-downgraded": () => "ftp.tls-downgraded",
  "ftp.tls-control-cleared": () => "ftp.tls-control-cleared",
  "ftp.tls-data-clear": () => "ftp.tls-data-clear",
  "ftp.tls-failed": () => "ftp.tls-failed",
  "ftp.overlap-conflict": ({ bytes }) =>
    `${plural(bytes, "byte was", "bytes were")} sent twice with different contents. The first copy was kept.`,
};

export const ftpSessionsCausesEn: Record<FtpSessionCause, string> = {
  "wrong-password": "wrong-password",
  "account-not-allowed": "account-not-allowed",
  "tls-required": "tls-required",
  "too-many-connections": "too-many-connections",
  "server-idle-timeout": "server-idle-timeout",
  "server-stopping": "server-stopping",
  "nat-forgot": "nat-forgot",
  "network-lost": "network-lost",
  "server-lacks-command": "server-lacks-command",
  "server-lacks-tls": "server-lacks-tls",
  "certificate-refused": "certificate-refused",
  "client-configured-clear": "client-configured-clear",
  "password-guessing": "password-guessing",
};
