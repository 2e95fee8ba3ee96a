import type { CsvCell, CsvRow } from "./csv-rows.ts";
import { cellText, newCell } from "./csv-rows.ts";
import type { RosterColumns } from "./roster-columns.ts";
import { bytesOf, encodeFor, type TableText, writable } from "./table-text.ts";

/** What goes into a student's row; null leaves a cell as it is. */
export interface Filling {
  grade: string | null;
  feedback: string | null;
}

interface Table {
  table: TableText;
  delimiter: string;
  rows: readonly CsvRow[];
  header: number;
  columns: RosterColumns;
}

/** Units from `start` to `end` are replaced by `text`. */
interface Change {
  start: number;
  end: number;
  text: string;
}

/** A table with new cells in some rows (by number), byte for byte the same but for them. */
export function filledTable(table: Table, fillings: ReadonlyMap<number, Filling>): Uint8Array {
  const columns = columnsToFill(table, [...fillings.values()]);
  const changes = table.rows.flatMap((row, number) => changesOf(table, row, number, columns, fillings.get(number)));
  return applied(table.table, changes);
}

/** A column that is filled: where it is, and the name that it gets, if it is new. */
interface Column {
  what: keyof Filling;
  at: number;
  newName: string | null;
}

function columnsToFill({ table, rows, header, columns }: Table, fillings: readonly Filling[]): Column[] {
  const cells = rows[header]?.cells ?? [];
  const isKorean = cells.some((cell) => /[가-힣]/.test(cellText(table, cell)));
  const names = isKorean ? { grade: "점수", feedback: "피드백" } : { grade: "Grade", feedback: "Feedback" };
  let next = cells.length;
  const found: Column[] = [];
  for (const what of ["grade", "feedback"] as const) {
    const at = columns[what];
    if (at !== null) found.push({ what, at, newName: null });
    else if (fillings.some((filling) => filling[what] !== null)) {
      found.push({ what, at: next, newName: names[what] });
      next += 1;
    }
  }
  return found;
}

function changesOf(
  { table, delimiter, header }: Table,
  { cells, end }: CsvRow,
  number: number,
  columns: readonly Column[],
  filling: Filling | undefined,
): Change[] {
  const isEmpty = cells.length === 1 && cells[0]?.start === cells[0]?.end;
  if (number < header || isEmpty) return [];
  const changes: Change[] = [];
  let behind = "";
  let width = cells.length;
  for (const { what, at, newName } of columns) {
    const asked = number === header ? newName : (filling?.[what] ?? null);
    const text = asked === null ? null : writable(table, asked);
    const cell = cells[at];
    if (cell !== undefined) {
      if (text !== null) changes.push({ ...cell, text: newCell(text, delimiter, isQuoted(table, cell)) });
    } else if (text !== null || newName !== null) {
      behind += delimiter.repeat(at + 1 - width) + newCell(text ?? "", delimiter, false);
      width = at + 1;
    }
  }
  return behind === "" ? changes : [...changes, { start: end, end, text: behind }];
}

function isQuoted({ units }: TableText, { start }: CsvCell): boolean {
  return units[start] === '"';
}

function applied(table: TableText, changes: Change[]): Uint8Array {
  const pieces: Uint8Array[] = [table.bytes.subarray(0, table.markBytes)];
  let at = 0;
  for (const { start, end, text } of changes.sort((left, right) => left.start - right.start || left.end - right.end)) {
    pieces.push(bytesOf(table, at, start), encodeFor(table, text));
    at = end;
  }
  pieces.push(bytesOf(table, at, table.units.length));
  return new Uint8Array(Buffer.concat(pieces));
}
