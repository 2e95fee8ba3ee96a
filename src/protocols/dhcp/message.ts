/** One BOOTP or DHCP message (RFC 951, RFC 2131 section 2) taken apart; option values are decoded elsewhere, on demand. */
import { decodeText } from "../text.ts";
import { colonHex, hexText, ipv4Text } from "./address-text.ts";
import { isFromServer, messageTypeName } from "./message-types.ts";
import { type RawOption, scanOptions } from "./option-fields.ts";

export interface ParsedDhcpMessage {
  /** The captured bytes from `op` on: a copy, so that the message can be kept and parsed again. */
  bytes: Uint8Array;
  /** Bytes of the message on the wire; more than `bytes` holds where the capture cut it. */
  wireLength: number;
  op: number;
  htype: number;
  hlen: number;
  hops: number;
  xid: number;
  secs: number;
  broadcastFlag: boolean;
  ciaddr: string;
  yiaddr: string;
  siaddr: string;
  giaddr: string;
  /** hlen bytes of chaddr, 16 at most, in hex with colons; "" where hlen is 0. */
  chaddr: string;
  sname: string;
  snameEncoding: string;
  file: string;
  fileEncoding: string;
  /** Option 53, null without it. */
  type: number | null;
  /** Option 53's name, else "BOOTREQUEST" or "BOOTREPLY" (for any other op, "BOOTP"). */
  typeName: string;
  fromServer: boolean;
  options: RawOption[];
  /**
   * What was malformed: "cut-by-capture", "bad-cookie", "bad-op", "op-mismatch", "hardware-length", "message-type", "no-end",
   * "secs-byte-order", "option-past-end", "overload-value", "overload-recursive".
   */
  problems: string[];
}

const FIXED_HEADER = 236;
const COOKIE_END = 240;
const MAGIC_COOKIE = 0x63825363;
/** With fewer captured bytes the client's hardware address is missing, and with it the client. */
const LEAST_CAPTURED = 44;
const CHADDR = 28;
const CHADDR_BYTES = 16;
const ETHERNET = 1;

/**
 * Parses a UDP payload. Null where it is no BOOTP message: shorter on the wire than the fixed header, cut before the
 * client's hardware address, or with an op of neither kind and no magic cookie. `offset`, `capturedLength` and
 * `wireLength` are bytes in `payload`, which stays the caller's. Never throws.
 */
export function parseMessage(
  payload: DataView,
  offset: number,
  capturedLength: number,
  wireLength: number,
): ParsedDhcpMessage | null {
  const available = Math.max(0, Math.min(capturedLength, wireLength, payload.byteLength - offset));
  if (wireLength < FIXED_HEADER || available < LEAST_CAPTURED) return null;
  const bytes = new Uint8Array(payload.buffer, payload.byteOffset + offset, available).slice();
  return parseBytes(bytes, wireLength);
}

/** Parses bytes kept from an earlier `parseMessage`, to the same result; the message shares `bytes`. */
export function parseBytes(bytes: Uint8Array, wireLength: number): ParsedDhcpMessage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const op = view.getUint8(0);
  const cookie = cookieOf(view);
  if (op !== 1 && op !== 2 && cookie !== MAGIC_COOKIE) return null;

  const problems = new Set<string>();
  const cut = bytes.length < wireLength;
  if (cut) problems.add("cut-by-capture");
  if (op !== 1 && op !== 2) problems.add("bad-op");
  if (cookie !== MAGIC_COOKIE && cookie !== 0) problems.add("bad-cookie");
  const htype = view.getUint8(1);
  const hlen = view.getUint8(2);
  if (hlen > CHADDR_BYTES || (htype === ETHERNET && hlen !== 6)) problems.add("hardware-length");

  const scan =
    cookie === MAGIC_COOKIE
      ? scanOptions(bytes, cut, problems)
      : { options: [], fileHoldsOptions: false, snameHoldsOptions: false };
  const type = typeOf(scan.options, problems);
  const fromServer = isFromServer(type, op);
  if (type !== null && (op === 1 || op === 2) && fromServer !== (op === 2)) problems.add("op-mismatch");
  const sname = scan.snameHoldsOptions ? NO_TEXT : textField(bytes, 44, 108);
  const file = scan.fileHoldsOptions ? NO_TEXT : textField(bytes, 108, 236);

  return {
    bytes,
    wireLength,
    op,
    htype,
    hlen,
    hops: view.getUint8(3),
    xid: view.getUint32(4),
    secs: secondsElapsed(view, problems),
    broadcastFlag: (view.getUint8(10) & 0x80) !== 0,
    ciaddr: ipv4Text(bytes, 12),
    yiaddr: ipv4Text(bytes, 16),
    siaddr: ipv4Text(bytes, 20),
    giaddr: ipv4Text(bytes, 24),
    chaddr: colonHex(bytes.subarray(CHADDR, CHADDR + Math.min(hlen, CHADDR_BYTES))),
    sname: sname.text,
    snameEncoding: sname.encoding,
    file: file.text,
    fileEncoding: file.encoding,
    type,
    typeName: type === null ? bootpName(op) : messageTypeName(type),
    fromServer,
    options: scan.options,
    problems: [...problems],
  };
}

/** Some clients, Windows among them, write secs with its bytes swapped: a whole multiple of 256 s gives them away. */
function secondsElapsed(view: DataView, problems: Set<string>): number {
  const secs = view.getUint16(8);
  if (secs === 0 || secs % 256 !== 0) return secs;
  problems.add("secs-byte-order");
  return view.getUint16(8, true);
}

/** The joined bytes of an option, null where the message has none of that code. */
export function optionBytes(message: ParsedDhcpMessage, code: number): Uint8Array | null {
  return message.options.find((option) => option.code === code)?.bytes ?? null;
}

/** An option that holds one IPv4 address (or a list: its first), null without it or where it is too short. */
export function optionAddress(message: ParsedDhcpMessage, code: number): string | null {
  const bytes = optionBytes(message, code);
  return bytes !== null && bytes.length >= 4 ? ipv4Text(bytes) : null;
}

/** An option as lower-case hex, null without it. */
export function optionHex(message: ParsedDhcpMessage, code: number): string | null {
  const bytes = optionBytes(message, code);
  return bytes === null ? null : hexText(bytes);
}

/** 0 where the message has none: too short for one, or zero bytes in its place (plain BOOTP). */
function cookieOf(view: DataView): number {
  return view.byteLength < COOKIE_END ? 0 : view.getUint32(FIXED_HEADER);
}

function typeOf(options: readonly RawOption[], problems: Set<string>): number | null {
  const bytes = options.find((option) => option.code === 53)?.bytes;
  if (bytes === undefined) return null;
  if (bytes.length !== 1) problems.add("message-type");
  return bytes[0] ?? null;
}

function bootpName(op: number): string {
  if (op === 1) return "BOOTREQUEST";
  return op === 2 ? "BOOTREPLY" : "BOOTP";
}

const NO_TEXT = { text: "", encoding: "utf-8" };

function textField(bytes: Uint8Array, start: number, end: number): { text: string; encoding: string } {
  const field = bytes.subarray(start, end);
  const zero = field.indexOf(0);
  const used = zero === -1 ? field : field.subarray(0, zero);
  return used.length === 0 ? NO_TEXT : decodeText(used);
}
