import { describe, expect, it } from "vitest";
import type { Block, Diagram, Row } from "../../../src/render/diagram/diagram.ts";
import { boundBlocks } from "../../../src/render/grade-pages/bound-picture.ts";
import { layOut } from "../../../src/render/layout/lay-out.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import { comparison, hostilePicture, longLadder } from "../diagram/sample-pictures.ts";

function diagramsOf(blocks: readonly Block[]): Diagram[] {
  return blocks.filter((block) => block.kind === "diagram");
}

describe("a picture on a page of feedback", () => {
  it("stays as it is where it is small", () => {
    const { blocks } = comparison();
    expect(boundBlocks(blocks)).toEqual({ blocks, hidden: 0 });
  });

  it("loses the rows that there is no room for, and lifelines end with the last one", () => {
    const { blocks } = longLadder(600);
    const rows = diagramsOf(blocks).reduce((sum, diagram) => sum + diagram.rows.length, 0);
    const bounded = boundBlocks(blocks);
    const [diagram] = diagramsOf(bounded.blocks);
    expect(diagram?.rows).toHaveLength(120);
    expect(bounded.hidden).toBe(rows - 120);
    const lines = diagram?.panels.flatMap(({ lifelines }) => lifelines) ?? [];
    for (const { first, last } of lines.flatMap(({ spans }) => spans)) {
      expect(first).toBeLessThanOrEqual(last);
      expect(last).toBeLessThan(120);
    }
    expect(() => layOut({ title: "", blocks: bounded.blocks }, { width: 120, ellipsis: "…" })).not.toThrow();
  });

  it("gives several diagrams and tables one room, and counts those that get none", () => {
    const { blocks } = longLadder(100);
    const table: Block = { kind: "table", title: null, columns: [{ title: "c", align: "left" }], rows: [] };
    const long = { ...table, rows: Array.from({ length: 70 }, () => ["x"]) };
    const bounded = boundBlocks([...blocks, ...blocks, ...blocks, long, long]);
    const rows = bounded.blocks.flatMap((block) => (block.kind === "paragraph" ? [] : [block.rows.length]));
    const all = diagramsOf(blocks).reduce((sum, diagram) => sum + diagram.rows.length, 0) * 3 + 140;
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(180);
    expect(bounded.hidden).toBe(all - 180);
  });

  it("cuts every long text of a step", () => {
    const { blocks } = boundBlocks(hostilePicture().blocks);
    const texts = diagramsOf(blocks).flatMap(({ rows }) => rows.flatMap(textsOf));
    expect(texts.length).toBeGreaterThan(10);
    expect(Math.max(...texts.map(cellWidth))).toBe(300);
  });
});

function textsOf(row: Row): string[] {
  if (row.kind === "text") return [row.text];
  if (row.kind === "phase") return [...row.label];
  return row.cells.flatMap((cell) => {
    if (cell === null) return [];
    const beside = cell.kind === "arrow" && cell.beside !== null ? cell.beside : [];
    return [...cell.label, ...beside, ...cell.details.map(({ value }) => value)];
  });
}
