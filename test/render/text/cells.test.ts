import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { cellWidth, fill, truncate, wrap, wrapAtMost } from "../../../src/render/text/cells.ts";

test("Hangul takes two cells, colour codes none", () => {
  expect(cellWidth("보고서.hwp")).toBe(10);
  expect(cellWidth("\u001b[31mred\u001b[39m")).toBe(3);
});

test("usual and unusual texts are measured alike", () => {
  const usual = fc.constantFrom(..."aZ ~│├─╞═►◄★→←↔×–…≠가힣나", "보고서.hwp");
  const unusual = fc.oneof(
    fc.string({ unit: "binary", maxLength: 2 }),
    fc.constantFrom("\u11a8", "\u0301", "\ufe0f", "👍"),
  );
  const text = fc.array(fc.oneof({ weight: 8, arbitrary: usual }, { weight: 1, arbitrary: unusual }));
  fc.assert(
    fc.property(text, (pieces) => {
      expect(cellWidth(pieces.join(""))).toBe(stringWidth(pieces.join("")));
    }),
    { numRuns: 500 },
  );
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
