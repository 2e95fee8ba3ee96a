import type { Arrow } from "../diagram/diagram.ts";
import type { PlacedArrow, PlacedNote } from "../layout/layout.ts";
import { drawLabel } from "./draw-text.ts";
import { CELL_WIDTH, centreOf, leftOf, middleOf, ROW_HEIGHT, topOf } from "./grid.ts";
import type { Pen } from "./pen.ts";
import { decimal, emptyElement } from "./xml.ts";

/** Length and half the height of an arrow's head. */
const HEAD = { solid: [9, 4.5], dashed: [9, 4.5], double: [12, 6.5] } as const;
/** The head stops this far before the lifeline, so that both stay visible. */
const TIP_GAP = 1.5;
/** Distance of a burst's two lines from its middle. */
const HALF_GAP = 2.4;
/** Half the size of the cross of a lost message, and how far before the lifeline it stands. */
const CROSS = { half: 4.5, before: 11 } as const;

/** The arrow with everything on it, as one group that can be pointed at. */
export function drawArrow(arrow: PlacedArrow, pen: Pen): string {
  const labels = arrow.texts.map((text) => drawLabel(text, "tint", pen)).join("");
  const beside = arrow.beside === null ? "" : drawLabel(arrow.beside, "paper", pen);
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
  return `${pen.openStep(note.source)}${area}${drawLabel(note.text, "paper", pen)}</g>`;
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
  const { line, tone } = arrow.source;
  const { start, end, direction, y } = courseOf(arrow);
  const [length] = HEAD[line];
  const from = arrow.source.heads === "both" ? start + direction * length : start;
  const to = arrow.source.lost ? end : end - direction * length;
  const heights = line === "double" ? [y - HALF_GAP, y + HALF_GAP] : [y];
  const path = heights.map((height) => `M${decimal(from)} ${decimal(height)}H${decimal(to)}`).join("");
  return emptyElement("path", { class: `${line === "solid" ? "line" : line} ${tone}-line`, d: path });
}

/** Heads at both ends, or at the lifelines reached on the way; or the cross. Drawn over the labels. */
function drawEnds(arrow: PlacedArrow): string {
  const { heads, lost, tone, line } = arrow.source;
  const { start, end, direction, y } = courseOf(arrow);
  const tips = arrow.through.map((column) => head(centreOf(column) - direction * TIP_GAP, y, direction, line));
  if (!lost) tips.push(head(end, y, direction, line));
  if (heads === "both") tips.push(head(start, y, -direction, line));
  const shapes = tips.length === 0 ? "" : emptyElement("path", { class: tone, d: tips.join("") });
  const origin = heads === "both" ? "" : emptyElement("circle", { class: tone, cx: start, cy: y, r: 2.4 });
  return shapes + origin + (lost ? cross(end, y, tone) : "");
}

/** Where the arrow begins and ends, in pixels, and 1 or -1 for its direction. */
function courseOf(arrow: PlacedArrow): { start: number; end: number; direction: number; y: number } {
  const { from, to, tail, head, row, source } = arrow;
  const direction = to >= from ? 1 : -1;
  const startGap = source.heads === "both" ? TIP_GAP : 0;
  const endGap = source.lost ? CROSS.before : TIP_GAP;
  return {
    start: endOf(from, tail) + direction * startGap,
    end: endOf(to, head) - direction * endGap,
    direction,
    y: middleOf(row),
  };
}

/** A line reaches its lifeline, or ends with its outermost cell where a port stands between. */
function endOf(lifeline: number, cell: number): number {
  if (Math.abs(lifeline - cell) <= 1) return centreOf(lifeline);
  return cell > lifeline ? leftOf(cell) : leftOf(cell + 1);
}

function head(tip: number, y: number, direction: number, line: Arrow["line"]): string {
  const [length, half] = HEAD[line];
  const back = decimal(tip - direction * length);
  return `M${decimal(tip)} ${decimal(y)}L${back} ${decimal(y - half)}V${decimal(y + half)}Z`;
}

function cross(x: number, y: number, tone: string): string {
  const [left, right] = [decimal(x - CROSS.half), decimal(x + CROSS.half)];
  const [top, bottom] = [decimal(y - CROSS.half), decimal(y + CROSS.half)];
  const path = `M${left} ${top}L${right} ${bottom}M${left} ${bottom}L${right} ${top}`;
  return emptyElement("path", { class: `cross ${tone}-line`, d: path });
}
