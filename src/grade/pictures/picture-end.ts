import type { PictureFormat } from "../../report/grading/check-data/other.ts";
import { latin1, textOf } from "./picture-format.ts";
import { pngChunks } from "./png-chunks.ts";

/** Bytes at the end of a text in which its last tag is looked for. */
const TAIL = 4_096;

/** Whether a picture has its end; a copy that broke off has not. Takes time in proportion to the bytes, and never throws. */
export function isWhole(bytes: Uint8Array, format: PictureFormat): boolean {
  return WHOLE[format](bytes);
}

const WHOLE: Record<PictureFormat, (bytes: Uint8Array) => boolean> = {
  png: (bytes) => [...pngChunks(bytes)].some(({ type }) => type === "IEND"),
  jpeg: isWholeJpeg,
  gif: isWholeGif,
  webp: (bytes) => (uint(bytes, 4, 4, true) ?? Number.POSITIVE_INFINITY) + 8 <= bytes.length + 1,
  bmp: isWholeBitmap,
  tiff: isWholeTiff,
  heic: areBoxesWhole,
  avif: areBoxesWhole,
  svg: (bytes) => /<\/(?:[\w.-]{1,30}:)?svg\s*>/.test(tailOf(bytes)) || /^\s*<svg[^>]*\/>\s*$/.test(tailOf(bytes)),
  html: (bytes) => /<\/html\s*>/i.test(tailOf(bytes)),
};

function tailOf(bytes: Uint8Array): string {
  const wide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!wide) return textOf(bytes.subarray(-TAIL));
  const even = bytes.length - (bytes.length % 2);
  const tail = bytes.subarray(Math.max(2, even - TAIL), even);
  return textOf(new Uint8Array([...bytes.subarray(0, 2), ...tail]));
}

/** An end of image behind the first scan: a preview within the header has one of its own (ITU-T T.81 annex B). */
function isWholeJpeg(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return false;
    const marker = bytes[at + 1] as number;
    if (marker === 0xff) at += 1;
    else if (marker === 0xda) return bytesInclude(bytes, 0xff, 0xd9, at);
    else at += 2 + (uint(bytes, at + 2, 2, false) ?? 0);
  }
  return false;
}

function bytesInclude(bytes: Uint8Array, first: number, second: number, from: number): boolean {
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (bytes[at + 1] === second) return true;
  }
  return false;
}

/** From block to block until the trailer. */
function isWholeGif(bytes: Uint8Array): boolean {
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) return true;
    if (kind === 0x21) at = behindBlocks(bytes, at + 2);
    else if (kind === 0x2c) at = behindBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
    else return false;
  }
  return false;
}

/** Bytes of the table of colours that these flags announce. */
function colours(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

function behindBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] as number);
  return at + 1;
}

/** By its rows where they are not compressed, for many programs leave the size of the file out. */
function isWholeBitmap(bytes: Uint8Array): boolean {
  const [size, pixels, header] = [2, 10, 14].map((at) => uint(bytes, at, 4, true) ?? 0) as [number, number, number];
  if (header < 40 || uint(bytes, 30, 4, true) !== 0) return size <= bytes.length;
  const width = uint(bytes, 18, 4, true) ?? 0;
  const height = Math.abs((uint(bytes, 22, 4, true) ?? 0) | 0);
  const row = 4 * Math.ceil((width * (uint(bytes, 28, 2, true) ?? 0)) / 32);
  return pixels + row * height <= bytes.length;
}

/** Its first directory, which most programs write behind the pixels, is there. */
function isWholeTiff(bytes: Uint8Array): boolean {
  const little = bytes[0] === 0x49;
  if (bytes[little ? 2 : 3] === 0x2b) return true;
  const directory = uint(bytes, 4, 4, little) ?? 0;
  const entries = uint(bytes, directory, 2, little);
  return entries !== null && directory + 2 + entries * 12 <= bytes.length;
}

/** Boxes one behind the other, the last of which may reach to the end of the file (ISO/IEC 14496-12 section 4.2). */
function areBoxesWhole(bytes: Uint8Array): boolean {
  let at = 0;
  let pictures = false;
  while (at + 8 <= bytes.length) {
    const small = uint(bytes, at, 4, false) ?? 0;
    pictures ||= latin1(bytes, at + 4, at + 8) === "mdat";
    if (small === 0) return pictures;
    const size =
      small === 1 ? (uint(bytes, at + 8, 4, false) ?? 0) * 2 ** 32 + (uint(bytes, at + 12, 4, false) ?? 0) : small;
    if (size < 8) return false;
    at += size;
  }
  return pictures && at <= bytes.length;
}

/** An unsigned number of 2 or 4 bytes; null where they are not there. */
function uint(bytes: Uint8Array, at: number, length: 2 | 4, little: boolean): number | null {
  if (at < 0 || at + length > bytes.length) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return length === 2 ? view.getUint16(at, little) : view.getUint32(at, little);
}
