/** What decoders of option values share: their form, notes on what was wrong, and pieces that many options are made of. */
import { decodeText } from "../text.ts";
import { hexText, ipv4Text } from "./address-text.ts";

/** What a decoder has to say beside the value. One per option. */
export interface Notes {
  malformed: boolean;
  /** "utf-8" unless some text in the value was not. */
  encoding: string;
  /** Option 60, which says how 43 is to be read; null where unknown. */
  vendorClass: string | null;
}

/** Bytes to a JSON value; null where nothing can be told. A decoder reads only, never throws, and its output is linear in its input. */
export type Decoder = (bytes: Uint8Array, notes: Notes) => unknown;

/** An option inside an option, in the report's form. */
export interface SubOption {
  code: number;
  name: string;
  value: unknown;
  hex: string;
}

export type SubOptionTable = Readonly<Record<number, readonly [name: string, decode: Decoder]>>;

export function malformed(notes: Notes): null {
  notes.malformed = true;
  return null;
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

export const hexOnly: Decoder = () => null;

export const u8: Decoder = (bytes, notes) => (bytes.length === 1 ? viewOf(bytes).getUint8(0) : malformed(notes));
export const u16: Decoder = (bytes, notes) => (bytes.length === 2 ? viewOf(bytes).getUint16(0) : malformed(notes));
export const u32: Decoder = (bytes, notes) => (bytes.length === 4 ? viewOf(bytes).getUint32(0) : malformed(notes));
export const i32: Decoder = (bytes, notes) => (bytes.length === 4 ? viewOf(bytes).getInt32(0) : malformed(notes));

/** One byte, 0 or 1. */
export const flag: Decoder = (bytes, notes) => {
  const [byte] = bytes;
  return bytes.length === 1 && byte !== undefined && byte <= 1 ? byte === 1 : malformed(notes);
};

/** An option that says all by being there. */
export const presence: Decoder = (bytes, notes) => (bytes.length === 0 ? true : malformed(notes));

export const ip: Decoder = (bytes, notes) => (bytes.length === 4 ? ipv4Text(bytes) : malformed(notes));

/** Whole addresses are listed even where bytes are left over. */
export const ips: Decoder = (bytes, notes) => {
  if (bytes.length === 0 || bytes.length % 4 !== 0) notes.malformed = true;
  return bytes.length < 4 ? null : everyChunk(bytes, 4, (chunk) => ipv4Text(chunk));
};

/** Like `ips`; none is a list too. */
export const optionalIps: Decoder = (bytes, notes) => (bytes.length === 0 ? [] : ips(bytes, notes));

export const u8s: Decoder = (bytes) => Array.from(bytes);

export const u16s: Decoder = (bytes, notes) => {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return malformed(notes);
  return everyChunk(bytes, 2, (chunk) => viewOf(chunk).getUint16(0));
};

/** Without the NULs that some senders end texts with (RFC 2132 section 2). */
export const text: Decoder = (bytes, notes) => {
  const end = bytes.findLastIndex((byte) => byte !== 0) + 1;
  const decoded = decodeText(bytes.subarray(0, end));
  if (decoded.encoding !== "utf-8") notes.encoding = decoded.encoding;
  return decoded.text;
};

/** Bytes that are text by habit, not by rule: null unless all are printable ASCII. */
export const textIfPrintable: Decoder = (bytes, notes) => (isPrintable(bytes) ? text(bytes, notes) : null);

export function isPrintable(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
}

/** `size` bytes at a time; what is left over at the end is not given. */
export function everyChunk<T>(bytes: Uint8Array, size: number, read: (chunk: Uint8Array) => T): T[] {
  return Array.from({ length: Math.floor(bytes.length / size) }, (_, at) =>
    read(bytes.subarray(at * size, (at + 1) * size)),
  );
}

/** Code, length, value, again and again. What is whole is given, even where the rest is malformed. */
export function subOptions(bytes: Uint8Array, notes: Notes, table: SubOptionTable, end?: number): SubOption[] {
  const found: SubOption[] = [];
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    if (end !== undefined && code === end) break;
    if (end !== undefined && code === 0) {
      at++;
      continue;
    }
    const next = at + 2 + (bytes[at + 1] ?? 0);
    if (at + 2 > bytes.length || next > bytes.length) {
      notes.malformed = true;
      break;
    }
    found.push(subOption(code, bytes.subarray(at + 2, next), notes, table));
    at = next;
  }
  return found;
}

function subOption(code: number, bytes: Uint8Array, notes: Notes, table: SubOptionTable): SubOption {
  const [name, decode] = table[code] ?? [`Sub-option ${code}`, textIfPrintable];
  return { code, name, value: decode(bytes, notes), hex: hexText(bytes) };
}
