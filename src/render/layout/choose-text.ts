import type { Label, Tone } from "../diagram/diagram.ts";
import { cellWidth, truncate } from "../text/cells.ts";
import type { PlacedText } from "./layout.ts";

/** A text and the cells that it takes. */
export interface MeasuredText {
  text: string;
  width: number;
}

/** More code units than any cell can hold; longer texts are not worth measuring. */
const UNITS_PER_CELL = 16;

/** The text, without spaces at its end, if it takes at most `room` cells; else null. */
export function fitting(text: string, room: number): MeasuredText | null {
  const trimmed = text.trimEnd();
  if (trimmed.length > Math.max(0, room) * UNITS_PER_CELL) return null;
  const width = cellWidth(trimmed);
  return width <= room ? { text: trimmed, width } : null;
}

/** The text cut to at most `room` cells; one ellipsis is enough where it is cut at another. */
export function cut(text: string, room: number, ellipsis: string): MeasuredText {
  const cutOff = truncate(text, room, ellipsis).trimEnd();
  const short = cutOff.endsWith(ellipsis + ellipsis) ? cutOff.slice(0, -ellipsis.length) : cutOff;
  return { text: short, width: cellWidth(short) };
}

/** The first variant that fits into `room` cells, else the last one cut. */
export function choose(label: Label, room: number, ellipsis: string): MeasuredText {
  for (const variant of label) {
    const whole = fitting(variant, room);
    if (whole !== null) return whole;
  }
  return cut(label[label.length - 1] ?? "", room, ellipsis);
}

/** A measured text at its place, in cells. */
export function placed(row: number, column: number, { text, width }: MeasuredText, tone: Tone): PlacedText {
  return { row, column, width, text, tone };
}
