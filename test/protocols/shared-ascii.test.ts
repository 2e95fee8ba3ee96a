import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedAscii } from "../../src/protocols/shared-ascii.ts";
import { bytesOf } from "./ftp/lines.ts";

describe("text of ASCII bytes", () => {
  test.each([
    "",
    "a",
    "PWD",
    "PASV",
    "USER a",
    "\0\r\n\t\x7f",
    "x".repeat(127),
    "x".repeat(128),
    "x".repeat(129),
    "y".repeat(5_000),
  ])("%j, wherever it stands", (text) => {
    const bytes = bytesOf(`##${text}\xff\xff\xff\xff`);
    expect(sharedAscii(bytes, 2, 2 + text.length)).toBe(text);
    expect(sharedAscii(bytes.subarray(1), 1, 1 + text.length)).toBe(text);
  });

  test.each(["\x80", "gar\xe7on", "garcon\xff", "\xc3garcon", `${"x".repeat(200)}\x80`])("%j is none", (text) => {
    const bytes = bytesOf(text);
    expect(sharedAscii(bytes, 0, bytes.length)).toBeNull();
  });

  test("any bytes, whatever was asked before", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\0", "\x7f", "\x80"), maxLength: 140 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 30 }), (texts) => {
        for (const one of [...texts, ...texts]) {
          const ascii = one.includes("\x80") ? null : one;
          expect(sharedAscii(bytesOf(one), 0, one.length)).toBe(ascii);
        }
      }),
    );
  });

  test("bytes that change under it are looked at anew", () => {
    const bytes = bytesOf("200 Okay.");
    expect(sharedAscii(bytes, 0, 9)).toBe("200 Okay.");
    bytes.set(bytesOf("226 Done."));
    expect(sharedAscii(bytes, 0, 9)).toBe("226 Done.");
  });
});
