import { inflateSync } from "node:zlib";

/** A decoded picture: three bytes a pixel, red, green and blue. */
export interface Pixels {
  width: number;
  height: number;
  /** Whether anything but white paper is in the rectangle: pixels, the right and lower edge excluded. */
  inked(left: number, top: number, right: number, bottom: number): boolean;
  /** Bytes of the rectangle, for comparing. */
  part(left: number, top: number, right: number, bottom: number): string;
}

const SIGNATURE = "89504e470d0a1a0a";

/** Reads a PNG of 8 bits a channel, RGBA, not interlaced (ISO/IEC 15948); throws for any other. */
export function readPng(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  if (bytes.toString("hex", 0, 8) !== SIGNATURE) throw new Error("not a PNG");
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes.toString("hex", 24, 29) !== "0806000000") throw new Error("another kind of PNG");
  const lines = unfilter(inflateSync(Buffer.concat(dataOf(bytes))), width * 4, height);
  const row = (y: number, left: number, right: number): Buffer =>
    lines.subarray((y * width + left) * 4, (y * width + right) * 4);
  const rows = (left: number, top: number, right: number, bottom: number): Buffer[] =>
    Array.from({ length: bottom - top }, (_, index) => row(top + index, left, right));
  return {
    width,
    height,
    inked: (...area) => rows(...area).some((each) => each.some((byte) => byte !== 0xff)),
    part: (...area) => Buffer.concat(rows(...area)).toString("latin1"),
  };
}

/** What the IDAT chunks hold. */
function dataOf(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return parts;
}

/** Undoes the filters of section 9 line by line, for four bytes a pixel. */
function unfilter(filtered: Buffer, length: number, height: number): Buffer {
  const lines = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const from = y * (length + 1) + 1;
    filtered.copy(lines, y * length, from, from + length);
    addPredicted(
      lines.subarray(y * length),
      y === 0 ? Buffer.alloc(length) : lines.subarray((y - 1) * length),
      length,
      filtered[from - 1] ?? 0,
    );
  }
  return lines;
}

/** Adds to each byte of a line what its filter predicts from the bytes left of it, above it and between. */
function addPredicted(line: Buffer, above: Buffer, length: number, filter: number): void {
  if (filter === 0) return;
  for (let x = 0; x < length; x++) {
    const left = x >= 4 ? (line[x - 4] ?? 0) : 0;
    const up = above[x] ?? 0;
    let predicted = up;
    if (filter === 1) predicted = left;
    else if (filter === 3) predicted = (left + up) >> 1;
    else if (filter === 4) predicted = paeth(left, up, x >= 4 ? (above[x - 4] ?? 0) : 0);
    line[x] = (line[x] ?? 0) + predicted;
  }
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
