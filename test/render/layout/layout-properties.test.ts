import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import type { LaidDiagram, Layout } from "../../../src/render/layout/layout.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { createPaint } from "../../../src/render/text/paint.ts";
import { pictureLines } from "../../../src/render/text/picture.ts";
import { SAMPLE_PICTURES } from "../diagram/sample-pictures.ts";
import { arbitraryPicture } from "./arbitrary-picture.ts";
import { faultsOf } from "./check-layout.ts";

const width = fc.integer({ min: 40, max: 200 });
const UNICODE = { ellipsis: "…" };
const ASCII = { ellipsis: "~", differs: "#" };
const RUNS = { numRuns: 250 };

function draw(layout: Layout, ascii = false): string[] {
  return [...pictureLines(layout, { paint: createPaint(0) }, ascii)];
}

/** One entry a cell; a sign that takes several stands in its first. */
function cellsOf(line: string): string[] {
  return Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment).flatMap((segment) => {
    const cells = cellWidth(segment);
    return cells === 0 ? [] : [segment, ...Array.from({ length: cells - 1 }, () => "")];
  });
}

/** Cells that texts cover in a row of a diagram, with the spaces around those on an arrow. */
function coveredCells(diagram: LaidDiagram, row: number): Set<number> {
  const covered = new Set<number>();
  const cover = (from: number, to: number): void => {
    for (let column = from; column <= to; column++) covered.add(column);
  };
  const inRow = <T extends { row: number }>(pieces: readonly T[]): T[] => pieces.filter((piece) => piece.row === row);
  for (const text of inRow(diagram.texts)) cover(text.column, text.column + text.width - 1);
  for (const { text } of inRow(diagram.notes)) cover(text.column, text.column + text.width - 1);
  for (const { texts, beside, through, from, to } of inRow(diagram.arrows)) {
    for (const text of texts) cover(text.column - 1, text.column + text.width);
    if (beside !== null) cover(beside.column, beside.column + beside.width - 1);
    for (const column of through) cover(column + (from < to ? -1 : 1), column + (from < to ? -1 : 1));
    covered.delete(from);
    covered.delete(to);
  }
  return covered;
}

describe("whatever is drawn", () => {
  test("every piece has its place within the width, and none overlaps another", () => {
    fc.assert(
      fc.property(arbitraryPicture, width, (picture, cells) => {
        const layout = layOut(picture, { width: cells, ...UNICODE });
        expect(layout.width).toBe(cells);
        expect(faultsOf(layout)).toEqual([]);
      }),
      RUNS,
    );
  });

  test("every line of text fits, ends in no space, and there are as many as the layout says", () => {
    fc.assert(
      fc.property(arbitraryPicture, width, fc.boolean(), (picture, cells, ascii) => {
        const layout = layOut(picture, { width: cells, ...(ascii ? ASCII : UNICODE) });
        const lines = draw(layout, ascii);
        const height = layout.blocks.reduce((sum, block) => sum + block.height + 1, -1);
        expect(lines).toHaveLength(height);
        expect(lines.filter((line) => cellWidth(line) > cells || line.endsWith(" "))).toEqual([]);
      }),
      RUNS,
    );
  });

  test("every lifeline in use stands at its column in every line", () => {
    fc.assert(
      fc.property(arbitraryPicture, width, (picture, cells) => {
        for (const block of picture.blocks) {
          if (block.kind !== "diagram") continue;
          const layout = layOut({ title: "", blocks: [block] }, { width: cells, ...UNICODE });
          const [diagram] = layout.blocks;
          if (diagram?.kind !== "diagram") throw new Error("a diagram is laid out as one");
          const grid = draw(layout).map(cellsOf);
          for (const { column, top, bottom } of diagram.lifelines) {
            for (let row = top; row <= bottom; row++) {
              if (coveredCells(diagram, row).has(column)) continue;
              expect("│├┤┼╞╡╪", `row ${row}, column ${column}`).toContain(grid[row]?.[column] ?? "nothing");
            }
          }
        }
      }),
      RUNS,
    );
  });

  test("with ASCII signs nothing else is ASCII's stranger", () => {
    const plain = fc.string({ unit: "grapheme-ascii", maxLength: 30 }).map((text) => text.trim());
    const label = fc.tuple(plain, plain);
    fc.assert(
      fc.property(label, label, plain, width, (first, second, port, cells) => {
        const arrow = { through: [1], lost: true, beside: second, ports: { from: port, to: port } };
        const lines = draw(layOut(asciiPicture(first, arrow), { width: cells, ...ASCII }), true);
        expect(lines.join("\n")).toMatch(/^[\n -~]*$/);
      }),
    );
  });

  test("the same picture gives the same layout", () => {
    fc.assert(
      fc.property(arbitraryPicture, width, (picture, cells) => {
        const options = { width: cells, ...UNICODE };
        const before = JSON.stringify(picture);
        expect(layOut(picture, options)).toEqual(layOut(picture, options));
        expect(JSON.stringify(picture)).toBe(before);
      }),
      { numRuns: 50 },
    );
  });

  test("colours change nothing but colour", () => {
    fc.assert(
      fc.property(arbitraryPicture, width, (picture, cells) => {
        const layout = layOut(picture, { width: cells, ...UNICODE });
        const coloured = [...pictureLines(layout, { paint: createPaint(1) }, false)];
        // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
        expect(coloured.map((line) => line.replaceAll(/\u001b\[\d+m/g, ""))).toEqual(draw(layout));
      }),
      { numRuns: 50 },
    );
  });
});

function asciiPicture(
  label: readonly [string, string],
  more: { through: number[]; lost: boolean; beside: readonly [string, string]; ports: { from: string; to: string } },
) {
  const lifeline = (host: number) => ({
    host,
    port: more.ports.from,
    role: label,
    tone: "plain" as const,
    spans: [{ first: 0, last: 4 }],
  });
  const panel = { title: label[0], hosts: [0, 1, 2].map(() => ({ name: label })), lifelines: [0, 1, 2].map(lifeline) };
  const arrow = { kind: "arrow" as const, heads: "to" as const, tone: "data" as const, details: [], label, ...more };
  const cells = (["solid", "double", "dashed"] as const).map((line) => ({ ...arrow, from: 0, to: 2, line }));
  return {
    title: "",
    blocks: [
      {
        kind: "diagram" as const,
        title: null,
        gutter: [],
        panels: [panel, panel] as const,
        rows: [
          { kind: "phase" as const, label },
          ...cells.map((cell) => ({
            kind: "step" as const,
            gutter: [],
            cells: [cell, { ...cell, from: 2, to: 0 }],
            marker: "different" as const,
          })),
        ],
      },
      {
        kind: "table" as const,
        title: label[0],
        columns: [{ title: label[0], align: "left" as const }],
        rows: [label],
      },
    ],
  };
}

describe.each(Object.entries(SAMPLE_PICTURES))("the sample %s", (_name, picture) => {
  test.each([40, 47, 60, 80, 100, 120, 200])("is laid out without faults at %i columns", (cells) => {
    const layout = layOut(picture(), { width: cells, ...UNICODE });
    expect(layout.width).toBe(cells);
    expect(faultsOf(layout)).toEqual([]);
    expect(draw(layout).filter((line) => cellWidth(line) > cells)).toEqual([]);
  });
});
