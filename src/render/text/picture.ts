import type { LaidDiagram, LaidTable, Layout, PlacedBracket, PlacedLifeline, PlacedRule } from "../layout/layout.ts";
import { drawArrow, writeText } from "./arrow-cells.ts";
import { ASCII_GLYPHS, type Glyphs, UNICODE_GLYPHS } from "./glyphs.ts";
import { GridRow, painted } from "./grid-row.ts";
import { createPaint, type Paint } from "./paint.ts";
import type { Sheet, TextOptions } from "./sheet.ts";
import { drawFramed } from "./table.ts";

/** The picture on a terminal, or in a file as a terminal would show it. */
export function* drawText(layout: Layout, { ascii, colourLevel }: TextOptions): Iterable<string> {
  for (const line of pictureLines(layout, { paint: createPaint(colourLevel) }, ascii)) yield `${line}\n`;
}

/** The lines of a picture, at most `layout.width` cells each and without spaces at their ends, made one by one. */
export function* pictureLines(layout: Layout, { paint }: Pick<Sheet, "paint">, ascii: boolean): Iterable<string> {
  const glyphs = ascii ? ASCII_GLYPHS : UNICODE_GLYPHS;
  for (const [index, block] of layout.blocks.entries()) {
    if (index > 0) yield "";
    if (block.kind === "diagram") yield* diagramLines(block, layout.width, paint, glyphs);
    else if (block.kind === "table") yield* tableLines(block, paint, glyphs);
    else for (const line of block.lines) yield painted(paint, block.source.tone, line.trimEnd());
  }
}

function* tableLines(table: LaidTable, paint: Paint, glyphs: Glyphs): Iterable<string> {
  if (table.title !== null) yield paint.heading(table.title);
  yield* drawFramed({
    widths: table.widths,
    aligns: table.source.columns.map(({ align }) => align),
    head: table.head.map((lines) => lines.map((line) => paint.heading(line))),
    rows: table.rows,
    glyphs,
  });
}

function* diagramLines(diagram: LaidDiagram, width: number, paint: Paint, glyphs: Glyphs): Iterable<string> {
  const texts = byRow(diagram.texts);
  const brackets = byRow(diagram.brackets);
  const rules = byRow(diagram.rules);
  const arrows = byRow(diagram.arrows);
  const notes = byRow(diagram.notes);
  const lifelines = lifelinesByRow(diagram.lifelines);
  for (let number = 0; number < diagram.height; number++) {
    const row = new GridRow(width);
    for (const { column, tone } of lifelines(number)) row.put(column, glyphs.lines.lifeline, tone);
    for (const bracket of brackets(number)) drawBracket(row, bracket, glyphs);
    for (const rule of rules(number)) drawRule(row, rule, glyphs);
    for (const arrow of arrows(number)) drawArrow(row, arrow, glyphs.lines);
    for (const { text } of notes(number)) writeText(row, text);
    for (const text of texts(number)) writeText(row, text);
    yield row.toLine(paint);
  }
}

function drawBracket(row: GridRow, { from, middle, to }: PlacedBracket, glyphs: Glyphs): void {
  const { left, line, middle: stem, right } = glyphs.lines.bracket;
  row.fill(from, to, line, "dim");
  row.put(from, left, "dim");
  row.put(to, right, "dim");
  row.put(middle, stem, "dim");
}

function drawRule(row: GridRow, { from, to, label }: PlacedRule, glyphs: Glyphs): void {
  row.fill(from, to, glyphs.lines.rule, label.tone);
  if (label.width === 0) return;
  row.fill(label.column - 1, label.column + label.width, " ", label.tone);
  writeText(row, label);
}

/** Hands out the pieces of each row; rows are asked for in ascending order, and the pieces are in that order. */
function byRow<T extends { row: number }>(pieces: readonly T[]): (row: number) => T[] {
  let next = 0;
  return (row) => {
    const found: T[] = [];
    for (let piece = pieces[next]; piece !== undefined && piece.row <= row; piece = pieces[++next]) found.push(piece);
    return found;
  };
}

/** Hands out the lifelines that pass through each row. */
function lifelinesByRow(pieces: readonly PlacedLifeline[]): (row: number) => readonly PlacedLifeline[] {
  let next = 0;
  let open: PlacedLifeline[] = [];
  return (row) => {
    if (open.some(({ bottom }) => bottom < row)) open = open.filter(({ bottom }) => bottom >= row);
    for (let piece = pieces[next]; piece !== undefined && piece.top <= row; piece = pieces[++next]) open.push(piece);
    return open;
  };
}
