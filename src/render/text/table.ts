import {
  columnWidths,
  FRAME_PER_COLUMN,
  naturalWidths,
  ROW_LINES,
  rowHeight,
  type TableColumn,
  wrapCells,
} from "../layout/table-columns.ts";
import { fill } from "./cells.ts";
import type { BoxGlyphs, Glyphs } from "./glyphs.ts";
import type { Paint } from "./paint.ts";

export interface Column extends TableColumn {
  align?: Align;
}

type Align = "left" | "right";

/** One cell: safe text, coloured or not, of one line or several. */
export type Row = readonly string[];

interface TableStyle {
  width: number;
  glyphs: Glyphs;
  paint: Paint;
  /** No lines between rows, however tall they are. */
  compact?: boolean;
}

/** Width in cells of the table if no column is narrowed. */
export function naturalTableWidth(columns: readonly Column[], rows: readonly Row[]): number {
  const widths = naturalWidths(columns, rows);
  return widths.reduce((sum, width) => sum + width + FRAME_PER_COLUMN, 1);
}

/** A framed table of at most `style.width` cells; text that does not fit its column is wrapped. */
export function drawTable(columns: readonly Column[], rows: readonly Row[], style: TableStyle): string[] {
  const widths = columnWidths(columns, rows, style.width - FRAME_PER_COLUMN * columns.length - 1);
  const { ellipsis } = style.glyphs;
  const titles = columns.map((column) => style.paint.heading(column.title));
  return drawFramed({
    widths,
    aligns: columns.map((column) => column.align ?? "left"),
    head: wrapCells(titles, widths, ellipsis),
    rows: rows.map((row) => wrapCells(row, widths, ellipsis, ROW_LINES)),
    glyphs: style.glyphs,
    compact: style.compact === true,
  });
}

/** A framed table of cells that are wrapped already; lines part its rows where one of them takes several, unless it is compact. */
export function drawFramed(table: {
  widths: readonly number[];
  aligns: readonly Align[];
  head: readonly (readonly string[])[];
  rows: readonly (readonly (readonly string[])[])[];
  glyphs: Glyphs;
  compact?: boolean;
}): string[] {
  const { widths, aligns } = table;
  const { box } = table.glyphs;
  const [head = [], ...rows] = [table.head, ...table.rows].map((cells) => framed(fillRow(cells, widths, aligns), box));
  const rule = (left: string, line: string, middle: string, right: string): string =>
    left + widths.map((width) => line.repeat(width + 2)).join(middle) + right;
  const between = rule(box["left-mid"], box.mid, box["mid-mid"], box["right-mid"]);
  const ruled = table.compact !== true && rows.some((lines) => lines.length > 1);
  return [
    rule(box["top-left"], box.top, box["top-mid"], box["top-right"]),
    ...head,
    ...rows.flatMap((lines, index) => (index === 0 || ruled ? [between, ...lines] : lines)),
    rule(box["bottom-left"], box.bottom, box["bottom-mid"], box["bottom-right"]),
  ];
}

/** The lines of one row between its borders. */
function framed(cells: readonly (readonly string[])[], box: BoxGlyphs): string[] {
  return (cells[0] ?? []).map((_line, line) => {
    const texts = cells.map((cell) => cell[line] ?? "");
    return `${box.left} ${texts.join(` ${box.middle} `)} ${box.right}`;
  });
}

/** Columns beside each other without a frame; empty columns vanish. Lines are at most `width` cells. */
export function drawList(
  columns: readonly Omit<Column, "title">[],
  rows: readonly Row[],
  layout: { width: number; indent: number; gap: number; glyphs: Glyphs },
): string[] {
  const used = columns.map((_column, index) => rows.some((row) => (row[index] ?? "") !== ""));
  const keep = <T>(items: readonly T[]): T[] => items.filter((_item, index) => used[index]);
  const kept = keep(columns).map((column) => ({ ...column, title: "" }));
  const keptRows = rows.map((row) => keep(row));
  const widths = columnWidths(kept, keptRows, layout.width - layout.indent - layout.gap * (kept.length - 1));
  const aligns = kept.map((column) => column.align ?? "left");
  return keptRows.flatMap((row) => {
    const cells = fillRow(wrapCells(row, widths, layout.glyphs.ellipsis), widths, aligns);
    const lines = cells[0]?.map((_line, line) => cells.map((cell) => cell[line] ?? "").join(" ".repeat(layout.gap)));
    return (lines ?? []).map((line) => (" ".repeat(layout.indent) + line).trimEnd());
  });
}

/** Each cell as lines of exactly its column's width, all cells of the row equally tall. */
function fillRow(
  cells: readonly (readonly string[])[],
  widths: readonly number[],
  aligns: readonly Align[],
): string[][] {
  const height = rowHeight(cells);
  return cells.map((lines, index) => {
    const width = widths[index] ?? 1;
    return Array.from({ length: height }, (_unused, line) => fill(lines[line] ?? "", width, aligns[index]));
  });
}
