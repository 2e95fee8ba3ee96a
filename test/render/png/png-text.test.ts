import { describe, expect, test } from "vitest";
import { withPngText } from "../../../src/render/png/png-text.ts";
import { png } from "../../grade/pictures/sample-pictures.ts";

/** CRC-32 bit by bit (ISO/IEC 15948 annex D). */
function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) {
    rest ^= byte;
    for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  }
  return (rest ^ 0xffffffff) >>> 0;
}

describe("a text in a PNG", () => {
  const before = png(3, 2);
  const after = withPngText(before, "ftpscope:captures", "0123456789abcdef");
  const view = new DataView(after.buffer, after.byteOffset, after.byteLength);
  const length = view.getUint32(33);

  test("stands behind the header, and leaves all else as it was", () => {
    expect(after.subarray(0, 33)).toEqual(Buffer.from(before.subarray(0, 33)));
    expect(after.subarray(33 + 12 + length)).toEqual(Buffer.from(before.subarray(33)));
  });

  test("is a tEXt chunk with its checksum", () => {
    const content = after.subarray(37, 41 + length);
    expect(Buffer.from(content).toString("latin1")).toBe("tEXtftpscope:captures\x000123456789abcdef");
    expect(view.getUint32(41 + length)).toBe(crc(content));
  });
});
