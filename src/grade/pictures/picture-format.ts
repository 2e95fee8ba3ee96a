import type { PictureFormat } from "../../report/grading/check-data/other.ts";
import { MARKS_NAME } from "../../report/picture-mark.ts";

/** Letters that are looked at to tell what a text is. */
const HEAD = 65_536;

/**
 * What kind of picture bytes are, by their content; null where they are none. A page is a picture only where ftpscope made it.
 * Only the beginning is looked at, in time that grows with it alone.
 */
export function pictureFormatOf(bytes: Uint8Array): PictureFormat | null {
  const signature = latin1(bytes, 0, 16);
  if (signature.startsWith("\x89PNG\r\n\x1a\n")) return "png";
  if (signature.startsWith("\xff\xd8\xff")) return "jpeg";
  if (/^GIF8[79]a/.test(signature)) return "gif";
  if (signature.startsWith("RIFF") && signature.startsWith("WEBP", 8)) return "webp";
  if (/^(?:II[*+]\0|MM\0[*+])/.test(signature)) return "tiff";
  if (isBitmap(bytes, signature)) return "bmp";
  return boxFormatOf(signature) ?? textFormatOf(bytes);
}

/** "BM" begins many a text: what follows must be as long as one of the known headers. */
function isBitmap(bytes: Uint8Array, signature: string): boolean {
  return signature.startsWith("BM") && [12, 16, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0) && bytes[15] === 0;
}

/** ISO base media file format: the brand says which. */
function boxFormatOf(signature: string): PictureFormat | null {
  const brand = signature.startsWith("ftyp", 4) ? signature.slice(8, 12) : "";
  if (brand === "avif" || brand === "avis") return "avif";
  return ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].includes(brand) ? "heic" : null;
}

function textFormatOf(bytes: Uint8Array): PictureFormat | null {
  const head = textOf(bytes.subarray(0, HEAD));
  const start = head.slice(skipProlog(head), HEAD);
  if (/^<(?:[A-Za-z_][\w.-]{0,30}:)?svg[\s/>]/.test(start)) return "svg";
  return /^<html[\s>]/i.test(start) && start.includes(`name="${MARKS_NAME}"`) ? "html" : null;
}

/** Text of a file in UTF-8, or in UTF-16 with a byte order mark. */
export function textOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const wide = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  return new TextDecoder(wide ?? "utf-8").decode(bytes);
}

/** Where the first element of a text begins, behind XML declaration, comments and document type. */
export function skipProlog(text: string): number {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const end = prologEnd(text, at);
    if (end < 0) return at;
    at = end;
  }
}

/** Where the piece of the prolog at `at` ends; -1 where none is there, or it does not end. */
function prologEnd(text: string, at: number): number {
  if (text.startsWith("<?", at)) return behind(text, "?>", at);
  if (text.startsWith("<!--", at)) return behind(text, "-->", at);
  if (!/^<!doctype/i.test(text.slice(at, at + 9))) return -1;
  const close = text.indexOf(">", at);
  const subset = text.indexOf("[", at);
  return subset >= 0 && subset < close ? behind(text, "]>", subset) : behind(text, ">", at);
}

function behind(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? -1 : at + end.length;
}

/** Bytes as characters of the same number. */
export function latin1(bytes: Uint8Array, start: number, end: number): string {
  return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 64)));
}
