// FENCE, once a capture or where one goes wrong: here may be allocated.
import type { CaptureErrorCode } from "./capture-error.ts";

/** What an input is that is no capture, or none that is read: the code and detail of a CaptureError. */
export interface Lookalike {
  code: Extract<CaptureErrorCode, "not-a-capture" | "unsupported">;
  detail: string;
}

/** Bytes at fixed places, in hexadecimal and in order: the first that fits wins. */
type Signature = readonly [offset: number, hex: string, detail: string];

/** Captures, and packings of captures, that are known and not read. */
const UNSUPPORTED: readonly Signature[] = [
  [0, "474d4255", "netmon"],
  [0, "52545353", "netmon"],
  [0, "6274736e6f6f7000", "btsnoop"],
  [0, "5452534e49464620", "sniffer"],
  [0, "58435000", "netxray"],
  [0, "fd377a585a00", "xz"],
  [0, "425a68", "bzip2"],
  [0, "04224d18", "lz4"],
  [0, "1f9d", "compress"],
];

/** Everything else that people hand in by mistake. */
const OTHER: readonly Signature[] = [
  [0, "504b0304", "zip"],
  [0, "504b0506", "zip"],
  [0, "25504446", "pdf"],
  [0, "89504e470d0a1a0a", "png"],
  [0, "ffd8ff", "jpeg"],
  [0, "47494638", "gif"],
  [8, "57454250", "webp"],
  [0, "7f454c46", "elf"],
  [0, "4d5a", "windows-program"],
  [0, "cafebabe", "java-class"],
  [0, "cffaedfe", "mac-program"],
  [0, "377abcaf271c", "7z"],
  [0, "526172211a07", "rar"],
  [257, "7573746172", "tar"],
  [0, "53514c69746520666f726d6174", "sqlite"],
  [0, "d0cf11e0a1b11ae1", "office-document"],
  [0, "4c0000000114020000000000c000000000000046", "windows-shortcut"],
  [0, "456c6646696c6500", "windows-event-log"],
  [0, "52494646", "riff"],
  [4, "66747970", "mp4"],
  [0, "213c617263683e0a", "archive"],
];

/** What lies inside a zip, by the name of an entry near its beginning. */
const ZIP_CONTENTS: readonly (readonly [name: string, detail: string])[] = [
  ["word/", "docx"],
  ["xl/", "xlsx"],
  ["ppt/", "pptx"],
  ["mimetypeapplication/hwp+zip", "hwpx"],
  ["mimetypeapplication/vnd.oasis", "opendocument"],
];

/**
 * Tells what an input is that starts with `head` and has no signature of a format that is read. The more bytes of it
 * are there (some hundred suffice), the better the answer.
 */
export function identifyLookalike(head: Uint8Array): Lookalike {
  const digits = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 512)).toString("hex");
  const unsupported = UNSUPPORTED.find((signature) => fits(digits, signature));
  if (unsupported !== undefined) return { code: "unsupported", detail: unsupported[2] };
  const other = OTHER.find((signature) => fits(digits, signature))?.[2];
  if (other !== undefined) return { code: "not-a-capture", detail: other === "zip" ? insideZip(head) : other };
  if (looksLikeEtl(head)) return { code: "unsupported", detail: "etl" };
  if (looksLikeErf(head)) return { code: "unsupported", detail: "erf" };
  if (head.every((byte) => byte === 0)) return { code: "not-a-capture", detail: "zeros" };
  return textKind(head);
}

function fits(digits: string, [offset, hex]: Signature): boolean {
  return digits.startsWith(hex, offset * 2);
}

function insideZip(head: Uint8Array): string {
  const text = latin1(head, 8_192);
  return ZIP_CONTENTS.find(([name]) => text.includes(name))?.[1] ?? "zip";
}

/** Event Trace Log: a buffer header of which the first field is the buffer's size, with the trace header behind. */
function looksLikeEtl(head: Uint8Array): boolean {
  if (head.length < 0x68) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const size = view.getUint32(0, true);
  const marker = view.getUint16(0x4a, true);
  return size >= 1_024 && size <= 1_048_576 && size % 1_024 === 0 && (marker === 0xc001 || marker === 0xc002);
}

/** Endace's Extensible Record Format has no signature: a sensible time, a known type, and lengths that agree. */
function looksLikeErf(head: Uint8Array): boolean {
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const seconds = view.getUint32(4, true);
  const type = view.getUint8(8) & 0x7f;
  const recordLength = view.getUint16(10);
  const wireLength = view.getUint16(14);
  const isRecent = seconds > 800_000_000 && seconds < 4_000_000_000;
  const isNamed = type === 2 || type === 1 || type === 3 || type === 11 || type === 16;
  return isRecent && isNamed && recordLength >= 18 && wireLength > 0 && recordLength <= wireLength + 64;
}

function textKind(head: Uint8Array): Lookalike {
  if (hasUtf16Mark(head)) return { code: "not-a-capture", detail: "text" };
  const sample = head.subarray(0, 1_024);
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
  if (controls > 0) return { code: "not-a-capture", detail: "data" };
  const text = latin1(head, 1_024)
    .replace(/^\u00ef\u00bb\u00bf/, "")
    .trimStart();
  return textSignature(text);
}

function textSignature(text: string): Lookalike {
  if (/^(\d+ \d\d:\d\d:\d\d|\d\d:\d\d:\d\d\.\d+ (IP6?|ARP)\b)/.test(text) || /^0{4,} {1,2}[0-9a-f]{2} /i.test(text)) {
    return { code: "not-a-capture", detail: "packet-text" };
  }
  if (/^<!doctype html|^<html/i.test(text)) return { code: "not-a-capture", detail: "html" };
  if (text.startsWith("<")) return { code: "not-a-capture", detail: "xml" };
  if (/^[[{]/.test(text)) return { code: "not-a-capture", detail: "json" };
  if (text.startsWith("#!")) return { code: "not-a-capture", detail: "script" };
  if (text.startsWith("version https://git-lfs")) return { code: "not-a-capture", detail: "git-lfs-pointer" };
  return { code: "not-a-capture", detail: "text" };
}

function hasUtf16Mark(head: Uint8Array): boolean {
  return (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
}

function isControl(byte: number): boolean {
  return (
    byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1b)
  );
}

function latin1(bytes: Uint8Array, most: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, most)).toString("latin1");
}
