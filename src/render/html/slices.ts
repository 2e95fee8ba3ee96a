import type { LaidDiagram } from "../layout/layout.ts";

/** A part of a diagram between two rows: paper breaks between slices, never through a line of text. */
export interface Slice {
  /** Rows counted from the slice's first; its height reaches to the end of the whole diagram. */
  diagram: LaidDiagram;
  /** How many rows are seen. */
  rows: number;
}

/** A slice ends before a phase once it has this many rows, and in any case at the larger number: half a page, a page. */
const ENOUGH_ROWS = 24;
const MOST_ROWS = 48;

/** The diagram from top to bottom in slices that join without a gap. */
export function sliceDiagram(diagram: LaidDiagram): Slice[] {
  const starts = sliceStarts(diagram);
  const parts = {
    texts: shared(diagram.texts, starts),
    rules: shared(diagram.rules, starts),
    arrows: shared(diagram.arrows, starts),
    notes: shared(diagram.notes, starts),
  };
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? diagram.height;
    const shift = <Placed extends { row: number }>(placed: Placed): Placed => ({ ...placed, row: placed.row - start });
    const slice: LaidDiagram = {
      ...diagram,
      height: diagram.height - start,
      // Lanes begin at their brackets: those above the slice stay, out of sight.
      brackets: diagram.brackets.map(shift),
      texts: (parts.texts[index] ?? []).map(shift),
      notes: (parts.notes[index] ?? []).map((note) => ({ ...shift(note), text: shift(note.text) })),
      rules: (parts.rules[index] ?? []).map((rule) => ({ ...shift(rule), label: shift(rule.label) })),
      arrows: (parts.arrows[index] ?? []).map((arrow) => ({
        ...shift(arrow),
        texts: arrow.texts.map(shift),
        beside: arrow.beside === null ? null : shift(arrow.beside),
      })),
      lifelines: diagram.lifelines
        .filter(({ top, bottom }) => top < end && bottom >= start)
        .map((line) => ({
          ...line,
          top: Math.max(line.top, start) - start,
          bottom: Math.min(line.bottom, end) - start,
        })),
    };
    return { diagram: slice, rows: end - start };
  });
}

/** First rows of the slices. */
function sliceStarts({ height, rules }: LaidDiagram): number[] {
  const phases = new Set(rules.map(({ row }) => row));
  const starts = [0];
  let start = 0;
  for (let row = 1; row < height; row++) {
    const length = row - start;
    if (length < MOST_ROWS && (length < ENOUGH_ROWS || !phases.has(row))) continue;
    starts.push(row);
    start = row;
  }
  return starts;
}

/** What is placed, by the slice that it falls into. */
function shared<Placed extends { row: number }>(placed: readonly Placed[], starts: readonly number[]): Placed[][] {
  const parts: Placed[][] = starts.map(() => []);
  let index = 0;
  for (const each of [...placed].sort((a, b) => a.row - b.row)) {
    while ((starts[index + 1] ?? Number.POSITIVE_INFINITY) <= each.row) index++;
    parts[index]?.push(each);
  }
  return parts;
}
