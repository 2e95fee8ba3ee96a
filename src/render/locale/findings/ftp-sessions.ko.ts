import type { FtpSessionCause, FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { grouped, listOfNumbers } from "../../number-text.ts";
import type { Sentences } from "../finding-words.ts";

export const ftpSessionsKo: Sentences<FtpSessionFindings> = {
  "ftp.password-clear": ({ sessions }) =>
    `비밀번호가 평문으로 보입니다 (세션 ${listOfNumbers(sessions)}). --show-passwords가 없으면 모든 출력에서 가려집니다.`,
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
    `${grouped(bytes)}바이트가 서로 다른 내용으로 두 번 전송되었습니다. 먼저 온 내용을 사용했습니다.`,
};

export const ftpSessionsCausesKo: Record<FtpSessionCause, string> = {
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
