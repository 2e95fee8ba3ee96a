/** Text measured, cut and filled in terminal cells: Hangul takes two, colour codes none. */
import { clustersOf, clusterWidth } from "./cells/cluster-width.ts";
import { NO_COLOUR, type Sign, signsOf, textOf, unpainted } from "./cells/signs.ts";
import { usualWidth } from "./cells/usual-text.ts";
import { wrapSigns } from "./cells/wrap-signs.ts";

/** More code units than any drawn line of this many cells can hold; what lies beyond is never measured. */
const UNITS_PER_CELL = 16;

export function cellWidth(text: string): number {
  const bare = unpainted(text);
  return usualWidth(bare) ?? clustersOf(bare).reduce((sum, cluster) => sum + clusterWidth(cluster), 0);
}

/** `text` in at most `width` cells, with `ellipsis` (one cell) where something was cut off. */
export function truncate(text: string, width: number, ellipsis: string, position: "end" | "middle" = "end"): string {
  if (width <= 0) return "";
  const near = text.length > width * UNITS_PER_CELL ? text.slice(0, width * UNITS_PER_CELL) + ellipsis : text;
  if (cellWidth(near) <= width) return near;
  const signs = signsOf(near);
  // A sign of two cells is kept where its first still has room: less is asked for until all have.
  for (let room = width; room > 1; room--) {
    const cut = textOf(position === "end" ? keepHead(signs, room, ellipsis) : keepBothEnds(signs, room, ellipsis));
    if (cellWidth(cut) <= width) return cut;
  }
  return ellipsis;
}

function keepHead(signs: readonly Sign[], room: number, ellipsis: string): Sign[] {
  const head = between(signs, 0, room - 1);
  return [...head, mark(ellipsis, head)];
}

function keepBothEnds(signs: readonly Sign[], room: number, ellipsis: string): Sign[] {
  const half = Math.floor(room / 2);
  const head = between(signs, 0, half);
  const whole = signs.reduce((sum, { cells }) => sum + cells, 0);
  return [...head, mark(ellipsis, head), ...between(signs, whole - (room - half) + 1, whole)];
}

/** The signs that begin between two cells. */
function between(signs: readonly Sign[], from: number, to: number): Sign[] {
  let cell = 0;
  return signs.filter(({ cells }) => {
    const begin = cell;
    cell += cells;
    return begin >= from && begin < to;
  });
}

/** In the colour of what stands before it. */
function mark(ellipsis: string, before: readonly Sign[]): Sign {
  return { text: ellipsis, cells: 1, colour: before.at(-1)?.colour ?? NO_COLOUR };
}

/** Fills up with spaces to `width` cells; longer text is left as it is. */
export function fill(text: string, width: number, align: "left" | "right" = "left"): string {
  const spaces = " ".repeat(Math.max(0, width - cellWidth(text)));
  return align === "right" ? spaces + text : text + spaces;
}

/** Lines of at most `width` cells, broken at spaces where there are any; later lines are indented like the first. */
export function wrap(text: string, width: number): string[] {
  if (cellWidth(text) <= width) return [text];
  const spaces = /^ */.exec(text)?.[0].length ?? 0;
  const indent = " ".repeat(spaces < width / 2 ? spaces : 0);
  const lines = text.slice(spaces).split("\n");
  return lines
    .flatMap((line) => wrapSigns(signsOf(line).map(composed), Math.max(1, width - indent.length)))
    .map((line) => indent + textOf(line));
}

/** Letters with their marks as one character each. */
function composed(sign: Sign): Sign {
  return { ...sign, text: sign.text.normalize() };
}

/** Wrapped, and cut after `lines` lines with an ellipsis. */
export function wrapAtMost(text: string, width: number, lines: number, ellipsis: string): string[] {
  const wrapped = wrap(text.slice(0, width * lines * UNITS_PER_CELL), width);
  if (wrapped.length <= lines) return wrapped;
  const last = wrapped[lines - 1] ?? "";
  return [...wrapped.slice(0, lines - 1), truncate(`${fill(last, width)}${ellipsis}`, width, ellipsis)];
}
