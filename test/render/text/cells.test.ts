import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { clusterWidth } from "../../../src/render/text/cells/cluster-width.ts";
import { unpainted } from "../../../src/render/text/cells/signs.ts";
import { usualWidth } from "../../../src/render/text/cells/usual-text.ts";
import { cellWidth, fill, truncate, wrap, wrapAtMost } from "../../../src/render/text/cells.ts";
import { createPaint } from "../../../src/render/text/paint.ts";

test("Hangul takes two cells, colour codes none", () => {
  expect(cellWidth("보고서.hwp")).toBe(10);
  expect(cellWidth("\u001b[31mred\u001b[39m")).toBe(3);
});

const usual = fc.constantFrom(..."aZ ~│├─╞═►◄★→←×–…≠✗éßΩЖ、かア中가힣나！", "보고서.hwp");
const unusual = fc.oneof(
  fc.string({ unit: "binary", maxLength: 2 }),
  fc.constantFrom("\u11a8", "\u0301", "\ufe0f", "👍", "e\u0301", "कि"),
);
const anyText = fc
  .array(fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: unusual }), { maxLength: 30 })
  .map((pieces) => pieces.join(""))
  .filter((text) => !text.includes("\u001b") && !text.includes("\u009b"));

test("usual and unusual texts are measured alike", () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cellWidth(text)).toBe(stringWidth(text));
    }),
    { numRuns: 500 },
  );
});

test("every usual character is measured as by itself", () => {
  for (let code = 0x20; code <= 0xffff; code += 1) {
    const character = String.fromCharCode(code);
    const width = usualWidth(character);
    if (width !== null) expect([code, width]).toEqual([code, clusterWidth(character)]);
  }
});

test("text is filled to a width on either side", () => {
  expect(fill("가", 4)).toBe("가  ");
  expect(fill("가", 4, "right")).toBe("  가");
  expect(fill("long", 2)).toBe("long");
});

describe("truncate", () => {
  test("keeps what fits", () => expect(truncate("보고서", 6, "…")).toBe("보고서"));
  test("cuts at the end", () => expect(truncate("보고서", 5, "…")).toBe("보고…"));
  test("never halves a syllable", () => expect(truncate("보고서", 4, "…")).toBe("보…"));
  test("cuts in the middle", () => expect(truncate("abcdefgh", 5, "~", "middle")).toBe("ab~gh"));
  test("measures no more of a huge text than it needs", () => {
    expect(truncate("가".repeat(1_000_000), 9, "…")).toBe("가가가가…");
  });
});

describe("wrap", () => {
  test("breaks at spaces", () => expect(wrap("one two three", 8)).toEqual(["one two", "three"]));
  test("breaks what has no spaces", () => expect(wrap("가나다라", 5)).toEqual(["가나", "다라"]));
  test("indents later lines like the first", () => expect(wrap("  one two", 6)).toEqual(["  one", "  two"]));
  test("ends with an ellipsis where lines run out", () => {
    expect(wrapAtMost("one two three four", 5, 2, "…")).toEqual(["one", "two …"]);
  });
});

test("lines fit, and hold all of the text but spaces and line breaks", () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines) expect(cellWidth(line)).toBeLessThanOrEqual(Math.max(width, widestSign(text)));
      expect(lines.join("").replace(/\s/g, "")).toBe((lines.length > 1 ? text.normalize() : text).replace(/\s/g, ""));
    }),
    { numRuns: 500 },
  );
});

describe("colours", () => {
  const { heading, error, dim } = createPaint(1);
  const painted = fc
    .array(
      fc.tuple(
        fc.constantFrom(heading, error, (text: string) => dim(error(text))),
        anyText,
      ),
      { maxLength: 3 },
    )
    .map((pieces) => [
      pieces.map(([paint, text]) => paint(`x${text}`)).join(" "),
      pieces.map(([, text]) => `x${text}`).join(" "),
    ]);

  test("change nothing of the layout", () => {
    fc.assert(
      fc.property(painted, fc.integer({ min: 2, max: 30 }), ([coloured = "", plain = ""], width) => {
        expect(wrap(coloured, width).map(unpainted)).toEqual(wrap(plain, width));
        expect(unpainted(truncate(coloured, width, "…"))).toBe(truncate(plain, width, "…"));
      }),
      { numRuns: 500 },
    );
  });

  test("end with a line and begin again with the next", () => {
    expect(wrap(error("one two"), 4)).toEqual([error("one"), error("two")]);
    expect(wrap(`a ${heading("b c")} d`, 3)).toEqual([`a ${heading("b")}`, `${heading("c")} d`]);
  });

  test("end where a text is cut off", () => {
    expect(truncate(error("abcdef"), 4, "…")).toBe(error("abc…"));
    expect(truncate(`a${dim(error("bcdef"))}`, 3, "…")).toBe("a\u001b[2m\u001b[31mb…\u001b[22m\u001b[39m");
  });
});

function widestSign(text: string): number {
  return Math.max(0, ...Array.from(new Intl.Segmenter().segment(text), ({ segment }) => cellWidth(segment)));
}
