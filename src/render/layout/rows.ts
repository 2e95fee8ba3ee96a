import type { Arrow, Diagram, Label, Note, PhaseRow, StepRow, TextRow, Tone } from "../diagram/diagram.ts";
import { layArrow } from "./arrows.ts";
import { choose, type MeasuredText, placed } from "./choose-text.ts";
import type { DiagramFrame, PanelFrame } from "./frame.ts";
import { placeInGutter } from "./gutter.ts";
import type { PlacedArrow, PlacedNote, PlacedRule, PlacedText } from "./layout.ts";
import { besideArrow, type Lane, noteText, textAtLifeline } from "./side-text.ts";
import type { LayoutSigns } from "./signs.ts";
import { usageOf } from "./spans.ts";

export interface LaidRows {
  /** Laid row at which each row begins, and that after the last. */
  tops: number[];
  /** Rows that interrupt the lifelines. */
  breaks: number[];
  texts: PlacedText[];
  rules: PlacedRule[];
  arrows: PlacedArrow[];
  notes: PlacedNote[];
}

/** A note never takes more lines; neither does running text. */
const NOTE_LINES = 8;
const TEXT_LINES = 24;
/** Line before and behind a phase's label. */
const RULE_START = 2;

/** What a panel's rows are laid out with. */
interface Side {
  index: number;
  frame: PanelFrame;
  /** The ports that were written last between two lifelines. */
  told: Map<string, string>;
  usedIn(row: number): number[];
}

/** All rows of a diagram, from the laid row `top` on. */
export function layRows(diagram: Diagram, frame: DiagramFrame, top: number, signs: LayoutSigns): LaidRows {
  const laid: LaidRows = { tops: [], breaks: [], texts: [], rules: [], arrows: [], notes: [] };
  const sides = frame.panels.map(
    (panel, index): Side => ({ index, frame: panel, told: new Map(), usedIn: usageOf(panel.tracks) }),
  );
  let next = top;
  for (const [index, row] of diagram.rows.entries()) {
    laid.tops.push(next);
    if (row.kind === "phase") {
      laid.breaks.push(index);
      laid.rules.push(layRule(row, next, frame.width, signs.ellipsis));
      next += 1;
    } else if (row.kind === "text") next += layText(laid, row, sides, index, next, signs.ellipsis);
    else next += layStep(laid, row, { sides, frame, index, top: next, signs });
  }
  laid.tops.push(next);
  return laid;
}

function layRule({ label }: PhaseRow, row: number, width: number, ellipsis: string): PlacedRule {
  const text = choose(label, width - 2 * (RULE_START + 1), ellipsis);
  return { row, from: 0, to: width - 1, label: placed(row, RULE_START + 1, text, "heading") };
}

/** Returns the laid rows that it takes, as do the functions below. */
function layText(
  laid: LaidRows,
  { panel, text, tone }: TextRow,
  sides: readonly Side[],
  index: number,
  top: number,
  ellipsis: string,
): number {
  const side = sides[panel];
  if (side === undefined) return 1;
  const { column, lines } = textAtLifeline([text], firstColumn(side), laneOf(side, index), TEXT_LINES, ellipsis);
  putLines(laid, lines, { top, column, tone });
  return lines.length;
}

function firstColumn({ frame }: Side): number {
  return frame.tracks[0]?.column ?? frame.from;
}

function laneOf({ frame, usedIn }: Side, index: number): Lane {
  return { from: frame.from, to: frame.to, used: usedIn(index) };
}

interface StepPlace {
  sides: readonly Side[];
  frame: DiagramFrame;
  index: number;
  top: number;
  signs: LayoutSigns;
}

function layStep(laid: LaidRows, step: StepRow, place: StepPlace): number {
  const { frame, top, sides, signs } = place;
  for (const [index, { width }] of frame.gutter.columns.entries()) {
    const text = choose([step.gutter[index] ?? ""], width, signs.ellipsis);
    if (text.width > 0) laid.texts.push(placeInGutter(frame.gutter, index, top, text, "plain"));
  }
  if (step.marker !== null && frame.marker !== null) {
    const sign = choose([signs[step.marker]], 2, signs.ellipsis);
    laid.texts.push(placed(top, frame.marker, sign, step.marker === "same" ? "dim" : "warning"));
  }
  let height = 1;
  for (const side of sides) {
    const cell = step.cells[side.index] ?? null;
    const lane = laneOf(side, place.index);
    if (cell?.kind === "arrow") height = Math.max(height, addArrow(laid, cell, side, lane, place));
    if (cell?.kind === "note") height = Math.max(height, addNote(laid, cell, side, lane, place));
  }
  return height;
}

function addNote(laid: LaidRows, note: Note, side: Side, lane: Lane, { top, signs }: StepPlace): number {
  const at = columnOf(side, note.at) ?? firstColumn(side);
  const { column, lines } = noteText(note, at, lane, NOTE_LINES, signs.ellipsis);
  for (const [line, measured] of lines.entries()) {
    if (measured.width === 0) continue;
    const row = top + line;
    laid.notes.push({ row, panel: side.index, text: placed(row, column, measured, note.tone), source: note });
  }
  return lines.length;
}

function columnOf({ frame }: Side, lifeline: number): number | undefined {
  return frame.tracks[frame.trackOf[lifeline] ?? -1]?.column;
}

function addArrow(laid: LaidRows, arrow: Arrow, side: Side, lane: Lane, place: StepPlace): number {
  const { top, frame, signs } = place;
  const from = columnOf(side, arrow.from);
  const to = columnOf(side, arrow.to);
  if (from === undefined || to === undefined || from === to) return addStandingArrow(laid, arrow, side, lane, place);
  const through = arrow.through.flatMap((lifeline) => columnOf(side, lifeline) ?? []);
  const withPorts = frame.mode === "hosts";
  const [between, ports] = portsBetween(arrow);
  const portsAreTold = side.told.get(between) === ports;
  const ends = { left: Math.min(from, to), right: Math.max(from, to) };
  const spot = { row: top, panel: side.index, from, to, through, used: lane.used, withPorts, portsAreTold };
  const laidArrow = layArrow(arrow, spot, signs.ellipsis);
  if (Math.abs(laidArrow.tail - from) > 1) side.told.set(between, ports);
  const beside = arrow.beside === null ? null : besideArrow(arrow.beside, ends, lane);
  if (beside !== null && beside.text.width > 0) laidArrow.beside = placed(top, beside.column, beside.text, arrow.tone);
  laid.arrows.push(laidArrow);
  if (arrow.beside === null || beside !== null) return 1;
  return 1 + addBeneath(laid, arrow.beside, arrow, ends.right, lane, place);
}

/** Which two lifelines an arrow joins, and at which ports, in whichever direction it goes. */
function portsBetween({ from, to, ports }: Arrow): [between: string, ports: string] {
  const [left, right] = from < to ? [ports?.from, ports?.to] : [ports?.to, ports?.from];
  return [`${Math.min(from, to)} ${Math.max(from, to)}`, JSON.stringify([left, right])];
}

/** An arrow that ends where it began, as between two ports of one host in hosts mode: nothing but text is left of it. */
function addStandingArrow(laid: LaidRows, arrow: Arrow, side: Side, lane: Lane, place: StepPlace): number {
  const { label, tone, details } = arrow;
  const height = addNote(laid, { kind: "note", at: arrow.from, label, tone, details }, side, lane, place);
  if (arrow.beside === null) return height;
  const at = columnOf(side, arrow.from) ?? firstColumn(side);
  return height + addBeneath(laid, arrow.beside, arrow, at, lane, { ...place, top: place.top + height - 1 });
}

/** The text that found no place beside its arrow, in rows of its own beneath `place.top`. */
function addBeneath(laid: LaidRows, label: Label, { tone }: Arrow, at: number, lane: Lane, place: StepPlace): number {
  const { column, lines } = textAtLifeline(label, at, lane, NOTE_LINES, place.signs.ellipsis);
  putLines(laid, lines, { top: place.top + 1, column, tone });
  return lines.length;
}

function putLines(
  { texts }: LaidRows,
  lines: readonly MeasuredText[],
  { top, column, tone }: { top: number; column: number; tone: Tone },
): void {
  for (const [line, text] of lines.entries()) if (text.width > 0) texts.push(placed(top + line, column, text, tone));
}
