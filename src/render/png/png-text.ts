import { crc32 } from "node:zlib";

/** Signature, and the header chunk, which must come first. */
const HEADER_BYTES = 33;

/** A PNG with one text more behind its header (a tEXt chunk, ISO/IEC 15948 section 11.3.4.3); keyword and text are ASCII. */
export function withPngText(png: Uint8Array, keyword: string, text: string): Uint8Array {
  const content = new TextEncoder().encode(`tEXt${keyword}\0${text}`);
  const chunk = new Uint8Array(content.length + 8);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, content.length - 4);
  chunk.set(content, 4);
  view.setUint32(content.length + 4, crc32(content));
  return Buffer.concat([png.subarray(0, HEADER_BYTES), chunk, png.subarray(HEADER_BYTES)]);
}
