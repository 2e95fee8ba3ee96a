import type { FtpSessionFindings } from "../../report/finding-data/ftp-sessions.ts";
import type { Guides } from "./guide.ts";

const LOGIN_COMMANDS = 'ftp.request.command in {"USER", "PASS", "ACCT"}';
/** Handshakes and alerts by their first bytes: Wireshark does not read TLS behind AUTH SSL. */
const TLS_RECORDS = "tcp.payload[0:2] == 16:03 || tcp.payload[0:2] == 15:03";
const SECURITY_COMMANDS = 'ftp.request.command in {"AUTH", "PBSZ", "PROT"}';

export const ftpSessionsGuides: Guides<FtpSessionFindings> = {
  "ftp.password-clear": {
    references: [
      { rfc: 2577, section: "5" },
      { rfc: 4217, section: "4" },
    ],
    settings: ["client-tls", "server-tls"],
    filter: 'ftp.request.command == "PASS"',
  },
  "ftp.login-refused": {
    references: [
      { rfc: 959, section: "4.1.1" },
      { rfc: 959, section: "5.4" },
    ],
    settings: ["who-may-log-in", "client-tls"],
    filter: `${LOGIN_COMMANDS} || ftp.response.code in {230, 331, 332, 430, 530, 532, 534}`,
  },
  "ftp.login-guessing": {
    references: [{ rfc: 2577, section: "5" }],
    settings: ["against-guessing"],
    filter: `${LOGIN_COMMANDS} || ftp.response.code in {230, 430, 530}`,
  },
  "ftp.login-needed": {
    references: [
      { rfc: 959, section: "4.2.2" },
      { rfc: 959, section: "5.4" },
    ],
    settings: [],
    filter: "ftp.request || ftp.response.code in {230, 530, 532}",
  },
  "ftp.refused-after-login": {
    references: [{ rfc: 959, section: "4.2.2" }],
    settings: ["what-users-may"],
    filter: "ftp.request || ftp.response.code in {230, 530, 532}",
  },
  "ftp.command-refused": {
    references: [
      { rfc: 959, section: "4.2.2" },
      { rfc: 959, section: "5.4" },
    ],
    settings: ["what-users-may"],
    filter: "ftp.request || ftp.response.code >= 400",
  },
  "ftp.anonymous-login": {
    references: [{ rfc: 1635, section: "" }],
    settings: ["no-guests"],
    filter: 'ftp.request.command in {"USER", "PASS"} || ftp.response.code == 230',
  },
  "ftp.mode-refused": {
    references: [
      { rfc: 959, section: "4.1.2" },
      { rfc: 2428, section: "2" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["modes-allowed", "without-epsv"],
    filter:
      'ftp.request.command in {"EPSV", "EPRT", "PASV", "PORT"} || ftp.response.code in {227, 229, 500, 502, 522, 550}',
  },
  "ftp.command-unanswered": {
    references: [
      { rfc: 959, section: "5.4" },
      { rfc: 1123, section: "4.1.2.11" },
    ],
    settings: ["protocol-log"],
    filter: "ftp || (tcp.port == 21 && (tcp.flags.fin == 1 || tcp.flags.reset == 1))",
  },
  "ftp.service-closing": {
    references: [
      { rfc: 959, section: "4.2.2" },
      { rfc: 1123, section: "4.1.3.2" },
    ],
    settings: ["idle-time", "number-of-clients"],
    filter: "ftp.response.code == 421",
  },
  "ftp.control-lost": {
    references: [
      { rfc: 5382, section: "5" },
      { rfc: 9293, section: "3.8.4" },
      { rfc: 1123, section: "4.1.3.2" },
    ],
    settings: ["keep-alive", "nat-memory"],
    filter: "tcp.port == 21",
  },
  "ftp.tls-refused": {
    references: [
      { rfc: 4217, section: "4" },
      { rfc: 2228, section: "3" },
    ],
    settings: ["server-tls"],
    filter: `${SECURITY_COMMANDS} || ftp.response.code in {234, 431, 502, 503, 504, 534, 536}`,
  },
  "ftp.tls-downgraded": {
    references: [
      { rfc: 4217, section: "4" },
      { rfc: 2577, section: "5" },
    ],
    settings: ["client-tls", "server-tls"],
    filter: `${SECURITY_COMMANDS} || ftp.request.command == "PASS" || ftp.response.code in {500, 502, 504, 530, 534}`,
  },
  "ftp.tls-control-cleared": {
    references: [
      { rfc: 4217, section: "5" },
      { rfc: 4217, section: "15.3" },
    ],
    settings: ["client-without-ccc"],
    filter: "tcp.port == 21 && (tls || ftp)",
  },
  "ftp.tls-data-clear": {
    references: [
      { rfc: 4217, section: "9" },
      { rfc: 2228, section: "3" },
    ],
    settings: ["client-data-tls", "server-data-tls"],
    filter: "tls.handshake.type == 1 || (tcp.len > 0 && !tls && !ftp)",
  },
  "ftp.tls-failed": {
    references: [
      { rfc: 4217, section: "4" },
      { rfc: 8446, section: "6" },
      { rfc: 8446, section: "4.4.2" },
    ],
    settings: ["look-at-certificate", "server-tls"],
    filter: `${TLS_RECORDS} || ftp.request.command == "AUTH" || ftp.response.code == 234`,
  },
  "ftp.overlap-conflict": {
    references: [{ rfc: 9293, section: "3.10.7.4" }],
    settings: [],
    filter: "tcp.segment.overlap.conflict || (tcp.port == 21 && tcp.analysis.retransmission)",
  },
};
