import type { FtpSessionFindings } from "../../report/finding-data/ftp-sessions.ts";
import type { Guides } from "./guide.ts";

export const ftpSessionsGuides: Guides<FtpSessionFindings> = {
  "ftp.password-clear": { references: [], settings: [], filter: "frame" },
  "ftp.login-refused": { references: [], settings: [], filter: "frame" },
  "ftp.login-guessing": { references: [], settings: [], filter: "frame" },
  "ftp.login-needed": { references: [], settings: [], filter: "frame" },
  "ftp.refused-after-login": { references: [], settings: [], filter: "frame" },
  "ftp.command-refused": { references: [], settings: [], filter: "frame" },
  "ftp.anonymous-login": { references: [], settings: [], filter: "frame" },
  "ftp.epsv-refused": { references: [], settings: [], filter: "frame" },
  "ftp.service-closing": { references: [], settings: [], filter: "frame" },
  "ftp.control-lost": { references: [], settings: [], filter: "frame" },
  "ftp.tls-refused": { references: [], settings: [], filter: "frame" },
  "ftp.tls-downgraded": { references: [], settings: [], filter: "frame" },
  "ftp.tls-control-cleared": { references: [], settings: [], filter: "frame" },
  "ftp.tls-data-clear": { references: [], settings: [], filter: "frame" },
  "ftp.tls-failed": { references: [], settings: [], filter: "frame" },
  "ftp.overlap-conflict": { references: [], settings: [], filter: "frame" },
};
