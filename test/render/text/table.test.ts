import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitWidths } from "../../../src/render/layout/fit.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../../../src/render/text/glyphs.ts";
import { createPaint } from "../../../src/render/text/paint.ts";
import { drawList, drawTable } from "../../../src/render/text/table.ts";

const STYLE = { width: 40, glyphs: UNICODE_GLYPHS, paint: createPaint(0) };

describe("fitWidths", () => {
  test("leaves widths alone that fit", () => expect(fitWidths([5, 6], [2, 2], 11)).toEqual([5, 6]));
  test("takes from the widest", () => expect(fitWidths([5, 20], [2, 2], 15)).toEqual([5, 10]));
  test("respects minimums first", () => expect(fitWidths([10, 20], [4, 18], 24)).toEqual([6, 18]));
  test("goes below minimums when it must", () => expect(fitWidths([10, 20], [10, 18], 20)).toEqual([10, 10]));
});

test("a table's columns line up with Hangul in them", () => {
  const lines = drawTable(
    [{ title: "#" }, { title: "파일", grow: true }],
    [
      ["1", "보고서.hwp"],
      ["2", "memo.txt"],
    ],
    {
      ...STYLE,
      width: 24,
    },
  );
  expect(lines).toEqual([
    "┌───┬──────────────────┐",
    "│ # │ 파일             │",
    "├───┼──────────────────┤",
    "│ 1 │ 보고서.hwp       │",
    "│ 2 │ memo.txt         │",
    "└───┴──────────────────┘",
  ]);
});

test("rows of several lines are ruled", () => {
  const lines = drawTable([{ title: "a" }], [["1\n2"], ["3"]], { ...STYLE, glyphs: ASCII_GLYPHS });
  expect(lines).toEqual(["+---+", "| a |", "+---+", "| 1 |", "| 2 |", "+---+", "| 3 |", "+---+"]);
});

test("a compact table has no lines between its rows, however tall they are", () => {
  const lines = drawTable([{ title: "a" }], [["1\n2"], ["3"]], {
    ...STYLE,
    glyphs: ASCII_GLYPHS,
    width: 20,
    compact: true,
  });
  expect(lines).toEqual(["+---+", "| a |", "+---+", "| 1 |", "| 2 |", "| 3 |", "+---+"]);
});

test("a compact table is like any other where no row takes several lines", () => {
  const cell = fc.constantFrom("", "a", "가나다", "right", "x y");
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { maxLength: 4 }), fc.boolean(), (rows, ascii) => {
      const columns = [{ title: "one" }, { title: "둘", align: "right" as const }];
      const style = { ...STYLE, glyphs: ascii ? ASCII_GLYPHS : UNICODE_GLYPHS, width: 40 };
      expect(drawTable(columns, rows, { ...style, compact: true })).toEqual(drawTable(columns, rows, style));
    }),
  );
});

test("an empty column of a list vanishes", () => {
  const layout = { width: 40, indent: 2, gap: 3, glyphs: UNICODE_GLYPHS };
  expect(
    drawList(
      [{}, {}, { align: "right" }],
      [
        ["a", "", "1"],
        ["bc", "", "22"],
      ],
      layout,
    ),
  ).toEqual(["  a     1", "  bc   22"]);
});

test("every line of a table is equally wide and fits, whatever is in it", () => {
  const piece = fc.constantFrom("가나다", "abc ", "👨‍👩‍👧", "🇰🇷", "ｶﾞ", "नि", "x".repeat(50), "한글 단어 ", "ก็", "日本");
  const cell = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 4 });
  const columns = [{ title: "하나" }, { title: "two", grow: true }, { title: "3", align: "right" as const }];
  fc.assert(
    fc.property(rows, fc.integer({ min: 24, max: 120 }), (body, width) => {
      const widths = drawTable(columns, body, { ...STYLE, width }).map(cellWidth);
      expect(new Set(widths).size).toBe(1);
      expect(widths[0]).toBeLessThanOrEqual(width);
    }),
  );
});
