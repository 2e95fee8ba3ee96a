import type { FtpTransferFindings } from "../../report/finding-data/ftp-transfers.ts";
import type { Guides } from "./guide.ts";

export const ftpTransfersGuides: Guides<FtpTransferFindings> = {
  "ftp.file-refused": {
    references: [
      { rfc: 959, section: "4.2.2" },
      { rfc: 959, section: "5.4" },
    ],
    settings: ["write-permission", "storage-room"],
    filter:
      "(ftp.response.code >= 450 && ftp.response.code <= 452) || (ftp.response.code >= 550 && ftp.response.code <= 553)",
  },
  "ftp.transfer-aborted": {
    references: [{ rfc: 959, section: "4.1.3" }],
    settings: ["resume-transfer"],
    filter: 'ftp.request.command contains "ABOR" || ftp.response.code == 225 || ftp.response.code == 426',
  },
  "ftp.transfer-cut": {
    references: [
      { rfc: 959, section: "3.4.1" },
      { rfc: 959, section: "5.4" },
      { rfc: 9293, section: "3.5.2" },
    ],
    settings: ["resume-transfer", "data-timeout"],
    filter: "tcp.flags.reset == 1 || ftp.response.code == 421 || ftp.response.code == 426 || ftp.response.code == 451",
  },
  "ftp.size-differs": {
    references: [
      { rfc: 3659, section: "4" },
      { rfc: 959, section: "3.4.1" },
    ],
    settings: ["resume-transfer", "client-binary"],
    filter:
      'ftp.request.command == "SIZE" || ftp.response.code == 213 || ftp.response.code == 150 || ftp.response.code == 226',
  },
  "ftp.transfer-stalled": {
    references: [
      { rfc: 9293, section: "3.8.6" },
      { rfc: 6298, section: "5" },
    ],
    settings: ["loss-on-path", "path-mtu-probe", "data-timeout"],
    filter: "tcp.analysis.zero_window || tcp.analysis.zero_window_probe || tcp.time_delta >= 5",
  },
  "ftp.retransmissions": {
    references: [
      { rfc: 9293, section: "3.8.1" },
      { rfc: 5681, section: "3.2" },
    ],
    settings: ["loss-on-path"],
    filter: "tcp.analysis.retransmission || tcp.analysis.duplicate_ack",
  },
  "ftp.packets-too-big": {
    references: [
      { rfc: 1191, section: "3" },
      { rfc: 8201, section: "4" },
      { rfc: 2923, section: "2.1" },
    ],
    settings: ["path-mtu-probe", "too-big-messages", "mss-clamping"],
    filter: "(icmp.type == 3 && icmp.code == 4) || icmpv6.type == 2",
  },
  "ftp.no-final-reply": {
    references: [
      { rfc: 959, section: "5.4" },
      { rfc: 5382, section: "5" },
    ],
    settings: ["control-keep-alive"],
    filter:
      "ftp.response.code == 125 || ftp.response.code == 150 || ftp.response.code == 226 || ftp.response.code == 250",
  },
  "ftp.ascii-binary": {
    references: [
      { rfc: 959, section: "3.1.1.1" },
      { rfc: 959, section: "3.1.1.3" },
    ],
    settings: ["client-binary", "server-without-ascii"],
    filter: 'ftp.request.command == "TYPE" || ftp.request.command == "RETR" || ftp.request.command == "STOR"',
  },
};
