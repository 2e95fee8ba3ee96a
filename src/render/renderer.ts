import type { Report } from "../report/report.ts";
import type { TextOptions } from "./text/sheet.ts";

/** The rows that the csv output can hold; one kind in one file. */
export const TABLE_NAMES = ["sessions", "transfers", "exchanges", "transactions", "messages", "traffic"] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Which part of the report is asked for. Ids are the report's own; null asks for all. */
export interface View {
  topic: "summary" | "ftp" | "dhcp";
  session: number | null;
  transfer: number | null;
  transaction: number | null;
  /** Rows for csv; null takes the topic's usual ones. */
  table: TableName | null;
}

/** One way to put a report out. The report is localized already; the pieces joined are the whole output, the last ends its line. */
export type Render = (report: Report, view: View, options: TextOptions) => Iterable<string>;

/** An output by name. What it needs is loaded only when it is chosen. */
export interface Renderer {
  name: string;
  /** File-name endings, without the dot, that choose this output. */
  extensions: readonly string[];
  load(): Promise<Render>;
}
