/** HOT PATH. Signs by which FTP is noticed at a glance: ports, and the first four bytes of a payload. */

/** Registered ports: RFC 959 (control, data) and RFC 4217's implicit ancestors. */
export const FTP_PORT = 21;
export const FTP_DATA_PORT = 20;
export const FTPS_PORT = 990;
export const FTPS_DATA_PORT = 989;

export function isControlPort(port: number): boolean {
  return port === FTP_PORT || port === FTPS_PORT;
}

const word = (text: string): number =>
  (text.charCodeAt(0) << 24) | (text.charCodeAt(1) << 16) | (text.charCodeAt(2) << 8) | text.charCodeAt(3);

const GREETING = word("220 ");
const LONG_GREETING = word("220-");
const PASSIVE = word("227 ");
const EXTENDED_PASSIVE = word("229 ");
const USER = word("user");
const AUTH = word("auth");
const PASV = word("pasv");
const EPSV = word("epsv");
const PORT = word("port");
const EPRT = word("eprt");
const FEAT = word("feat");

const SLOTS = 16;
/** Takes each sign to a slot of its own. */
const FACTOR = 262_151;
/** By slot; a table, because processors seldom guess right what branches on a payload's first bytes do. */
const SIGNS = new Int32Array(SLOTS);
for (const sign of [GREETING, LONG_GREETING, PASSIVE, EXTENDED_PASSIVE, USER, AUTH, PASV, EPSV, PORT, EPRT, FEAT]) {
  SIGNS[slotOf(sign)] = sign;
}

/** Whether four payload bytes, as a big-endian integer, begin what only FTP (and a few others) says. Any case. */
export function opensLikeFtp(four: number): boolean {
  // Setting bit 5 makes letters lower-case and leaves digits, space and hyphen as they are.
  const lower = four | 0x20202020;
  return SIGNS[slotOf(lower)] === lower;
}

function slotOf(sign: number): number {
  return Math.imul(sign, FACTOR) >>> 28;
}
