import type { FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import type { Explanations } from "../finding-words.ts";

export const ftpTransfersExplainedKo: Explanations<FtpTransferFindings> = {
  "ftp.file-refused": { title: "ftp.file-refused", meaning: "", limits: null, checks: [] },
  "ftp.transfer-aborted": { title: "ftp.transfer-aborted", meaning: "", limits: null, checks: [] },
  "ftp.transfer-cut": { title: "ftp.transfer-cut", meaning: "", limits: null, checks: [] },
  "ftp.size-differs": { title: "ftp.size-differs", meaning: "", limits: null, checks: [] },
  "ftp.transfer-stalled": { title: "ftp.transfer-stalled", meaning: "", limits: null, checks: [] },
  "ftp.retransmissions": { title: "ftp.retransmissions", meaning: "", limits: null, checks: [] },
  "ftp.packets-too-big": { title: "ftp.packets-too-big", meaning: "", limits: null, checks: [] },
  "ftp.no-final-reply": { title: "ftp.no-final-reply", meaning: "", limits: null, checks: [] },
  "ftp.ascii-binary": { title: "ftp.ascii-binary", meaning: "", limits: null, checks: [] },
};
