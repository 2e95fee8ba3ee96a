import type { FtpConnectionFindings } from "../../report/finding-data/ftp-connections.ts";
import { FAILURES, TRANSFER_COMMANDS } from "./display-filters.ts";
import type { Guides } from "./guide.ts";

const ACTIVE_STEPS = `ftp.request.command in {"PORT", "EPRT", "LPRT"} || ${TRANSFER_COMMANDS} || ${FAILURES}`;
const PASSIVE_STEPS = `ftp.response.code in {227, 228, 229} || ${TRANSFER_COMMANDS} || ${FAILURES}`;
const DATA_SYNS = "(tcp.flags.syn == 1 && !(tcp.port in {21, 990}))";
/** A RST acknowledges the SYN that it refuses (RFC 9293 section 3.5.2); Wireshark counts from there. */
const REFUSALS = "(tcp.flags.reset == 1 && tcp.ack == 1) || icmp.type == 3 || icmpv6.type == 1";
const CONTROL_SYNS = "(tcp.flags.syn == 1 && tcp.flags.ack == 0 && tcp.dstport in {21, 990})";

export const ftpConnectionsGuides: Guides<FtpConnectionFindings> = {
  "ftp.active-blocked": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 1579, section: "" },
      { rfc: 9293, section: "3.8.3" },
    ],
    settings: ["client-passive", "stateful-ftp", "nat-helper", "nat-helper-of-iptables"],
    filter: `${DATA_SYNS} || ${ACTIVE_STEPS}`,
  },
  "ftp.active-refused": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 9293, section: "3.5.2" },
      { rfc: 1122, section: "3.2.2.1" },
    ],
    settings: ["client-passive", "stateful-ftp", "nat-helper", "nat-helper-of-iptables"],
    filter: `${DATA_SYNS} || ${REFUSALS} || ${ACTIVE_STEPS}`,
  },
  "ftp.active-not-opened": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 959, section: "4.2.2" },
    ],
    settings: ["client-passive", "capture-by-host", "active-from-server"],
    filter: ACTIVE_STEPS,
  },
  "ftp.passive-blocked": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 1123, section: "4.1.2.6" },
      { rfc: 9293, section: "3.8.3" },
    ],
    settings: ["passive-ports", "passive-helper"],
    filter: `${DATA_SYNS} || ${PASSIVE_STEPS}`,
  },
  "ftp.passive-refused": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 9293, section: "3.5.2" },
      { rfc: 1122, section: "3.2.2.1" },
    ],
    settings: ["passive-ports", "passive-helper"],
    filter: `${DATA_SYNS} || ${REFUSALS} || ${PASSIVE_STEPS}`,
  },
  "ftp.passive-not-opened": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["passive-ports", "client-active", "capture-by-host"],
    filter: PASSIVE_STEPS,
  },
  "ftp.control-refused": {
    references: [
      { rfc: 959, section: "8" },
      { rfc: 9293, section: "3.5.2" },
      { rfc: 1122, section: "3.2.2.1" },
    ],
    settings: ["control-port"],
    filter: `${CONTROL_SYNS} || (tcp.port in {21, 990} && (${REFUSALS}))`,
  },
  "ftp.control-unanswered": {
    references: [
      { rfc: 959, section: "8" },
      { rfc: 9293, section: "3.8.3" },
    ],
    settings: ["control-port"],
    filter: CONTROL_SYNS,
  },
  "ftp.no-greeting": {
    references: [
      { rfc: 959, section: "5.4" },
      { rfc: 9293, section: "3.6" },
    ],
    settings: ["before-greeting", "number-of-clients"],
    filter: "tcp.port == 21 && (tcp.flags.syn == 1 || tcp.flags.fin == 1 || tcp.flags.reset == 1 || ftp)",
  },
};
