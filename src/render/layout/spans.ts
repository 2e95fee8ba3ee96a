import type { PlacedLifeline } from "./layout.ts";

/** Rows from first to last, both included. */
export interface Span {
  first: number;
  last: number;
}

/** In order, apart from each other, and within 0 … rows - 1, whatever comes in. */
export function mergeSpans(spans: readonly Span[], rows: number): Span[] {
  const inside = spans
    .map(({ first, last }) => ({ first: Math.max(0, first), last: Math.min(rows - 1, last) }))
    .filter(({ first, last }) => first <= last)
    .sort((a, b) => a.first - b.first);
  const merged: Span[] = [];
  for (const span of inside) {
    const before = merged.at(-1);
    if (before === undefined || span.first > before.last + 1) merged.push(span);
    else before.last = Math.max(before.last, span.last);
  }
  return merged;
}

interface Line {
  column: number;
  spans: readonly Span[];
}

/** Tells the columns of the lines that are in use in a row; rows are asked for in ascending order. */
export function usageOf(lines: readonly Line[]): (row: number) => number[] {
  const next = lines.map(() => 0);
  return (row) => {
    const used: number[] = [];
    for (const [index, { column, spans }] of lines.entries()) {
      let at = next[index] ?? 0;
      while ((spans[at]?.last ?? row) < row) at += 1;
      next[index] = at;
      if ((spans[at]?.first ?? row + 1) <= row) used.push(column);
    }
    return used;
  };
}

/**
 * Stretches of a line in laid rows: `tops` holds the laid row at which each row begins, and one entry more. The rows in
 * `breaks` (ascending) interrupt it.
 */
export function stretches(
  line: Line & Pick<PlacedLifeline, "tone">,
  tops: readonly number[],
  breaks: readonly number[],
): PlacedLifeline[] {
  const found: PlacedLifeline[] = [];
  const add = (first: number, last: number): void => {
    if (first > last) return;
    found.push({ column: line.column, top: tops[first] ?? 0, bottom: (tops[last + 1] ?? 1) - 1, tone: line.tone });
  };
  let next = 0;
  for (const { first, last } of line.spans) {
    while ((breaks[next] ?? first) < first) next += 1;
    let from = first;
    for (let row = breaks[next]; row !== undefined && row <= last; row = breaks[++next]) {
      add(from, row - 1);
      from = row + 1;
    }
    add(from, last);
  }
  return found;
}
