import type { PlacedText } from "../layout/layout.ts";
import { baselineOf, CELL_WIDTH, leftOf, ROW_HEIGHT, topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";
import { emptyElement } from "./xml.ts";

/** How far a label's background reaches beyond its cells. */
const PADDING = 3;
const CHIP_HEIGHT = ROW_HEIGHT - 3;

/** A placed text on whatever is beneath it. Spaces at its ends are no text, but cells that stay free. */
export function drawText(placed: PlacedText, pen: Pen): string {
  const text = placed.text.trim();
  if (text === "") return "";
  const before = placed.text.length - placed.text.trimStart().length;
  const after = placed.text.length - placed.text.trimEnd().length;
  return pen.write({
    x: leftOf(placed.column + before),
    y: baselineOf(placed.row),
    cells: placed.width - before - after,
    text,
    className: placed.tone === "heading" ? "heading strong" : placed.tone,
  });
}

/** A placed text on a background that hides the lines beneath, tinted like its tone. */
export function drawLabel(placed: PlacedText, pen: Pen): string {
  if (placed.text.trim() === "") return "";
  const rectangle = emptyElement("rect", {
    class: `${placed.tone}-tint`,
    x: leftOf(placed.column) - PADDING,
    y: topOf(placed.row) + (ROW_HEIGHT - CHIP_HEIGHT) / 2,
    width: placed.width * CELL_WIDTH + PADDING * 2,
    height: CHIP_HEIGHT,
    rx: 4,
  });
  return rectangle + drawText(placed, pen);
}
