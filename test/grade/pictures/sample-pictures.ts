import { deflateSync } from "node:zlib";
import { concat, padTo, u8, u16, u32 } from "../../build/bytes.ts";

/** A chunk of a PNG; nobody looks at its checksum here. */
export function pngChunk(type: string, data: Uint8Array | string = ""): Uint8Array {
  const bytes = concat(data);
  return concat(u32(bytes.length), type, bytes, u32(0));
}

export function png(width: number, height: number, ...more: Uint8Array[]): Uint8Array {
  const header = concat(u32(width), u32(height), u8(8, 0, 0, 0, 0));
  const pixels = deflateSync(new Uint8Array((width + 1) * height));
  return concat(
    ...[u8(0x89), "PNG\r\n\x1a\n", pngChunk("IHDR", header), ...more],
    ...[pngChunk("IDAT", pixels), pngChunk("IEND")],
  );
}

function jpegSegment(marker: number, data: Uint8Array): Uint8Array {
  return concat(u8(0xff, marker), u16(data.length + 2), data);
}

/** With a preview in its header that has an end of its own. */
export function jpeg(width: number, height: number): Uint8Array {
  const preview = concat("Exif\0\0", u8(0xff, 0xd8, 0xff, 0xd9));
  const frame = concat(u8(8), u16(height), u16(width), u8(1, 1, 0x11, 0));
  const scan = concat(u8(1, 1, 0, 0, 63, 0));
  return concat(
    ...[u8(0xff, 0xd8), jpegSegment(0xe1, preview), jpegSegment(0xc0, frame), jpegSegment(0xda, scan)],
    u8(0x12, 0x34, 0xff, 0x00, 0x56, 0xff, 0xd9),
  );
}

export function gif(width: number, height: number): Uint8Array {
  const colours = new Uint8Array(6);
  const image = concat(
    u8(0x2c),
    u16(0, true),
    u16(0, true),
    u16(width, true),
    u16(height, true),
    u8(0, 2, 2, 0x3b, 0x44, 0),
  );
  return concat(
    "GIF89a",
    u16(width, true),
    u16(height, true),
    u8(0x80, 0, 0),
    colours,
    u8(0x21, 0xf9, 1, 0x3b, 0),
    image,
    u8(0x3b),
  );
}

export function bmp(width: number, height: number): Uint8Array {
  const row = 4 * Math.ceil((width * 24) / 32);
  return concat(
    ...["BM", u32(54 + row * height, true), u32(0), u32(54, true), u32(40, true), u32(width, true), u32(height, true)],
    ...[u16(1, true), u16(24, true), u32(0), u32(0), u32(0), u32(0), u32(0), u32(0), new Uint8Array(row * height)],
  );
}

export function webp(width: number, height: number): Uint8Array {
  const extended = concat(u8(0, 0, 0, 0), u24(width - 1), u24(height - 1));
  const body = concat("WEBP", "VP8X", u32(extended.length, true), extended, "VP8 ", u32(4, true), u8(1, 2, 3, 4));
  return concat("RIFF", u32(body.length, true), body);
}

function u24(value: number): Uint8Array {
  return u32(value, true).subarray(0, 3);
}

export function tiff(width: number, height: number): Uint8Array {
  const entry = (tag: number, value: number): Uint8Array =>
    concat(u16(tag, true), u16(4, true), u32(1, true), u32(value, true));
  return concat("II", u16(42, true), u32(8, true), u16(2, true), entry(256, width), entry(257, height), u32(0), u32(0));
}

function box(type: string, ...content: (Uint8Array | string)[]): Uint8Array {
  const bytes = concat(...content);
  return concat(u32(bytes.length + 8), type, bytes);
}

export function heic(width: number, height: number): Uint8Array {
  const size = box("ispe", u32(0), u32(width), u32(height));
  const meta = box("meta", u32(0), box("iprp", box("ipco", size)));
  return concat(box("ftyp", "heic", u32(0), "mif1heic"), meta, box("mdat", padTo(16, u8(1))));
}

export function svg(attributes: string, content = "<rect/>"): string {
  return `<?xml version="1.0"?>\n<!-- <svg> -->\n<!DOCTYPE svg [<!ENTITY a "<svg>">]>\n<svg ${attributes}>${content}</svg>\n`;
}
