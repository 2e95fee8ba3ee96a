import type { LaidDiagram, PlacedBracket, PlacedLifeline, PlacedRule, PlacedText } from "../layout/layout.ts";
import { drawArrow, drawNote } from "./draw-arrow.ts";
import { drawText } from "./draw-text.ts";
import { CELL_WIDTH, centreOf, leftOf, middleOf, ROW_HEIGHT, topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";
import { decimal, emptyElement } from "./xml.ts";

/** How far a host's lane reaches beyond its outer lifelines. */
const LANE_PADDING = 12;

/** The diagram as elements, its first row at the top of the plane; what is drawn last lies on top. */
export function* drawDiagram(diagram: LaidDiagram, pen: Pen): Iterable<string> {
  yield* diagram.brackets.map((bracket) => drawLane(bracket, diagram.height));
  yield* diagram.brackets.map(drawBracket);
  const written = textsByRow(diagram);
  yield* diagram.lifelines.map((lifeline) => drawLifeline(lifeline, written)).filter((path) => path !== "");
  yield* diagram.rules.map(drawBand);
  yield* diagram.rules.map(({ label }) => drawText({ ...label, tone: "heading" }, pen));
  yield* diagram.texts.map((text) => drawText(text, pen));
  for (const step of stepsInOrder(diagram)) yield "text" in step ? drawNote(step, pen) : drawArrow(step, pen);
}

/** Arrows and notes from top to bottom, as somebody moves through them. */
function stepsInOrder({
  arrows,
  notes,
}: LaidDiagram): (LaidDiagram["arrows"][number] | LaidDiagram["notes"][number])[] {
  return [...arrows, ...notes].sort((a, b) => a.row - b.row || a.panel - b.panel);
}

/** A stripe behind the lifelines of one host, from its bracket to the end. */
function drawLane({ row, from, to }: PlacedBracket, height: number): string {
  return emptyElement("rect", {
    class: "lane",
    x: centreOf(from) - LANE_PADDING,
    y: middleOf(row),
    width: centreOf(to) - centreOf(from) + LANE_PADDING * 2,
    height: topOf(height) - middleOf(row),
    rx: 8,
  });
}

function drawBracket({ row, from, middle, to }: PlacedBracket): string {
  const radius = 6;
  const [left, right] = [centreOf(from), centreOf(to)];
  const [top, bar, bottom] = [topOf(row), middleOf(row), topOf(row + 1)].map(decimal);
  const side = ROW_HEIGHT / 2 - radius;
  const path =
    `M${left} ${bottom}v-${side}a${radius} ${radius} 0 0 1 ${radius}-${radius}` +
    `H${right - radius}a${radius} ${radius} 0 0 1 ${radius} ${radius}V${bottom}M${centreOf(middle)} ${bar}V${top}`;
  return emptyElement("path", { class: "edge", d: path });
}

/** The band of a phase, as wide as its line. */
function drawBand({ row, from, to }: PlacedRule): string {
  return emptyElement("rect", {
    class: "band",
    x: leftOf(from),
    y: topOf(row) + 1.5,
    width: (to - from + 1) * CELL_WIDTH,
    height: ROW_HEIGHT - 3,
    rx: 4,
  });
}

/** What is written on the paper itself, and may lie over a lifeline. */
function textsByRow({ texts, notes, arrows }: LaidDiagram): ReadonlyMap<number, readonly PlacedText[]> {
  const rows = new Map<number, PlacedText[]>();
  for (const text of [...texts, ...notes.map((note) => note.text), ...arrows.flatMap(({ beside }) => beside ?? [])]) {
    const row = rows.get(text.row);
    if (row === undefined) rows.set(text.row, [text]);
    else row.push(text);
  }
  return rows;
}

/** A lifeline, with a gap in each row in which a text lies over it. */
function drawLifeline(
  { column, top, bottom, tone }: PlacedLifeline,
  written: ReadonlyMap<number, readonly PlacedText[]>,
): string {
  const x = centreOf(column);
  const stretch = (first: number, next: number): string =>
    next > first ? `M${x} ${topOf(first) + 1}V${topOf(next) - 1}` : "";
  let path = "";
  let start = top;
  for (let row = top; row <= bottom; row++) {
    if (!written.get(row)?.some((text) => column >= text.column && column < text.column + text.width)) continue;
    path += stretch(start, row);
    start = row + 1;
  }
  path += stretch(start, bottom + 1);
  return path === "" ? "" : emptyElement("path", { class: `life ${tone}-life`, d: path });
}
