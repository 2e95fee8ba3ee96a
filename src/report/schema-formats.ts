import { MESSAGE_TYPE_NAMES } from "../protocols/dhcp/message-types.ts";

/** The forms of single values in the report, as JSON Schema (draft 2020-12). They are shared as "#/$defs/NAME". */

const OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
const IPV4 = `${OCTET}(\\.${OCTET}){3}`;
/** Lower case, no leading zeros, at most one "::"; where RFC 5952 wants that one is more than a pattern can tell. */
const IPV6 = `(?=.*:.*:)(?!.*::.*::)(?!.*:::)(?!(.*:)?0[0-9a-f])(?!.*[0-9a-f]{5})[0-9a-f:]+(:${IPV4})?`;
const MAC = "[0-9a-f]{2}(:[0-9a-f]{2}){5}";
const DATE = "(\\d{4}|[+-]\\d{6})-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])";
const TIME = `${DATE}T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{9}Z`;
const DHCP_TYPES = [...MESSAGE_TYPE_NAMES.slice(1), "BOOTREQUEST", "BOOTREPLY", "BOOTP"];

export const FORMATS = {
  text: { type: "string" },
  textOrNull: { type: ["string", "null"] },
  count: { type: "integer", minimum: 0 },
  countOrNull: { type: ["integer", "null"], minimum: 0 },
  /** A record's number, or the report's own number of a session, transfer or transaction: from 1. */
  ordinal: { type: "integer", minimum: 1 },
  ordinalOrNull: { type: ["integer", "null"], minimum: 1 },
  byte: { type: "integer", minimum: 0, maximum: 255 },
  byteOrNull: { type: ["integer", "null"], minimum: 0, maximum: 255 },
  uint16: { type: "integer", minimum: 0, maximum: 65_535 },
  uint32: { type: "integer", minimum: 0, maximum: 4_294_967_295 },
  uint32OrNull: { type: ["integer", "null"], minimum: 0, maximum: 4_294_967_295 },
  replyCode: { type: "integer", minimum: 0, maximum: 999 },
  replyCodeOrNull: { type: ["integer", "null"], minimum: 0, maximum: 999 },
  /** Seconds from one packet to another; negative where the capture's clock was set back between them. */
  interval: { type: "number" },
  intervalOrNull: { type: ["number", "null"] },
  duration: { type: "number", minimum: 0 },
  durationOrNull: { type: ["number", "null"], minimum: 0 },
  time: { type: "string", pattern: `^${TIME}$` },
  timeOrNull: { type: ["string", "null"], pattern: `^${TIME}$` },
  ip: { type: "string", pattern: `^(${IPV4}|${IPV6})$` },
  ipv4: { type: "string", pattern: `^${IPV4}$` },
  ipv4OrNull: { type: ["string", "null"], pattern: `^${IPV4}$` },
  mac: { type: "string", pattern: `^${MAC}$` },
  macOrNull: { type: ["string", "null"], pattern: `^${MAC}$` },
  tcpFlag: { type: "string", pattern: "^(FIN|SYN|RST|PSH|ACK|URG|ECE|CWR)$" },
  /** A BOOTP hardware address: up to 16 bytes, or none. */
  hardwareAddress: { type: "string", pattern: "^([0-9a-f]{2}(:[0-9a-f]{2}){0,15})?$" },
  hex: { type: "string", pattern: "^([0-9a-f]{2})*$" },
  hexOrNull: { type: ["string", "null"], pattern: "^([0-9a-f]{2})*$" },
  xid: { type: "string", pattern: "^0x[0-9a-f]{8}$" },
  /** How a text was read that was not UTF-8. */
  encoding: { type: "string", pattern: "^(cp949|latin-1)$" },
  /** A stable word that programs compare: "record-cut", "option-past-end". */
  codeWord: { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$" },
  findingCode: { type: "string", pattern: "^[a-z]+(\\.[a-z0-9]+(-[a-z0-9]+)*)+$" },
  linkType: { type: "string", pattern: "^[A-Z][A-Z0-9_]*$" },
  dhcpType: { type: "string", pattern: `^(${DHCP_TYPES.join("|")}|TYPE-\\d{1,3})$` },
} as const;
