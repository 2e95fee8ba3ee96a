import type { FindingCode } from "../report/findings.ts";
import type { LiveEvent } from "../report/live-event.ts";
import type { Report } from "../report/report.ts";
import type { TextOptions } from "./text/sheet.ts";

/** The rows that the csv output can hold; one kind in one file. */
export const TABLE_NAMES = [
  "sessions",
  "transfers",
  "exchanges",
  "transactions",
  "messages",
  "comparison",
  "findings",
  "traffic",
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

/** Which part of the report is asked for. Ids are the report's own; null asks for all. */
export interface View {
  topic: "summary" | "ftp" | "dhcp" | "ladder" | "compare" | "explain";
  session: number | null;
  transfer: number | null;
  transaction: number | null;
  /** Only the findings of this code. */
  finding: FindingCode | null;
  /** Rows for csv; null takes the topic's usual ones. */
  table: TableName | null;
  /** Ladders: beneath each step its addresses, ports, flags, sequence numbers and window. */
  layers: boolean;
  /** Ladders: every packet a row of its own, as far as the report lists them. */
  everyPacket: boolean;
}

/** Whether a view is a picture, which is laid out before it is drawn. */
export function isDrawn({ topic }: View): boolean {
  return topic === "ladder" || topic === "compare";
}

/**
 * One way to put a report out. The report is localized already; the pieces joined are the whole output. Text ends its last
 * line; bytes are a picture's.
 */
export type Render = (report: Report, view: View, options: TextOptions) => Iterable<string | Uint8Array>;

/** What an output says of one event: a line with its end, or nothing. */
export type RenderEvent = (event: LiveEvent) => string;

/** How an output tells of events while captures are read. */
export interface EventRenderer {
  /**
   * Whether it tells of whatever is read, and of all that the report's sessions and exchanges would: the report need not keep them.
   * Else it only goes before the report, where input comes live.
   */
  replacesRows: boolean;
  load(options: TextOptions): Promise<RenderEvent>;
}

/** An output by name. What it needs for a view is loaded only when that is asked for. */
export interface Renderer {
  name: string;
  /** What it can put out: any view, or only those that are drawn (ladder and compare). */
  views: "all" | "drawn";
  /** Its pieces are bytes, which no terminal should get. */
  binary: boolean;
  /** Cells of a line where nobody asks for a width: a picture's own, or null for the terminal's. */
  width: number | null;
  /** File-name endings, without the dot, that choose this output. */
  extensions: readonly string[];
  /** Null where it has only reports. */
  events: EventRenderer | null;
  load(view: View): Promise<Render>;
}
