import { compressionOf } from "../../capture/compression.ts";
import { identifyLookalike } from "../../capture/identify.ts";
import { pcapHeaderBytes } from "../../capture/pcap-header.ts";
import { SECTION_HEADER } from "../../capture/pcapng-blocks.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { FileKind } from "../../report/grading/grade-report.ts";
import { officeFormat } from "./office-document.ts";

/** Bytes of a file that its kind is told by. */
export const HEAD_BYTES = 8_192;

/** What a file is, by its first bytes: `format` as in CaptureError's details, or one of those below. */
export interface Content {
  kind: FileKind;
  format: string;
}

/** Bytes at fixed places, in hexadecimal: what identify.ts does not need to tell apart. */
const MORE: readonly (readonly [offset: number, hex: string, format: string])[] = [
  [0, "45474741", "egg"],
  [0, "414c5a01", "alz"],
  [0, "4d534346", "cab"],
  [0, "49492a00", "tiff"],
  [0, "4d4d002a", "tiff"],
  [4, "6674797068656963", "heic"],
  [4, "6674797068656978", "heic"],
  [4, "667479706d696631", "heic"],
  [4, "6674797061766966", "avif"],
];

const PICTURES = new Set(["png", "jpeg", "gif", "webp", "bmp", "tiff", "heic", "avif", "svg"]);
const ARCHIVES = new Set(["zip", "7z", "rar", "tar", "egg", "alz", "cab", "xz", "bzip2", "lz4", "compress"]);
const DOCUMENTS = new Set(["pdf", "docx", "xlsx", "pptx", "hwpx", "opendocument", "office-document"]);

/** Tells what a file is that begins with `head` (HEAD_BYTES of it, or all); gzip and Zstandard are "gzip" and "zstd" captures. */
export function contentOf(head: Uint8Array): Content {
  if (isCapture(head)) return { kind: "capture", format: "capture" };
  const packing = compressionOf(head);
  if (packing !== null) return { kind: "capture", format: packing };
  if (isZipHeader(head)) {
    const format = officeFormat(head) ?? "zip";
    return { kind: kindOf(format), format };
  }
  const digits = Buffer.from(head.subarray(0, 32)).toString("hex");
  const format = MORE.find(([offset, hex]) => digits.startsWith(hex, offset * 2))?.[2] ?? null;
  if (format !== null) return { kind: kindOf(format), format };
  if (isBitmap(head)) return { kind: "picture", format: "bmp" };
  const { code, detail } = identifyLookalike(head);
  if (detail === "html" || detail === "xml" || detail === "text") return markup(head, detail);
  const kind = kindOf(detail);
  return { kind: code === "unsupported" && kind === "other" ? "capture" : kind, format: detail };
}

function kindOf(format: string): FileKind {
  if (PICTURES.has(format)) return "picture";
  if (ARCHIVES.has(format)) return "archive";
  return DOCUMENTS.has(format) ? "document" : "other";
}

/** "PK" with a member's header, the table of contents (of an empty zip), or the sign of one written in pieces. */
function isZipHeader(head: Uint8Array): boolean {
  if (head[0] !== 0x50 || head[1] !== 0x4b) return false;
  return (head[2] === 3 && head[3] === 4) || (head[2] === 5 && head[3] === 6) || (head[2] === 7 && head[3] === 8);
}

const SNOOP = 0x736e6f6f;

function isCapture(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  // Room behind a short head: its header is cut, and it is a capture's all the same.
  const padded = new Uint8Array(32);
  padded.set(head.subarray(0, 32));
  const view = new DataView(padded.buffer);
  if (pcapHeaderBytes(view, 0) > 0 || view.getUint32(0) === SECTION_HEADER) return true;
  return view.getUint32(0) === SNOOP && view.getUint32(4) === 0x70000000;
}

/** "BM", the reserved zeros, and a header of a size that there is. */
function isBitmap(head: Uint8Array): boolean {
  if (head.length < 18 || head[0] !== 0x42 || head[1] !== 0x4d) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(6, true) === 0 && [12, 40, 52, 56, 64, 108, 124].includes(view.getUint32(14, true));
}

/** SVG is a picture; so is a web page that ftpscope drew, which says so in its head. */
function markup(head: Uint8Array, format: string): Content {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    .toString("latin1")
    .replace(/^\xef\xbb\xbf/, "");
  if (/^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(text)) {
    return { kind: "picture", format: "svg" };
  }
  return { kind: format === "html" && text.includes("ftpscope") ? "picture" : "other", format };
}

/** What a file should be by the ending of its name; null where it says nothing. */
export function kindByName(path: string): FileKind | null {
  if (/\.(?:pcap|pcapng|cap|ntar|snoop|dmp)\d*(?:\.(?:gz|zst))?$/i.test(path)) return "capture";
  if (/\.(?:png|jpe?g|gif|webp|bmp|svg|tiff?|heic|avif)$/i.test(path)) return "picture";
  if (/\.(?:zip|7z|rar|egg|alz|tar|tgz|gz|xz|bz2|zst|cab)$/i.test(path)) return "archive";
  return /\.(?:pdf|docx?|pptx?|xlsx?|hwpx?|odt|ods|odp)$/i.test(path) ? "document" : null;
}

/** What is wrong with a file of this content and name; null for nothing. */
export function problemOfContent({ kind, format }: Content, path: string): FileProblem | null {
  if (format === "windows-shortcut" || format === "git-lfs-pointer") return { code: "shortcut", data: {} };
  if (kind === "archive") return { code: "other-archive", data: { format } };
  const meant = kindByName(path);
  // A web page with an error in place of the download, say.
  if (kind === "other" && /\.zip$/i.test(path)) return { code: "damaged-zip", data: {} };
  if (kind === "capture") return format === "capture" ? null : { code: "unsupported-capture", data: { format } };
  if (meant === "capture") return { code: "not-a-capture", data: { lookalike: format } };
  if (meant === "picture" && kind !== "picture") return { code: "not-a-picture", data: { lookalike: format } };
  return null;
}
