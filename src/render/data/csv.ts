import { escapeField } from "../escape.ts";
import type { Render, TableName, View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { CSV_TABLES, type CsvValue } from "./csv-tables.ts";

const BYTE_ORDER_MARK = "\u{feff}";
const LINE_END = "\r\n";

/** Rows of one kind (RFC 4180, UTF-8 with a byte order mark for spreadsheets); the first line names the columns. */
export const renderCsv: Render = function* (report, view) {
  const { columns, rows } = CSV_TABLES[tableOf(view)];
  yield BYTE_ORDER_MARK + columns.join(",") + LINE_END;
  for (const row of rows(selectView(report, view))) yield row.map(csvField).join(",") + LINE_END;
};

function tableOf(view: View): TableName {
  if (view.table !== null) return view.table;
  if (view.topic === "compare") return "comparison";
  if (view.topic === "explain") return "findings";
  if (view.topic === "dhcp" || view.transaction !== null)
    return view.transaction === null ? "transactions" : "messages";
  return view.session !== null && view.transfer === null ? "exchanges" : "transfers";
}

/** A spreadsheet would run text that begins like a formula: an apostrophe before it keeps it text. */
function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const text = escapeField(value);
  const safe = /^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
