import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { emptyElement, startTag, textElement } from "../svg/xml.ts";

/** Pixels: a column and the room that it has, the tallest one, and what stands above and below. */
const COLUMN = { width: 44, room: 56 } as const;
const HEIGHT = 150;
const ABOVE = 24;
const BELOW = 46;
const SIDE = 20;
/** A count above 0 is seen, however many others there are. */
const LOWEST = 3;

/**
 * Students by share of the points: a column for each tenth with its number above, and a line where a pass begins (a share, 0 to 1). One
 * sentence for each column is read aloud in its place.
 */
export function* drawHistogram(
  counts: readonly number[],
  pass: { share: number; points: string },
  words: GradePagesWords["class"],
): Iterable<string> {
  const most = Math.max(1, ...counts);
  const width = counts.length * COLUMN.room + SIDE * 2;
  const height = ABOVE + HEIGHT + BELOW;
  const foot = ABOVE + HEIGHT;
  const spoken = counts.map((count, index) => words.bar(rangeOf(index, counts.length), count)).join(", ");
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  yield `${startTag("svg", { class: "histogram", role: "img", "aria-label": `${words.distribution}: ${spoken}`, ...size })}\n`;
  for (const [index, count] of counts.entries()) {
    const middle = SIDE + (index + 0.5) * COLUMN.room;
    const tall = count === 0 ? 0 : Math.max(LOWEST, (count / most) * HEIGHT);
    const box = { x: middle - COLUMN.width / 2, y: foot - tall, width: COLUMN.width, height: tall };
    if (count > 0) yield `${emptyElement("rect", { class: "column", ...box })}\n`;
    if (count > 0) yield `${textElement("text", { x: middle, y: foot - tall - 6 }, String(count))}\n`;
    yield `${textElement("text", { class: "label", x: middle, y: foot + 18 }, rangeOf(index, counts.length))}\n`;
  }
  yield `${emptyElement("path", { class: "axis", d: `M${SIDE} ${foot}H${width - SIDE}` })}\n`;
  yield* drawPass(pass, counts.length, foot, words);
  yield `${textElement("text", { class: "label", x: width / 2, y: height - 8 }, `${words.share} (%)`)}\n</svg>\n`;
}

function* drawPass(
  { share, points }: { share: number; points: string },
  columns: number,
  foot: number,
  words: GradePagesWords["class"],
): Iterable<string> {
  if (!(share > 0 && share <= 1)) return;
  const x = SIDE + share * columns * COLUMN.room;
  yield `${emptyElement("path", { class: "mark", d: `M${Math.round(x)} ${ABOVE - 6}V${foot}` })}\n`;
  yield `${textElement("text", { x, y: 12 }, words.passMark(points))}\n`;
}

/** "0–9", "90–100": in percent. */
function rangeOf(index: number, columns: number): string {
  const step = 100 / columns;
  return `${index * step}–${index === columns - 1 ? 100 : (index + 1) * step - 1}`;
}
