import Table from "cli-table3";
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
import type { Glyphs } from "./glyphs.ts";
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

/** Stands for one cell of prepared text while cli-table3 draws the frame: it measures some scripts otherwise than terminals do. */
const PLACEHOLDER = "\u{e000}";

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
  const head = fillRow(table.head, widths, aligns);
  const body = table.rows.map((cells) => fillRow(cells, widths, aligns));
  if (table.compact === true) return drawCompact(widths, [head, ...body], table.glyphs.box);
  const ruled = body.some((cells) => (cells[0]?.length ?? 1) > 1);
  const frame = new Table({
    chars: table.glyphs.box,
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [], compact: !ruled },
    head: placeholders(head, widths),
  });
  for (const cells of body) frame.push(placeholders(cells, widths));
  return fillIn(frame.toString(), [head, ...body]).split("\n");
}

/** The same frame without lines between rows. A class has hundreds of them, and cli-table3 takes some milliseconds for each. */
function drawCompact(widths: readonly number[], rows: readonly string[][][], box: Glyphs["box"]): string[] {
  const rule = (left: string, line: string, middle: string, right: string): string =>
    left + widths.map((width) => line.repeat(width + 2)).join(middle) + right;
  const [head = [], ...body] = rows.map((cells) =>
    (cells[0] ?? []).map((_line, line) => {
      const texts = cells.map((cell) => cell[line] ?? "");
      return `${box.left} ${texts.join(` ${box.middle} `)} ${box.right}`;
    }),
  );
  return [
    rule(box["top-left"], box.top, box["top-mid"], box["top-right"]),
    ...head,
    ...(body.length === 0 ? [] : [rule(box["left-mid"], box.mid, box["mid-mid"], box["right-mid"])]),
    ...body.flat(),
    rule(box["bottom-left"], box.bottom, box["bottom-mid"], box["bottom-right"]),
  ];
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

function placeholders(cells: readonly string[][], widths: readonly number[]): string[] {
  return cells.map((lines, index) => lines.map(() => PLACEHOLDER.repeat(widths[index] ?? 1)).join("\n"));
}

/** Puts the prepared text where the placeholders stand: rows from top to bottom, each line from left to right. */
function fillIn(frame: string, rows: readonly string[][][]): string {
  const pieces = rows.flatMap((cells) =>
    (cells[0] ?? []).flatMap((_line, line) => cells.map((cell) => cell[line] ?? "")),
  );
  let next = 0;
  return frame.replace(new RegExp(`${PLACEHOLDER}+`, "gu"), () => pieces[next++] ?? "");
}
