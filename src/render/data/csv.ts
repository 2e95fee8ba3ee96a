import { csvHead, csvLine } from "../csv-field.ts";
import type { Render, TableName, View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { CSV_TABLES } from "./csv-tables.ts";

/** Rows of one kind (RFC 4180, UTF-8 with a byte order mark for spreadsheets); the first line names the columns. */
export const renderCsv: Render = function* (report, view) {
  const { columns, rows } = CSV_TABLES[tableOf(view)];
  yield csvHead(columns);
  for (const row of rows(selectView(report, view))) yield csvLine(row);
};

function tableOf(view: View): TableName {
  if (view.table !== null) return view.table;
  if (view.topic === "compare") return "comparison";
  if (view.topic === "explain") return "findings";
  if (view.topic === "dhcp" || view.transaction !== null)
    return view.transaction === null ? "transactions" : "messages";
  return view.session !== null && view.transfer === null ? "exchanges" : "transfers";
}
