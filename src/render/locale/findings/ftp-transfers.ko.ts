import type { FtpTransferCause, FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import type { Sentences } from "../finding-words.ts";

export const ftpTransfersKo: Sentences<FtpTransferFindings> = {
  "ftp.file-refused": () => "ftp.file-refused",
  "ftp.transfer-aborted": () => "ftp.transfer-aborted",
  "ftp.transfer-cut": () => "ftp.transfer-cut",
  "ftp.size-differs": () => "ftp.size-differs",
  "ftp.transfer-stalled": () => "ftp.transfer-stalled",
  "ftp.retransmissions": () => "ftp.retransmissions",
  "ftp.packets-too-big": () => "ftp.packets-too-big",
  "ftp.no-final-reply": () => "ftp.no-final-reply",
  "ftp.ascii-binary": () => "ftp.ascii-binary",
};

export const ftpTransfersCausesKo: Record<FtpTransferCause, string> = {
  "file-missing": "file-missing",
  "permission-denied": "permission-denied",
  "file-exists": "file-exists",
  "name-not-allowed": "name-not-allowed",
  "disk-full": "disk-full",
  "quota-used-up": "quota-used-up",
  "file-busy": "file-busy",
  "is-a-folder": "is-a-folder",
  "server-error": "server-error",
  "user-stopped": "user-stopped",
  "peer-vanished": "peer-vanished",
  "receiver-slow": "receiver-slow",
  "sender-slow": "sender-slow",
  "packet-loss": "packet-loss",
  "path-mtu": "path-mtu",
  "line-ends-converted": "line-ends-converted",
  "file-changed": "file-changed",
  "left-in-ascii": "left-in-ascii",
};
