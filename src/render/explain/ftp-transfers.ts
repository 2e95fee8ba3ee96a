import type { FtpTransferFindings } from "../../report/finding-data/ftp-transfers.ts";
import { TRANSFER_COMMANDS } from "./display-filters.ts";
import type { Guides } from "./guide.ts";

export const ftpTransfersGuides: Guides<FtpTransferFindings> = {
  "ftp.file-refused": {
    references: [
      { rfc: 959, section: "4.2.2" },
      { rfc: 959, section: "5.4" },
    ],
    settings: ["write-permission", "storage-room"],
    filter: `${TRANSFER_COMMANDS} || ftp.response.code in {450..452, 550..553}`,
  },
  "ftp.transfer-aborted": {
    references: [{ rfc: 959, section: "4.1.3" }],
    settings: ["resume-transfer"],
    filter: `${TRANSFER_COMMANDS} || ftp.request.command contains "ABOR" || ftp.response.code in {225, 226, 426}`,
  },
  "ftp.transfer-cut": {
    references: [
      { rfc: 959, section: "3.4.1" },
      { rfc: 959, section: "5.4" },
      { rfc: 9293, section: "3.5.2" },
    ],
    settings: ["resume-transfer", "data-timeout"],
    filter: `${TRANSFER_COMMANDS} || tcp.flags.reset == 1 || tcp.flags.fin == 1 || ftp.response.code in {421, 426, 451}`,
  },
  "ftp.size-differs": {
    references: [
      { rfc: 3659, section: "4" },
      { rfc: 959, section: "3.4.1" },
    ],
    settings: ["resume-transfer", "client-binary"],
    filter: `${TRANSFER_COMMANDS} || ftp.request.command == "SIZE" || ftp.response.code in {125, 150, 213, 226, 250}`,
  },
  "ftp.transfer-stalled": {
    references: [
      { rfc: 9293, section: "3.8.6" },
      { rfc: 6298, section: "5" },
    ],
    settings: ["loss-on-path", "path-mtu-probe", "data-timeout"],
    filter: "tcp.analysis.flags || tcp.time_delta >= 5",
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
    filter: `(icmp.type == 3 && icmp.code == 4) || icmpv6.type == 2 || ${TRANSFER_COMMANDS}`,
  },
  "ftp.no-final-reply": {
    references: [
      { rfc: 959, section: "5.4" },
      { rfc: 5382, section: "5" },
    ],
    settings: ["control-keep-alive"],
    filter: `${TRANSFER_COMMANDS} || ftp.response.code in {125, 150, 226, 250} || tcp.flags.fin == 1`,
  },
  "ftp.ascii-binary": {
    references: [
      { rfc: 959, section: "3.1.1.1" },
      { rfc: 959, section: "3.1.1.3" },
    ],
    settings: ["client-binary", "server-without-ascii"],
    filter: `ftp.request.command == "TYPE" || ${TRANSFER_COMMANDS}`,
  },
};
