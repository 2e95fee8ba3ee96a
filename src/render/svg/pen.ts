import type { Arrow, Note } from "../diagram/diagram.ts";

/** A line of text in its cells. */
export interface WrittenText {
  /** Pixels, of the left end of the line that it stands on. */
  x: number;
  y: number;
  /** Cells that it fills, whatever the font. */
  cells: number;
  text: string;
  /** Classes of its colour and weight. */
  className: string;
}

/** What differs between outputs that draw the same picture. */
export interface Pen {
  /** The text as an element. */
  write(text: WrittenText): string;
  /** Start of the group around one arrow or note, with what tells a viewer about it. */
  openStep(step: Arrow | Note): string;
}
