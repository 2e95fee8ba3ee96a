import type { Arrow } from "../diagram/diagram.ts";
import type { PlacedArrow, PlacedNote } from "../layout/layout.ts";
import { drawLabel, drawText } from "./draw-text.ts";
import { CELL_WIDTH, centreOf, leftOf, middleOf, ROW_HEIGHT, topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";
import { decimal, emptyElement } from "./xml.ts";

/** Length and half the height of an arrow's head; where there is little room it is shorter. */
const HEAD = { solid: [9, 4.5], dashed: [9, 4.5], double: [11, 6.5] } as const;
const MINIMAL_HEAD = 6;
/** The head stops this far before the lifeline, so that both stay visible. */
const TIP_GAP = 1.5;
/** Distance of a burst's two lines from its middle. */
const HALF_GAP = 2.4;
/** Half the size of the cross of a lost message, and how far before the lifeline it stands. */
const CROSS = { half: 4.5, before: 11 } as const;

/** The arrow with everything on it, as one group that can be pointed at. */
export function drawArrow(arrow: PlacedArrow, pen: Pen): string {
  const labels = arrow.texts.map((text) => drawLabel(text, pen)).join("");
  const beside = arrow.beside === null ? "" : drawText(arrow.beside, pen);
  return `${pen.openStep(arrow.source)}${hitArea(arrow)}${drawLine(arrow)}${labels}${drawEnds(arrow)}${beside}</g>`;
}

/** Text at a lifeline, as a group of its own. */
export function drawNote(note: PlacedNote, pen: Pen): string {
  const area = emptyElement("rect", {
    class: "hit",
    x: leftOf(note.text.column) - 4,
    y: topOf(note.row) + 0.5,
    width: note.text.width * CELL_WIDTH + 8,
    height: ROW_HEIGHT - 1,
    rx: 4,
  });
  return `${pen.openStep(note.source)}${area}${drawText(note.text, pen)}</g>`;
}

/** What a pointer hits, and what is framed while the arrow has the focus: its row, from end to end. */
function hitArea({ row, from, to, texts, beside }: PlacedArrow): string {
  const placed = beside === null ? texts : [...texts, beside];
  const first = Math.min(from, to, ...placed.map(({ column }) => column));
  const last = Math.max(from, to, ...placed.map(({ column, width }) => column + width - 1));
  return emptyElement("rect", {
    class: "hit",
    x: leftOf(first) - 4,
    y: topOf(row) + 0.5,
    width: (last - first + 1) * CELL_WIDTH + 8,
    height: ROW_HEIGHT - 1,
    rx: 4,
  });
}

function drawLine(arrow: PlacedArrow): string {
  const { line, tone, heads, lost } = arrow.source;
  const { start, end, y } = courseOf(arrow);
  const from = heads === "both" ? start.neck : start.tip;
  const to = lost ? end.tip : end.neck;
  const heights = line === "double" ? [y - HALF_GAP, y + HALF_GAP] : [y];
  const path = heights.map((height) => `M${decimal(from)} ${decimal(height)}H${decimal(to)}`).join("");
  return emptyElement("path", { class: `${line === "solid" ? "line" : line} ${tone}-line`, d: path });
}

/** Heads at both ends, or at the lifelines reached on the way; or the cross. Drawn over the labels. */
function drawEnds(arrow: PlacedArrow): string {
  const { heads, lost, tone, line } = arrow.source;
  const { start, end, direction, y } = courseOf(arrow);
  const [length, half] = HEAD[line];
  const passed = arrow.through.map((column) => centreOf(column) - direction * TIP_GAP);
  const tips = passed.map((tip) => head({ tip, neck: tip - direction * length }, y, half));
  if (!lost) tips.push(head(end, y, half));
  if (heads === "both") tips.push(head(start, y, half));
  const shapes = tips.length === 0 ? "" : emptyElement("path", { class: tone, d: tips.join("") });
  const origin =
    heads === "both" || covered(arrow) ? "" : emptyElement("circle", { class: tone, cx: start.tip, cy: y, r: 2.4 });
  return shapes + origin + (lost ? cross(end.tip, y, tone) : "");
}

/** Whether a label begins where the line does, so that nothing of its tail is seen. */
function covered({ tail, texts }: PlacedArrow): boolean {
  return texts.some(({ column, width }) => column <= tail && tail < column + width);
}

/** One end of an arrow in pixels: the outermost point, and where a head there meets the line. */
interface End {
  tip: number;
  neck: number;
}

/** Where the arrow begins and ends, 1 or -1 for its direction, and the height of its line. */
function courseOf(arrow: PlacedArrow): { start: End; end: End; direction: number; y: number } {
  const { from, to, tail, head: last, row, source } = arrow;
  const direction = to >= from ? 1 : -1;
  const start = endAt(from, tail, direction, source.heads === "both" ? TIP_GAP : 0, source.line);
  const end = endAt(to, last, -direction, source.lost ? CROSS.before : TIP_GAP, source.line);
  return { start, end, direction, y: middleOf(row) };
}

/** A line reaches its lifeline, or ends with its outermost cell where a port stands between; a head keeps to that cell. */
function endAt(lifeline: number, cell: number, inward: number, gap: number, line: Arrow["line"]): End {
  const [outer, inner] = inward > 0 ? [leftOf(cell), leftOf(cell + 1)] : [leftOf(cell + 1), leftOf(cell)];
  const tip = (Math.abs(lifeline - cell) <= 1 ? centreOf(lifeline) : outer) + inward * gap;
  const room = Math.max(MINIMAL_HEAD, (inner - tip) * inward);
  return { tip, neck: tip + inward * Math.min(HEAD[line][0], room) };
}

function head({ tip, neck }: End, y: number, half: number): string {
  return `M${decimal(tip)} ${decimal(y)}L${decimal(neck)} ${decimal(y - half)}V${decimal(y + half)}Z`;
}

function cross(x: number, y: number, tone: string): string {
  const [left, right] = [decimal(x - CROSS.half), decimal(x + CROSS.half)];
  const [top, bottom] = [decimal(y - CROSS.half), decimal(y + CROSS.half)];
  const path = `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
  return emptyElement("path", { class: `cross ${tone}-line`, d: path });
}
