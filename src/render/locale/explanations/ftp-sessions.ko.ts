import type { FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpSessionsExplainedKo: Explanations<FtpSessionFindings> = {
  "ftp.password-clear": { title: "ftp.password-clear", meaning: "", limits: null, checks: [] },
  "ftp.login-refused": { title: "ftp.login-refused", meaning: "", limits: null, checks: [] },
  "ftp.login-guessing": { title: "ftp.login-guessing", meaning: "", limits: null, checks: [] },
  "ftp.login-needed": { title: "ftp.login-needed", meaning: "", limits: null, checks: [] },
  "ftp.refused-after-login": { title: "ftp.refused-after-login", meaning: "", limits: null, checks: [] },
  "ftp.command-refused": { title: "ftp.command-refused", meaning: "", limits: null, checks: [] },
  "ftp.anonymous-login": { title: "ftp.anonymous-login", meaning: "", limits: null, checks: [] },
  "ftp.epsv-refused": { title: "ftp.epsv-refused", meaning: "", limits: null, checks: [] },
  "ftp.service-closing": { title: "ftp.service-closing", meaning: "", limits: null, checks: [] },
  "ftp.control-lost": { title: "ftp.control-lost", meaning: "", limits: null, checks: [] },
  "ftp.tls-refused": { title: "ftp.tls-refused", meaning: "", limits: null, checks: [] },
  "ftp.tls-downgraded": { title: "ftp.tls-downgraded", meaning: "", limits: null, checks: [] },
  "ftp.tls-control-cleared": { title: "ftp.tls-control-cleared", meaning: "", limits: null, checks: [] },
  "ftp.tls-data-clear": { title: "ftp.tls-data-clear", meaning: "", limits: null, checks: [] },
  "ftp.tls-failed": { title: "ftp.tls-failed", meaning: "", limits: null, checks: [] },
  "ftp.overlap-conflict": { title: "ftp.overlap-conflict", meaning: "", limits: null, checks: [] },
};
