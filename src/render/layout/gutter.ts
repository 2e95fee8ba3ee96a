import type { Diagram } from "../diagram/diagram.ts";
import { cellWidth } from "../text/cells.ts";
import { type MeasuredText, placed } from "./choose-text.ts";
import { fitWidths } from "./fit.ts";
import type { PlacedText } from "./layout.ts";

/** The narrow columns at the left. */
export interface GutterFrame {
  columns: readonly { from: number; width: number; align: "left" | "right" }[];
  /** Column at which the panels begin. */
  end: number;
}

/** No gutter column wants more cells than this. */
const WIDEST = 24;
/** Of the whole width, at most. */
const SHARE = 0.4;
/** From this width on, gutter columns stand further apart. */
const ROOMY = 100;

/** Widths by content, within `room` cells and a share of `width`; two cells at least for each column. */
export function layGutter(diagram: Diagram, width: number, room: number): GutterFrame {
  const gap = width >= ROOMY ? 3 : 2;
  const natural = diagram.gutter.map((column, index) => widest(diagram, column.title, index));
  const share = Math.min(Math.floor(width * SHARE), room) - gap * natural.length;
  const widths = fitWidths(natural, natural, share);
  let from = 0;
  const columns = diagram.gutter.map(({ align }, index) => {
    const column = { from, width: widths[index] ?? 0, align };
    from += column.width + gap;
    return column;
  });
  return { columns, end: from };
}

function widest(diagram: Diagram, title: string, index: number): number {
  let width = boundedWidth(title);
  for (const row of diagram.rows) {
    if (row.kind === "step" && width < WIDEST) width = Math.max(width, boundedWidth(row.gutter[index] ?? ""));
  }
  return Math.max(1, width);
}

function boundedWidth(text: string): number {
  return text.length > WIDEST * 4 ? WIDEST : Math.min(WIDEST, cellWidth(text));
}

/** A text of a gutter column, which must fit it, at the side that the column is aligned to. */
export function placeInGutter(
  gutter: GutterFrame,
  index: number,
  row: number,
  text: MeasuredText,
  tone: PlacedText["tone"],
): PlacedText {
  const column = gutter.columns[index] ?? { from: 0, width: text.width, align: "left" };
  const shift = column.align === "right" ? column.width - text.width : 0;
  return placed(row, column.from + shift, text, tone);
}
