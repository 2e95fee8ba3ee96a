import type { FtpTransferFindings } from "../../report/finding-data/ftp-transfers.ts";
import type { Guides } from "./guide.ts";

export const ftpTransfersGuides: Guides<FtpTransferFindings> = {
  "ftp.file-refused": { references: [], settings: [], filter: "frame" },
  "ftp.transfer-aborted": { references: [], settings: [], filter: "frame" },
  "ftp.transfer-cut": { references: [], settings: [], filter: "frame" },
  "ftp.size-differs": { references: [], settings: [], filter: "frame" },
  "ftp.transfer-stalled": { references: [], settings: [], filter: "frame" },
  "ftp.retransmissions": { references: [], settings: [], filter: "frame" },
  "ftp.packets-too-big": { references: [], settings: [], filter: "frame" },
  "ftp.no-final-reply": { references: [], settings: [], filter: "frame" },
  "ftp.ascii-binary": { references: [], settings: [], filter: "frame" },
};
