/**
 * A picture in which everything has its place, in cells: one cell is one Latin letter, Hangul takes two; a row is one line.
 * Columns and rows count from 0 within their block. Texts are chosen and cut: drawing needs no measuring. Each block keeps
 * what it was made from, for outputs that place things themselves (Mermaid, Markdown tables).
 */
import type { Arrow, Diagram, Note, Paragraph, TableBlock, Tone } from "../diagram/diagram.ts";

export interface Layout {
  title: string;
  /** Cells; nothing reaches beyond. */
  width: number;
  /** From top to bottom; an empty row parts them. */
  blocks: readonly LaidBlock[];
}

export type LaidBlock = LaidDiagram | LaidParagraph | LaidTable;

export interface LaidParagraph {
  kind: "paragraph";
  source: Paragraph;
  height: number;
  lines: readonly string[];
}

/** Column widths without frames or padding; each cell is wrapped into lines of at most its column's width. */
export interface LaidTable {
  kind: "table";
  source: TableBlock;
  /** Cut to the width. */
  title: string | null;
  /** Rows of cells when it is drawn with the usual frame: title, frame, head and body. */
  height: number;
  widths: readonly number[];
  head: readonly (readonly string[])[];
  rows: readonly (readonly (readonly string[])[])[];
}

export interface LaidDiagram {
  kind: "diagram";
  source: Diagram;
  height: number;
  /** ports: a lifeline for each port. hosts: too narrow for that, one for each host, and ports in the arrows. */
  mode: "ports" | "hosts";
  /** These six lists are each in the order of rows (lifelines: of their tops). Texts lie over lifelines, nothing else overlaps. */
  texts: readonly PlacedText[];
  brackets: readonly PlacedBracket[];
  rules: readonly PlacedRule[];
  lifelines: readonly PlacedLifeline[];
  arrows: readonly PlacedArrow[];
  notes: readonly PlacedNote[];
}

export interface PlacedText {
  row: number;
  column: number;
  /** Cells that it takes. */
  width: number;
  text: string;
  tone: Tone;
}

/** Over the lifelines of one host: ┌────┴────┐. */
export interface PlacedBracket {
  row: number;
  from: number;
  middle: number;
  to: number;
}

/** A phase line over the whole width, with its label set into it. */
export interface PlacedRule {
  row: number;
  from: number;
  to: number;
  label: PlacedText;
}

/** One stretch of a lifeline, both rows included. */
export interface PlacedLifeline {
  column: number;
  top: number;
  bottom: number;
  tone: Tone;
}

/** Between two lifelines' columns; drawn over lifelines, under its own texts. */
export interface PlacedArrow {
  row: number;
  panel: number;
  /** Columns of the lifelines that it leaves and reaches; `from` is right of `to` for an arrow to the left. */
  from: number;
  to: number;
  /**
   * Columns of the first and the last cell of the line itself, inclusive: beside the lifelines or, in hosts mode, beside the
   * ports that stand between. `tail` is at `from`'s end; at `head` stands the head, and at both where heads are "both".
   */
  tail: number;
  head: number;
  /** Columns of lifelines in use that its line crosses where no text covers them; those it reaches too are in `through`. */
  crossings: readonly number[];
  through: readonly number[];
  /** On the line: label, and ports at the ends in hosts mode. */
  texts: readonly PlacedText[];
  /** Next to the line. */
  beside: PlacedText | null;
  source: Arrow;
}

/** One line of a note; the lines of a wrapped one stand in rows one after another and have the same source. */
export interface PlacedNote {
  row: number;
  panel: number;
  text: PlacedText;
  source: Note;
}
