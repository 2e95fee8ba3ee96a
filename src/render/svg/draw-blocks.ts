import type { LaidBlock, LaidParagraph } from "../layout/layout.ts";
import { cellWidth } from "../text/cells.ts";
import { drawDiagram } from "./draw-diagram.ts";
import { drawTable, tableHeight } from "./draw-table.ts";
import { baselineOf, ROW_HEIGHT, topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";

/** Pixels that a block takes. */
export function blockHeight(block: LaidBlock): number {
  if (block.kind === "table") return tableHeight(block);
  return topOf(block.kind === "diagram" ? block.height : block.lines.length);
}

/** Pixels between two blocks. */
export const BLOCK_GAP = ROW_HEIGHT;

/** A block as elements, from the top of the plane. */
export function drawBlock(block: LaidBlock, pen: Pen): Iterable<string> {
  if (block.kind === "table") return drawTable(block, pen);
  return block.kind === "diagram" ? drawDiagram(block, pen) : drawParagraph(block, pen);
}

function* drawParagraph({ lines, source }: LaidParagraph, pen: Pen): Iterable<string> {
  const className = source.tone === "heading" ? "heading strong" : source.tone;
  for (const [row, line] of lines.entries()) {
    const text = line.trim();
    if (text !== "") yield pen.write({ x: 0, y: baselineOf(row), cells: cellWidth(text), text, className });
  }
}
