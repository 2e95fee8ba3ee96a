import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { emptyElement, startTag, textElement } from "../svg/xml.ts";

/** Pixels: a column and the room that it has, the tallest one, and what stands above and below. It is as wide as a telephone. */
const COLUMN = { width: 26, room: 30 } as const;
const HEIGHT = 120;
const ABOVE = 38;
const BELOW = 44;
const SIDE = 14;
/** A count above 0 is seen, however many others there are. */
const LOWEST = 3;

/** From which points on a hand-in passes: as a share of all points (0 to 1), and as text. */
export interface PassMark {
  share: number;
  points: string;
}

/**
 * Students by share of the points: a column for each tenth with its number above, and a line where a pass begins. One sentence for each
 * column is read aloud in its place.
 */
export function* drawHistogram(
  counts: readonly number[],
  pass: PassMark,
  words: GradePagesWords["class"],
): Iterable<string> {
  const most = Math.max(1, ...counts);
  const width = counts.length * COLUMN.room + SIDE * 2;
  const foot = ABOVE + HEIGHT;
  const height = foot + BELOW;
  const spoken = counts.map((count, index) => words.bar(rangeOf(index, counts.length), count)).join(", ");
  yield startTag("svg", {
    class: "histogram",
    role: "img",
    "aria-label": `${words.distribution}: ${spoken}`,
    viewBox: `0 0 ${width} ${height}`,
  });
  yield "\n";
  for (const [index, count] of counts.entries()) {
    if (count === 0) continue;
    const middle = SIDE + (index + 0.5) * COLUMN.room;
    const tall = Math.max(LOWEST, (count / most) * HEIGHT);
    const place = { x: middle - COLUMN.width / 2, y: foot - tall };
    yield `${emptyElement("rect", { class: "column", ...place, width: COLUMN.width, height: tall })}\n`;
    yield `${textElement("text", { x: middle, y: foot - tall - 5 }, String(count))}\n`;
  }
  for (let edge = 0; edge <= counts.length; edge++) {
    const label = { class: "label", x: SIDE + edge * COLUMN.room, y: foot + 16 };
    yield `${textElement("text", label, String(Math.round((edge * 100) / counts.length)))}\n`;
  }
  yield `${emptyElement("path", { class: "axis", d: `M${SIDE} ${foot}H${width - SIDE}` })}\n`;
  yield* drawPass(pass, { left: SIDE, right: width - SIDE, foot }, words);
  yield `${textElement("text", { class: "label", x: width / 2, y: height - 8 }, `${words.share} (%)`)}\n</svg>\n`;
}

/** Its label stands over the line, and inside of the drawing. */
function* drawPass(
  { share, points }: PassMark,
  { left, right, foot }: { left: number; right: number; foot: number },
  words: GradePagesWords["class"],
): Iterable<string> {
  if (!(share > 0 && share <= 1)) return;
  const x = left + share * (right - left);
  const third = share < 1 / 3 ? "start" : share > 2 / 3 ? "end" : "middle";
  yield `${emptyElement("path", { class: "mark", d: `M${Math.round(x)} 17V${foot}` })}\n`;
  yield `${textElement("text", { class: third, x, y: 12 }, words.passMark(points))}\n`;
}

/** "0–9", "90–100": in percent. */
function rangeOf(index: number, columns: number): string {
  const step = 100 / columns;
  return `${index * step}–${index === columns - 1 ? 100 : (index + 1) * step - 1}`;
}
