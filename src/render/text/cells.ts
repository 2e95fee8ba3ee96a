/** Text measured, cut and filled in terminal cells: Hangul takes two, colour codes none. */
import cliTruncate from "cli-truncate";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** More code units than any drawn line of this many cells can hold; what lies beyond is never measured. */
const UNITS_PER_CELL = 16;

/** Texts of nothing but Latin letters, Hangul syllables and signs that are drawn here: none of them joins another. */
const USUAL = /^[ -~\u2500-\u257f가-힣×–…←→≠★►◄]*$/;
const SYLLABLES = /[가-힣]/g;

export function cellWidth(text: string): number {
  if (!USUAL.test(text)) return stringWidth(text);
  return text.length + (text.match(SYLLABLES)?.length ?? 0);
}

/** `text` in at most `width` cells, with `ellipsis` (one cell) where something was cut off. */
export function truncate(text: string, width: number, ellipsis: string, position: "end" | "middle" = "end"): string {
  if (width <= 0) return "";
  const near = text.length > width * UNITS_PER_CELL ? text.slice(0, width * UNITS_PER_CELL) + ellipsis : text;
  if (cellWidth(near) <= width) return near;
  // cli-truncate counts half a syllable, and marks that take a cell, as if they fitted: ask for less until it is right.
  for (let room = width; room > 0; room--) {
    const cut = cliTruncate(near, room, { position, truncationCharacter: ellipsis });
    if (cellWidth(cut) <= width) return cut;
  }
  return ellipsis;
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
  const lines = wrapAnsi(text.slice(spaces), Math.max(2, width - indent.length), { hard: true }).split("\n");
  return lines
    .map((line) => indent + line)
    .flatMap((line) => (cellWidth(line) <= width ? [line] : halves(line, width)));
}

/** wrap-ansi measures some clusters otherwise than string-width does; a line that came out too wide is broken once more. */
function halves(line: string, width: number): string[] {
  const clusters = Array.from(new Intl.Segmenter().segment(line), ({ segment }) => segment);
  const lines: string[] = [];
  let current = "";
  for (const cluster of clusters) {
    if (current !== "" && cellWidth(current + cluster) > width) {
      lines.push(current);
      current = "";
    }
    current += cluster;
  }
  return [...lines, current];
}

/** Wrapped, and cut after `lines` lines with an ellipsis. */
export function wrapAtMost(text: string, width: number, lines: number, ellipsis: string): string[] {
  const wrapped = wrap(text.slice(0, width * lines * UNITS_PER_CELL), width);
  if (wrapped.length <= lines) return wrapped;
  const last = wrapped[lines - 1] ?? "";
  return [...wrapped.slice(0, lines - 1), truncate(`${fill(last, width)}${ellipsis}`, width, ellipsis)];
}
