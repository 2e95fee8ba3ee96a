import { escapeField } from "./escape.ts";

export type CsvValue = string | number | boolean | null;

const BYTE_ORDER_MARK = "\u{feff}";
const LINE_END = "\r\n";

/** The first line of a table: names of its columns, after the mark by which spreadsheets know UTF-8. */
export function csvHead(columns: readonly string[]): string {
  return BYTE_ORDER_MARK + csvLine(columns);
}

/** One row (RFC 4180). Null is an empty field. */
export function csvLine(values: readonly CsvValue[]): string {
  return values.map(csvField).join(",") + LINE_END;
}

/** A spreadsheet would run text that begins like a formula: an apostrophe before it keeps it text. */
function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = escapeField(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
