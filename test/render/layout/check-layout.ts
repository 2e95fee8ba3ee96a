import type { LaidDiagram, Layout, PlacedText } from "../../../src/render/layout/layout.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";

interface Piece {
  row: number;
  from: number;
  to: number;
  what: string;
}

/** Sentences about everything in a layout that is not as the layout's types promise; none for a good one. */
export function faultsOf(layout: Layout): string[] {
  return layout.blocks.flatMap((block) => {
    if (block.kind === "diagram") return diagramFaults(block, layout.width);
    const lines = block.kind === "paragraph" ? block.lines : [];
    return lines.filter((line) => cellWidth(line) > layout.width).map((line) => `too wide: ${line}`);
  });
}

function diagramFaults(diagram: LaidDiagram, width: number): string[] {
  const texts = textsOf(diagram);
  const pieces = piecesOf(diagram);
  return [
    ...texts
      .filter((text) => text.width !== cellWidth(text.text))
      .map((text) => `${text.text}: not ${text.width} wide`),
    ...texts.filter((text) => text.text.endsWith(" ")).map((text) => `"${text.text}" ends in a space`),
    ...pieces.filter(({ from, to }) => from < 0 || to >= width).map((piece) => `outside: ${JSON.stringify(piece)}`),
    ...pieces.filter(({ row }) => row < 0 || row >= diagram.height).map(({ what }) => `below the diagram: ${what}`),
    ...overlaps(pieces),
    ...lifelineFaults(diagram, width),
    ...arrowFaults(diagram),
    ...orderFaults(diagram),
  ];
}

function textsOf(diagram: LaidDiagram): PlacedText[] {
  return [
    ...diagram.texts,
    ...diagram.notes.map(({ text }) => text),
    ...diagram.rules.map(({ label }) => label),
    ...diagram.arrows.flatMap(({ texts, beside }) => (beside === null ? texts : [...texts, beside])),
  ];
}

/** What must not overlap: everything but lifelines, and texts on their own line. */
function piecesOf(diagram: LaidDiagram): Piece[] {
  const ofText = ({ row, column, width, text }: PlacedText): Piece => ({
    row,
    from: column,
    to: column + width - 1,
    what: text,
  });
  return [
    ...diagram.texts.map(ofText),
    ...diagram.notes.map(({ text }) => ofText(text)),
    ...diagram.rules.map(({ row, from, to }) => ({ row, from, to, what: "rule" })),
    ...diagram.brackets.map(({ row, from, to }) => ({ row, from, to, what: "bracket" })),
    ...diagram.arrows.map(({ row, from, to }) => ({
      row,
      from: Math.min(from, to),
      to: Math.max(from, to),
      what: "arrow",
    })),
    ...diagram.arrows.flatMap(({ beside }) => (beside === null ? [] : [ofText(beside)])),
  ].filter(({ from, to }) => from <= to);
}

function overlaps(pieces: readonly Piece[]): string[] {
  const sorted = [...pieces].sort((a, b) => a.row - b.row || a.from - b.from);
  return sorted.flatMap((piece, index) => {
    const before = sorted[index - 1];
    const clash = before !== undefined && before.row === piece.row && before.to >= piece.from;
    return clash ? [`row ${piece.row}: "${before.what}" and "${piece.what}" overlap`] : [];
  });
}

function lifelineFaults({ lifelines, rules, height }: LaidDiagram, width: number): string[] {
  const seen = new Set<string>();
  const ruled = new Set(rules.map(({ row }) => row));
  const faults: string[] = [];
  for (const { column, top, bottom } of lifelines) {
    if (top > bottom || top < 0 || bottom >= height || column < 0 || column >= width) {
      faults.push(`lifeline ${column} from ${top} to ${bottom}`);
    }
    for (let row = top; row <= bottom; row++) {
      if (ruled.has(row)) faults.push(`lifeline ${column} runs through the rule in row ${row}`);
      if (seen.has(`${row} ${column}`)) faults.push(`two lifelines at ${column} in row ${row}`);
      seen.add(`${row} ${column}`);
    }
  }
  return faults;
}

/** The line lies between its lifelines, its texts on the line or at its ends, and its crossings beside them. */
function arrowFaults({ arrows, lifelines }: LaidDiagram): string[] {
  const inUse = (row: number, column: number): boolean =>
    lifelines.some((line) => line.column === column && line.top <= row && row <= line.bottom);
  return arrows.flatMap(({ row, from, to, tail, head, texts, crossings, through }) => {
    const [left, right] = from < to ? [from, to] : [to, from];
    const faults: string[] = [];
    const onLine = (column: number): boolean => column > left && column < right;
    if (from === to || !onLine(tail) || !onLine(head)) faults.push(`arrow ${from}–${to}: line ${tail}–${head}`);
    for (const text of texts) {
      if (!onLine(text.column) || !onLine(text.column + text.width - 1))
        faults.push(`"${text.text}" is not on its line`);
      const headInText = head >= text.column && head < text.column + text.width;
      if (headInText) faults.push(`"${text.text}" covers the head`);
    }
    const ordered = [...texts].sort((a, b) => a.column - b.column);
    for (const [index, text] of ordered.entries()) {
      const before = ordered[index - 1];
      if (before !== undefined && before.column + before.width > text.column) faults.push(`"${text.text}" overlaps`);
    }
    for (const column of [...crossings, ...through]) {
      const covered = texts.some((text) => column >= text.column && column < text.column + text.width);
      if (covered || !onLine(column)) faults.push(`crossing at ${column} is not on the line`);
    }
    for (const column of crossings) if (!inUse(row, column)) faults.push(`nothing to cross at ${column}`);
    return faults;
  });
}

function orderFaults({ texts, brackets, rules, arrows, notes, lifelines }: LaidDiagram): string[] {
  const lists: Record<string, number[]> = {
    texts: texts.map(({ row }) => row),
    brackets: brackets.map(({ row }) => row),
    rules: rules.map(({ row }) => row),
    arrows: arrows.map(({ row }) => row),
    notes: notes.map(({ row }) => row),
    lifelines: lifelines.map(({ top }) => top),
  };
  return Object.entries(lists)
    .filter(([, rows]) => rows.some((row, index) => row < (rows[index - 1] ?? 0)))
    .map(([name]) => `${name} are not in order`);
}
