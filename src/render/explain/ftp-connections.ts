import type { FtpConnectionFindings } from "../../report/finding-data/ftp-connections.ts";
import type { Guides } from "./guide.ts";

export const ftpConnectionsGuides: Guides<FtpConnectionFindings> = {
  "ftp.active-blocked": { references: [], settings: [], filter: "frame" },
  "ftp.active-refused": { references: [], settings: [], filter: "frame" },
  "ftp.active-not-opened": { references: [], settings: [], filter: "frame" },
  "ftp.passive-blocked": { references: [], settings: [], filter: "frame" },
  "ftp.passive-refused": { references: [], settings: [], filter: "frame" },
  "ftp.passive-not-opened": { references: [], settings: [], filter: "frame" },
  "ftp.control-refused": { references: [], settings: [], filter: "frame" },
  "ftp.control-unanswered": { references: [], settings: [], filter: "frame" },
};
