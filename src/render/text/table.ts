import Table from "cli-table3";
import { cellWidth, fill, wrapAtMost } from "./cells.ts";
import { fitWidths } from "./fit.ts";
import type { Glyphs } from "./glyphs.ts";
import type { Paint } from "./paint.ts";

export interface Column {
  title: string;
  align?: "left" | "right";
  /** Cells below which this column is narrowed last. */
  min?: number;
  /** Takes a share of the room that is left over, up to the full width. */
  grow?: boolean;
}

/** One cell: safe text, coloured or not, of one line or several. */
export type Row = readonly string[];

interface TableStyle {
  width: number;
  glyphs: Glyphs;
  paint: Paint;
}

/** A line of a cell that wraps to more lines than this is cut: its text came off the wire. */
const WRAPPED_LINES = 8;
/** A framed row is never taller than this. */
const ROW_LINES = 16;
/** No column wants more than this, however long its text is. */
const WIDEST_COLUMN = 400;
/** A border and a space on each side of every cell, and the last border. */
const FRAME_PER_COLUMN = 3;
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
  const head = prepareRow(
    columns.map((column) => style.paint.heading(column.title)),
    columns,
    widths,
    style.glyphs.ellipsis,
  );
  const body = rows.map((row) => prepareRow(row, columns, widths, style.glyphs.ellipsis, ROW_LINES));
  const ruled = body.some((cells) => (cells[0]?.length ?? 1) > 1);
  const table = new Table({
    chars: style.glyphs.box,
    colWidths: widths.map((width) => width + 2),
    style: { head: [], border: [], compact: !ruled },
    head: placeholders(head, widths),
  });
  for (const cells of body) table.push(placeholders(cells, widths));
  return fillIn(table.toString(), [head, ...body]).split("\n");
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
  return keptRows.flatMap((row) => {
    const cells = prepareRow(row, kept, widths, layout.glyphs.ellipsis);
    const lines = cells[0]?.map((_line, line) => cells.map((cell) => cell[line] ?? "").join(" ".repeat(layout.gap)));
    return (lines ?? []).map((line) => (" ".repeat(layout.indent) + line).trimEnd());
  });
}

function columnWidths(columns: readonly Column[], rows: readonly Row[], room: number): number[] {
  const natural = naturalWidths(columns, rows);
  const minimum = columns.map((column, index) => Math.min(column.min ?? 6, natural[index] ?? 1));
  const widths = fitWidths(natural, minimum, room);
  return growInto(widths, columns, room);
}

function naturalWidths(columns: readonly Column[], rows: readonly Row[]): number[] {
  return columns.map((column, index) => {
    let widest = cellWidth(column.title);
    for (const row of rows) {
      for (const line of (row[index] ?? "").split("\n")) {
        const width = line.length > WIDEST_COLUMN * 4 ? WIDEST_COLUMN : cellWidth(line);
        if (width > widest) widest = width;
      }
    }
    return Math.max(1, Math.min(widest, WIDEST_COLUMN));
  });
}

function growInto(widths: number[], columns: readonly Column[], room: number): number[] {
  const growing = columns.filter((column) => column.grow === true).length;
  const spare = room - widths.reduce((sum, width) => sum + width, 0);
  if (growing === 0 || spare <= 0) return widths;
  const share = Math.floor(spare / growing);
  let rest = spare - share * growing;
  return widths.map((width, index) => {
    if (columns[index]?.grow !== true) return width;
    const extra = rest > 0 ? 1 : 0;
    rest -= extra;
    return width + share + extra;
  });
}

/** Each cell as lines of exactly its column's width, all cells of the row equally tall. */
function prepareRow(
  row: Row,
  columns: readonly Column[],
  widths: readonly number[],
  ellipsis: string,
  most = Number.POSITIVE_INFINITY,
): string[][] {
  const wrapped = columns.map((_column, index) => {
    const width = widths[index] ?? 1;
    const lines = (row[index] ?? "").split("\n").flatMap((line) => wrapAtMost(line, width, WRAPPED_LINES, ellipsis));
    return lines.length <= most ? lines : [...lines.slice(0, most - 1), ellipsis];
  });
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return wrapped.map((lines, index) => {
    const width = widths[index] ?? 1;
    return Array.from({ length: height }, (_unused, line) => fill(lines[line] ?? "", width, columns[index]?.align));
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
