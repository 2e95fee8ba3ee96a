import type { LaidTable } from "../layout/layout.ts";
import { FRAME_PER_COLUMN } from "../layout/table-columns.ts";
import { cellWidth } from "../text/cells.ts";
import { baselineOf, CELL_WIDTH, centreOf, leftOf, ROW_HEIGHT } from "./grid.ts";
import type { Pen } from "./pen.ts";
import { decimal, emptyElement, startTag } from "./xml.ts";

/** Free pixels above and below the lines of a row, together. */
const ROW_PADDING = 6;

/** Pixels that the table takes, title included. */
export function tableHeight(table: LaidTable): number {
  return titleHeight(table) + sum([table.head, ...table.rows].map(rowHeight));
}

/** The table as elements, from the top of the plane. */
export function* drawTable(table: LaidTable, pen: Pen): Iterable<string> {
  const { title } = table;
  const top = titleHeight(table);
  const width = sum(table.widths.map((cells) => cells + FRAME_PER_COLUMN)) * CELL_WIDTH + CELL_WIDTH;
  if (title !== null) yield writeLine(title, 0, 0, "heading strong", pen);
  yield frame(table, { top, width, height: tableHeight(table) - top });
  let y = top;
  for (const [index, cells] of [table.head, ...table.rows].entries()) {
    if (index > 1) yield separator(y, width);
    yield startTag("g", { transform: `translate(0 ${decimal(y + ROW_PADDING / 2)})` });
    yield* drawCells(table, cells, index === 0 ? "heading strong" : "plain", pen);
    yield "</g>";
    y += rowHeight(cells);
  }
}

function titleHeight({ title }: LaidTable): number {
  return title === null ? 0 : ROW_HEIGHT + ROW_PADDING / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function rowHeight(cells: readonly (readonly string[])[]): number {
  return Math.max(1, ...cells.map((lines) => lines.length)) * ROW_HEIGHT + ROW_PADDING;
}

function frame(
  { widths, head }: LaidTable,
  { top, width, height }: { top: number; width: number; height: number },
): string {
  const inner = { x: 0.5, y: top + 0.5, width: width - 1, rx: 5 };
  let lines = `M0.5 ${decimal(top + rowHeight(head))}H${decimal(width - 0.5)}`;
  let column = 0;
  for (const cells of widths.slice(0, -1)) {
    column += cells + FRAME_PER_COLUMN;
    lines += `M${centreOf(column)} ${decimal(top)}V${decimal(top + height)}`;
  }
  return (
    emptyElement("rect", { class: "band", ...inner, height: rowHeight(head) }) +
    emptyElement("rect", { class: "edge", ...inner, height: height - 1 }) +
    emptyElement("path", { class: "edge", d: lines })
  );
}

function separator(y: number, width: number): string {
  return emptyElement("path", {
    class: "edge",
    "stroke-opacity": 0.5,
    d: `M0.5 ${decimal(y)}H${decimal(width - 0.5)}`,
  });
}

/** All lines of one row's cells, the first at the top of the plane. */
function* drawCells(
  { widths, source }: LaidTable,
  cells: readonly (readonly string[])[],
  className: string,
  pen: Pen,
): Iterable<string> {
  let column = 2;
  for (const [index, lines] of cells.entries()) {
    const width = widths[index] ?? 0;
    for (const [row, line] of lines.entries()) {
      const text = line.trim();
      const free = source.columns[index]?.align === "right" ? Math.max(0, width - cellWidth(text)) : 0;
      yield writeLine(text, column + free, row, className, pen);
    }
    column += width + FRAME_PER_COLUMN;
  }
}

function writeLine(text: string, column: number, row: number, className: string, pen: Pen): string {
  if (text === "") return "";
  return pen.write({ x: leftOf(column), y: baselineOf(row), cells: cellWidth(text), text, className });
}
