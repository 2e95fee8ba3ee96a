import { type TableText, textOf } from "./table-text.ts";

/** One cell, quotes included, by its units (see TableText). */
export interface CsvCell {
  start: number;
  end: number;
}

/** One row: its cells, and where it ends, before its line break. An empty line is a row of one empty cell. */
export interface CsvRow {
  cells: CsvCell[];
  end: number;
}

export const DELIMITERS = [",", ";", "\t"] as const;

const QUOTE = '"';

/** Splits a table into rows (RFC 4180, with LF or CR alone as line breaks too); at most `most`. Never throws. */
export function csvRows(units: string, delimiter: string, most: number): CsvRow[] {
  const rows: CsvRow[] = [];
  let cells: CsvCell[] = [];
  let at = 0;
  while (at < units.length && rows.length < most) {
    const end = cellEnd(units, at, delimiter);
    cells.push({ start: at, end });
    if (units[end] === delimiter) {
      at = end + 1;
      // A delimiter at the very end opens one more cell, which is empty.
      if (at < units.length) continue;
      cells.push({ start: at, end: at });
    } else {
      at = end + (units.startsWith("\r\n", end) ? 2 : 1);
    }
    rows.push({ cells, end: cells.at(-1)?.end ?? end });
    cells = [];
  }
  return rows;
}

function cellEnd(units: string, start: number, delimiter: string): number {
  let at = start;
  if (units[at] === QUOTE) {
    at += 1;
    for (;;) {
      const quote = units.indexOf(QUOTE, at);
      if (quote < 0) {
        // One that nothing closes is a sign like others: it must not swallow all rows behind it.
        at = start;
        break;
      }
      at = quote + 1;
      if (units[at] !== QUOTE) break;
      at += 1;
    }
  }
  while (at < units.length && units[at] !== delimiter && units[at] !== "\n" && units[at] !== "\r") at += 1;
  return at;
}

/** The text of a cell, without quotes, spaces around it, and what keeps Excel from reading it as a number. */
export function cellText(table: TableText, cell: CsvCell | undefined): string {
  if (cell === undefined) return "";
  const raw = textOf(table, cell.start, cell.end);
  const quoted = /^"([\s\S]*?)"?\s*$/.exec(raw);
  const text = quoted === null ? raw : (quoted[1] ?? "").replaceAll('""', '"');
  const formula = /^="(.*)"$/s.exec(text.trim());
  return (formula?.[1] ?? text)
    .normalize("NFC")
    .trim()
    .replace(/^'(?=[\d=+\-@])/, "");
}

/** A new cell's text: quoted where it must be (or `quoted` asks), and never a formula to a spreadsheet program. */
export function newCell(text: string, delimiter: string, quoted: boolean): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  const needsQuotes = quoted || safe.includes(delimiter) || /["\r\n]|^\s|\s$/.test(safe);
  return needsQuotes ? `"${safe.replaceAll('"', '""')}"` : safe;
}
