import type { PlacedArrow, PlacedText } from "../layout/layout.ts";
import type { LineGlyphs } from "./glyphs.ts";
import type { GridRow } from "./grid-row.ts";

/** Draws an arrow over the lifelines of its row: line, crossings, heads, texts. */
export function drawArrow(row: GridRow, arrow: PlacedArrow, glyphs: LineGlyphs): void {
  const { source, from, to, tail, head } = arrow;
  const { tone } = source;
  const style = glyphs[source.line];
  const rightward = to > from;
  const [left, right] = rightward ? [tail, head] : [head, tail];
  row.fill(left, right, style.line, tone);
  for (const text of arrow.texts) blankAround(row, text, left, right);
  const headSign = rightward ? glyphs.headRight : glyphs.headLeft;
  for (const column of arrow.crossings) row.put(column, style.crossing, tone);
  for (const column of arrow.through) {
    row.put(column, style.crossing, tone);
    row.put(column + (rightward ? -1 : 1), headSign, tone);
  }
  if (Math.abs(tail - from) === 1) row.put(from, rightward ? style.start : style.end, tone);
  if (source.heads === "both") {
    row.put(tail, rightward ? glyphs.headLeft : glyphs.headRight, tone);
    row.put(from, glyphs.lifeline, tone);
  }
  row.put(to, glyphs.lifeline, tone);
  row.put(head, source.lost ? glyphs.lost : headSign, tone);
  for (const text of arrow.texts) writeText(row, text);
  if (arrow.beside !== null) writeText(row, arrow.beside);
}

export function writeText(row: GridRow, { column, width, text, tone }: PlacedText): void {
  row.write(column, width, text, tone);
}

/** A space on either side of a text, where the line has cells there. */
function blankAround(row: GridRow, { column, width }: PlacedText, left: number, right: number): void {
  for (const side of [column - 1, column + width]) {
    if (side >= left && side <= right) row.put(side, " ", "plain");
  }
}
