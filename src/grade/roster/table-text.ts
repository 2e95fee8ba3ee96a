import iconv from "iconv-lite";

/** How a table's bytes are text. */
export type TableEncoding = "utf-8" | "cp949" | "utf-16le" | "utf-16be";

/**
 * A table as code units, in which its own bytes can be found again: one character of `units` for each byte, or, in UTF-16, for
 * each two. Delimiters and quotes are themselves in all four encodings, and never part of another character.
 */
export interface TableText {
  bytes: Uint8Array;
  encoding: TableEncoding;
  /** Bytes of the byte order mark; 0 for none. */
  markBytes: number;
  units: string;
}

/** Tells the encoding by a byte order mark, zeros (UTF-16), or whether it is valid UTF-8; else it is CP949. */
export function readTableText(bytes: Uint8Array): TableText {
  const { encoding, markBytes } = encodingOf(bytes);
  const body = Buffer.from(bytes.buffer, bytes.byteOffset + markBytes, bytes.length - markBytes);
  const isWide = encoding === "utf-16le" || encoding === "utf-16be";
  return { bytes, encoding, markBytes, units: isWide ? decode(body, encoding) : body.toString("latin1") };
}

function encodingOf(bytes: Uint8Array): { encoding: TableEncoding; markBytes: number } {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { encoding: "utf-8", markBytes: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: "utf-16le", markBytes: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: "utf-16be", markBytes: 2 };
  const head = bytes.subarray(0, 1_024);
  const zeros = [0, 1].map((side) => head.filter((byte, at) => byte === 0 && at % 2 === side).length);
  if (Math.max(...zeros) > head.length / 16) {
    return { encoding: (zeros[0] ?? 0) > (zeros[1] ?? 0) ? "utf-16be" : "utf-16le", markBytes: 0 };
  }
  return { encoding: isUtf8(bytes) ? "utf-8" : "cp949", markBytes: 0 };
}

/**
 * Korean in another encoding is hardly ever valid UTF-8; so the first line that is more than ASCII, mostly that of the columns'
 * names, tells it also for a table with broken lines.
 */
function isUtf8(bytes: Uint8Array): boolean {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  if (first < 0) return true;
  const start = bytes.lastIndexOf(LINE_FEED, first) + 1;
  const end = bytes.indexOf(LINE_FEED, first);
  return isValidUtf8(bytes.subarray(start, end < 0 ? bytes.length : end));
}

const LINE_FEED = 0x0a;

function isValidUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The text from unit `start` to `end`. */
export function textOf({ bytes, encoding, markBytes, units }: TableText, start: number, end: number): string {
  if (encoding === "utf-16le" || encoding === "utf-16be") return units.slice(start, end);
  const at = bytes.byteOffset + markBytes + start;
  return decode(Buffer.from(bytes.buffer, at, end - start), encoding);
}

/** The table's own bytes from unit `start` to `end`. */
export function bytesOf({ bytes, encoding, markBytes }: TableText, start: number, end: number): Uint8Array {
  const width = encoding === "utf-16le" || encoding === "utf-16be" ? 2 : 1;
  return bytes.subarray(markBytes + start * width, markBytes + end * width);
}

function decode(bytes: Buffer, encoding: TableEncoding): string {
  if (encoding === "cp949") return iconv.decode(bytes, "cp949");
  return encoding === "utf-16be"
    ? iconv.decode(bytes, "utf-16be", { stripBOM: false })
    : bytes.toString(nodeName(encoding));
}

function nodeName(encoding: "utf-8" | "utf-16le"): BufferEncoding {
  return encoding === "utf-8" ? "utf8" : "utf16le";
}

/** Signs that CP949 lacks, and what stands for them. */
const SUBSTITUTES: Record<string, string> = { "−": "-", "–": "-", "—": "-", "‑": "-", "•": "·", "\u00a0": " " };

/** A text as a table's encoding can write it: CP949 has not all signs. */
export function writable({ encoding }: TableText, text: string): string {
  return encoding === "cp949" ? text.replaceAll(/[−–—‑•\u00a0]/g, (sign) => SUBSTITUTES[sign] ?? sign) : text;
}

/** The bytes of a text in a table's encoding; what that cannot write becomes "?". */
export function encodeFor({ encoding }: TableText, text: string): Uint8Array {
  if (encoding === "utf-8") return Buffer.from(text, "utf8");
  return iconv.encode(text, encoding, { addBOM: false });
}
