import fc from "fast-check";
import { expect, test } from "vitest";
import { announcedSize } from "../../../src/protocols/ftp/announced-size.ts";

test.each<[number, string, number | null]>([
  [213, "596212", 596_212],
  [213, " 0 ", 0],
  [213, "123 bytes", 123],
  [213, "9007199254740991", 9_007_199_254_740_991],
  [213, "9007199254740993", null],
  [213, "20070815022252.123", null],
  [213, "File has 12", null],
  [213, "", null],
  [150, "Opening BINARY mode data connection for report.hwp (596212 bytes).", 596_212],
  [150, "Opening BINARY mode data connection for empty (0 bytes)", 0],
  [
    150,
    "Data connection accepted from 192.168.0.114:1140; transfer starting for Music.mp3 (4980924 bytes).",
    4_980_924,
  ],
  [125, "Data connection already open; 1 byte", 1],
  [150, "Opening data connection for 12 bytes.txt (34 bytes)", 34],
  [150, "Opening data connection for a (12 bytes).txt (34 bytes)", 34],
  [150, "Opening data connection for a (12 bytes).txt", null],
  [150, 'Opening data connection for "12 bytes"', null],
  [150, "Opening data connection for 12 bytes.txt", null],
  [150, "보고서.hwp 파일을 보냅니다 (596212 바이트)", 596_212],
  [150, "Opening connection (1,234,567 bytes)", 1_234_567],
  [150, "Opening connection (1.234.567 Bytes)", 1_234_567],
  [150, "Accepted data connection\n582.2 kbytes to download", null],
  [150, "Opening connection (12.5 bytes)", null],
  [150, "596212 kbytes", null],
  [150, "Opening ASCII mode data connection.", null],
  [150, "Ok to send data.", null],
  [226, "Transferred 123 bytes", 123],
  [226, "123 bytes transferred", 123],
  [226, "Transfer complete. 123 bytes in 0.50 seconds (246 bytes/sec)", 123],
  [226, "Done, 246 bytes per second, 123 bytes", 123],
  [226, "File successfully transferred\n0.068 seconds (measured here), 8.36 Mbytes per second", null],
  [226, "Done; 1000 bytes free", null],
  [226, "Transfer complete, 1000 bytes used", null],
  [226, "1000 bytes of quota used, 123 bytes received", 123],
  [226, "Transfer complete.", null],
  [250, "ok, 77 octets", 77],
  [200, "123 bytes", null],
])("%i %s", (code, text, expected) => {
  expect(announcedSize(code, text)).toBe(expected);
});

test("the usual forms, and the same with a blank more, which is searched for by patterns", () => {
  const digits = fc.oneof(fc.nat().map(String), fc.string({ unit: fc.constantFrom("0", "7"), maxLength: 18 }));
  const name = fc.constantFrom("", "a ", "12 ", "(3 bytes) ", "a(", "1,");
  fc.assert(
    fc.property(name, digits, fc.constantFrom(")", ").", ".", ""), (before, count, after) => {
      expect(announcedSize(213, count)).toBe(announcedSize(213, ` ${count}`));
      const [usual, other] = [`${before}(${count} bytes${after}`, `${before}(${count}  bytes${after}`];
      expect(announcedSize(150, usual)).toBe(announcedSize(150, other));
    }),
  );
});

test("never throws, and gives whole numbers only", () => {
  const unit = fc.constantFrom("1", "0", ",", ".", " ", "(", ")", "bytes", "a", "/", '"');
  fc.assert(
    fc.property(fc.constantFrom(213, 150, 226), fc.string({ unit, maxLength: 60 }), (code, text) => {
      const size = announcedSize(code, text);
      if (size !== null) expect(Number.isSafeInteger(size) && size >= 0).toBe(true);
    }),
  );
});
