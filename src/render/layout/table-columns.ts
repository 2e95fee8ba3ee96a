import { cellWidth, wrapAtMost } from "../text/cells.ts";
import { fitWidths } from "./fit.ts";

/** What a table's measures depend on. */
export interface TableColumn {
  title: string;
  /** Cells below which this column is narrowed last. */
  min?: number;
  /** Takes a share of the room that is left over, up to the full width. */
  grow?: boolean;
}

/** A border and a space on each side of every cell; one more border closes the row. */
export const FRAME_PER_COLUMN = 3;
/** A framed row is never taller than this. */
export const ROW_LINES = 16;
/** A line of a cell that wraps to more lines than this is cut: its text came off the wire. */
const WRAPPED_LINES = 8;
/** No column wants more than this, however long its text is. */
const WIDEST_COLUMN = 400;

/** Cells that each column would take if there were room for everything. */
export function naturalWidths(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): number[] {
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

/** Cells that each column gets of `room`, frames not counted. */
export function columnWidths(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  room: number,
): number[] {
  const natural = naturalWidths(columns, rows);
  const minimum = columns.map((column, index) => Math.min(column.min ?? 6, natural[index] ?? 1));
  const widths = fitWidths(natural, minimum, room);
  return growInto(widths, columns, room);
}

/** Each cell as lines of at most its column's width, cut after `most` lines. */
export function wrapCells(
  row: readonly string[],
  widths: readonly number[],
  ellipsis: string,
  most = Number.POSITIVE_INFINITY,
): string[][] {
  return widths.map((width, index) => {
    const lines = (row[index] ?? "").split("\n").flatMap((line) => wrapAtMost(line, width, WRAPPED_LINES, ellipsis));
    return lines.length <= most ? lines : [...lines.slice(0, most - 1), ellipsis];
  });
}

/** Lines that a row of wrapped cells takes. */
export function rowHeight(cells: readonly (readonly string[])[]): number {
  return cells.reduce((tallest, lines) => Math.max(tallest, lines.length), 1);
}

function growInto(widths: number[], columns: readonly TableColumn[], room: number): number[] {
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
