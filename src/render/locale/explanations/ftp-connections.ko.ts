import type { FtpConnectionFindings } from "../../../report/finding-data/ftp-connections.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpConnectionsExplainedKo: Explanations<FtpConnectionFindings> = {
  "ftp.active-blocked": { title: "ftp.active-blocked", meaning: "", limits: null, checks: [] },
  "ftp.active-refused": { title: "ftp.active-refused", meaning: "", limits: null, checks: [] },
  "ftp.active-not-opened": { title: "ftp.active-not-opened", meaning: "", limits: null, checks: [] },
  "ftp.passive-blocked": { title: "ftp.passive-blocked", meaning: "", limits: null, checks: [] },
  "ftp.passive-refused": { title: "ftp.passive-refused", meaning: "", limits: null, checks: [] },
  "ftp.passive-not-opened": { title: "ftp.passive-not-opened", meaning: "", limits: null, checks: [] },
  "ftp.control-refused": { title: "ftp.control-refused", meaning: "", limits: null, checks: [] },
  "ftp.control-unanswered": { title: "ftp.control-unanswered", meaning: "", limits: null, checks: [] },
};
