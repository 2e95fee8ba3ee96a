/**
 * What a picture says, before anything in it has a place. Texts are in the reader's language, safe to draw (escapeText) and
 * whole: layout/ chooses, wraps and cuts. Everything that draws (text, SVG, HTML, Mermaid …) gets it through the layout.
 */

/** Everything that one command draws, from top to bottom. */
export interface Picture {
  /** One line, for a window or a file that wants a title. */
  title: string;
  blocks: readonly Block[];
}

export type Block = Diagram | Paragraph | TableBlock;

/** Says what colour adds to the text; no meaning hangs on it alone. */
export type Tone = "plain" | "heading" | "control" | "data" | "dim" | "warning" | "error";

/** The same thing said ever shorter, at least one text: the first that fits is drawn, the last one is cut if it must be. */
export type Label = readonly [string, ...string[]];

export interface Paragraph {
  kind: "paragraph";
  text: string;
  tone: Tone;
}

/** A table of plain cells; a cell may have several lines. */
export interface TableBlock {
  kind: "table";
  title: string | null;
  columns: readonly { title: string; align: "left" | "right" }[];
  rows: readonly (readonly string[])[];
}

/** Lifelines from left to right, rows from top to bottom; two panels beside each other where two things are compared. */
export interface Diagram {
  kind: "diagram";
  /** Drawn above it; null where there is nothing to tell apart. */
  title: string | null;
  /** Narrow columns left of the panels: frame and time, or the step. */
  gutter: readonly GutterColumn[];
  panels: readonly [Panel] | readonly [Panel, Panel];
  rows: readonly Row[];
  /** Marks (picture-mark.ts) of the sessions and exchanges that it shows; pictures in files carry them. Never drawn. */
  marks?: readonly string[];
}

export interface GutterColumn {
  title: string;
  align: "left" | "right";
}

export interface Panel {
  /** Above the hosts: "ACTIVE  active.pcap". */
  title: string | null;
  hosts: readonly Host[];
  /** In the order in which they stand; lifelines of one host stand beside each other, in the order of `hosts`. */
  lifelines: readonly Lifeline[];
}

/** A machine; its lifelines are bracketed together where it has several. */
export interface Host {
  name: Label;
}

/** One port in its role (or, in DHCP, one machine). Drawn only in the rows where it is in use. */
export interface Lifeline {
  /** Index into the panel's hosts. */
  host: number;
  /** Above the line: its port, ":21"; empty where it changes from transfer to transfer, or is of no interest. */
  port: string;
  /** Below the port: "control", "data". */
  role: Label;
  tone: Tone;
  /** Rows in which it is in use, as indexes into the diagram's rows, both ends included, in order. */
  spans: readonly { first: number; last: number }[];
}

export type Row = PhaseRow | StepRow | TextRow;

/** A line across the whole diagram: "1 CONNECT". */
export interface PhaseRow {
  kind: "phase";
  label: Label;
}

/** One thing that happened; in a comparison, the same step on both sides (null where one side has no such thing). */
export interface StepRow {
  kind: "step";
  /** One text for each gutter column, empty where there is nothing to say. */
  gutter: readonly string[];
  /** One for each panel. */
  cells: readonly (Arrow | Note | null)[];
  /** Drawn between two panels; null in a ladder. */
  marker: "same" | "different" | null;
}

/** Running text beneath a step, wrapped beside the first lifeline: layers of a frame, folded repetitions. */
export interface TextRow {
  kind: "text";
  text: string;
  tone: Tone;
  /** Index of the panel it belongs to. */
  panel: number;
}

/** A message from one lifeline to another. */
export interface Arrow {
  kind: "arrow";
  /** Indexes into the panel's lifelines. */
  from: number;
  to: number;
  /** Lifelines between the two (or beyond `to` none) that it reaches as well: a broadcast. */
  through: readonly number[];
  /** double: a burst of data. dashed: a broadcast. */
  line: "solid" | "double" | "dashed";
  heads: "to" | "both";
  /** It left and never arrived, or nobody answered: drawn with a cross where the head would be. */
  lost: boolean;
  label: Label;
  /** Drawn on the free side of a short arrow: "★ server opens". */
  beside: Label | null;
  /** Ports of both ends, ":50021", for a layout that has one line for each host; null where ports say nothing (DHCP). */
  ports: { from: string; to: string } | null;
  tone: Tone;
  /** For whoever points at it; the last word on everything that the label left out. */
  details: readonly Detail[];
}

/** Text beside a lifeline: "← 195×256+101 = 50021, listens". */
export interface Note {
  kind: "note";
  /** Index into the panel's lifelines. */
  at: number;
  /** Rather left of the lifeline than right of it. */
  before?: true;
  label: Label;
  tone: Tone;
  details: readonly Detail[];
}

export interface Detail {
  name: string;
  value: string;
}
