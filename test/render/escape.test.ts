import fc from "fast-check";
import { expect, test } from "vitest";
import { escapeText } from "../../src/render/escape.ts";

test.each([
  ["report.hwp", "report.hwp"],
  ["보고서.hwp", "보고서.hwp"],
  ["a\tb\r\nc\0", "a\\tb\\r\\nc\\x00"],
  ["\u001b[2J", "\\x1b[2J"],
  ["\u009b31m", "\\x9b31m"],
  ["\u202egnp.exe", "\\u{202e}gnp.exe"],
  ["\u2066a\u2069", "\\u{2066}a\\u{2069}"],
  ["zero\u200bwidth\ufeff", "zero\\u{200b}width\\u{feff}"],
  ["line\u2028separator\u0085", "line\\u{2028}separator\\x85"],
  ["soft\u00adhyphen", "soft\\xadhyphen"],
  ["\u3164", "\\u{3164}"],
  ["\ud800", "\\u{d800}"],
  ["\u{e0041}", "\\u{e0041}"],
  ["C:\\dir", "C:\\dir"],
])("%j is shown as %s", (text, expected) => {
  expect(escapeText(text)).toBe(expected);
});

test("decomposed Hangul is composed", () => {
  expect(escapeText("보고서".normalize("NFD"))).toBe("보고서");
});

test("marks without a letter, and heaps of marks, do not draw over their neighbours", () => {
  expect(escapeText("\u0301x")).toBe("\\u{301}x");
  expect(escapeText("x\u0331\u0331\u0331\u0331\u0331")).toBe("x\u0331\u0331\u0331\\u{331}\\u{331}");
});

test("nothing that steers a terminal survives, whatever the text", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(text, (anything) => {
      expect(escapeText(anything)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});
