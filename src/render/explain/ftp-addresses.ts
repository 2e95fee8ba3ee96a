import type { FtpAddressFindings } from "../../report/finding-data/ftp-addresses.ts";
import { CALLS, FAILURES, TRANSFER_COMMANDS } from "./display-filters.ts";
import type { Guides } from "./guide.ts";

const PRIVATE = "{10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16, 127.0.0.0/8}";
const PRIVATE_ANNOUNCED = `ftp.active.cip in ${PRIVATE} || ftp.passive.ip in ${PRIVATE} || ftp.eprt.ip in ${PRIVATE}`;
const ANNOUNCED_BY_CLIENT = 'ftp.request.command in {"PORT", "EPRT", "LPRT"}';
const ANNOUNCED_BY_SERVER = "ftp.response.code in {227, 228, 229}";
/** What became of it: the server's answer, and the connection. */
const OUTCOME = `ftp.response.code == 200 || ${FAILURES} || ${CALLS}`;

export const ftpAddressesGuides: Guides<FtpAddressFindings> = {
  "ftp.private-address-announced": {
    references: [
      { rfc: 1918, section: "3" },
      { rfc: 959, section: "4.1.2" },
      { rfc: 3022, section: "4.4" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["outside-address", "client-passive", "nat-helper"],
    filter: `${PRIVATE_ANNOUNCED} || ${FAILURES} || ${CALLS}`,
  },
  "ftp.foreign-address-announced": {
    references: [
      { rfc: 959, section: "4.1.2" },
      { rfc: 2428, section: "2" },
    ],
    settings: ["outside-address", "port-of-227-only"],
    filter: `ftp.active.nat == 1 || ftp.passive.nat == 1 || ftp.eprt.ip || ftp.eprt.ipv6 || ${FAILURES} || ${CALLS}`,
  },
  "ftp.announcement-rewritten": {
    references: [
      { rfc: 2663, section: "2.9" },
      { rfc: 3022, section: "4.4" },
    ],
    settings: [],
    filter: `${ANNOUNCED_BY_CLIENT} || ${ANNOUNCED_BY_SERVER}`,
  },
  "ftp.alg-corrected": {
    references: [
      { rfc: 2663, section: "2.9" },
      { rfc: 3022, section: "4.4" },
    ],
    settings: ["outside-address"],
    filter: `${PRIVATE_ANNOUNCED} || ${CALLS}`,
  },
  "ftp.wrong-address-ignored": {
    references: [
      { rfc: 959, section: "4.1.2" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["outside-address"],
    filter: `ftp.passive.nat == 1 || ${CALLS}`,
  },
  "ftp.wrong-address-obeyed": {
    references: [
      { rfc: 959, section: "4.1.2" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["outside-address", "port-of-227-only"],
    filter: `ftp.passive.nat == 1 || ${CALLS}`,
  },
  "ftp.unexpected-host": {
    references: [
      { rfc: 2577, section: "8" },
      { rfc: 959, section: "3.2" },
    ],
    settings: ["client-only"],
    filter: `${ANNOUNCED_BY_CLIENT} || ${ANNOUNCED_BY_SERVER} || ${CALLS}`,
  },
  "ftp.unexpected-port": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 959, section: "4.1.2" },
    ],
    settings: [],
    filter: `${ANNOUNCED_BY_CLIENT} || (tcp.srcport == 20 && tcp.flags.syn == 1)`,
  },
  "ftp.fxp": {
    references: [
      { rfc: 959, section: "2.3" },
      { rfc: 959, section: "5.2" },
      { rfc: 2577, section: "2" },
    ],
    settings: ["client-only"],
    filter: `${ANNOUNCED_BY_CLIENT} || ${ANNOUNCED_BY_SERVER} || ${CALLS}`,
  },
  "ftp.bounce": {
    references: [
      { rfc: 2577, section: "2" },
      { rfc: 2577, section: "3" },
    ],
    settings: ["client-only"],
    filter: `ftp.active.nat == 1 || ftp.eprt.ip || ftp.eprt.ipv6 || ${OUTCOME}`,
  },
  "ftp.privileged-port": {
    references: [{ rfc: 2577, section: "3" }],
    settings: ["client-only"],
    filter: `ftp.active.port < 1024 || ftp.eprt.port < 1024 || ${OUTCOME}`,
  },
  "ftp.port-20-used": {
    references: [{ rfc: 959, section: "3.2" }],
    settings: [],
    filter: `tcp.srcport == 20 && ${CALLS}`,
  },
  "ftp.port-20-unused": {
    references: [{ rfc: 959, section: "3.2" }],
    settings: ["announced-connections", "from-port-20"],
    filter: `${ANNOUNCED_BY_CLIENT} || (tcp.srcport != 20 && ${CALLS})`,
  },
  "ftp.passive-from-20": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 959, section: "4.1.2" },
    ],
    settings: ["passive-ports"],
    filter: `tcp.port == 20 && ${CALLS}`,
  },
  "ftp.passive-ports": {
    references: [
      { rfc: 959, section: "4.1.2" },
      { rfc: 2428, section: "3" },
    ],
    settings: ["passive-ports"],
    filter: ANNOUNCED_BY_SERVER,
  },
  "ftp.modes-mixed": {
    references: [
      { rfc: 959, section: "3.2" },
      { rfc: 959, section: "4.1.2" },
    ],
    settings: [],
    filter: `${ANNOUNCED_BY_CLIENT} || ${ANNOUNCED_BY_SERVER} || ${TRANSFER_COMMANDS}`,
  },
};
