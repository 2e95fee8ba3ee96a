import type { Arrow, Block, Detail, Diagram, Label, Lifeline, Note, Panel, Row } from "../diagram/diagram.ts";
import { truncate } from "../text/cells.ts";

/** Rows of all diagrams and of all tables together, and cells of a text: a page takes a few hundred kilobytes at most. */
const DIAGRAM_ROWS = 120;
const TABLE_ROWS = 60;
const TEXT_CELLS = 300;
const PARAGRAPH_CELLS = 1_200;

/** As much of a picture as a page of feedback has room for, and how many of its rows were left out. The input is not changed. */
export function boundBlocks(blocks: readonly Block[]): { blocks: Block[]; hidden: number } {
  const room = { diagrams: DIAGRAM_ROWS, tables: TABLE_ROWS };
  const kept: Block[] = [];
  let hidden = 0;
  for (const block of blocks) {
    if (block.kind === "paragraph") {
      kept.push({ ...block, text: cut(block.text, PARAGRAPH_CELLS) });
      continue;
    }
    const of = block.kind === "diagram" ? "diagrams" : "tables";
    const taken = Math.min(room[of], block.rows.length);
    room[of] -= taken;
    hidden += block.rows.length - taken;
    if (taken === 0) continue;
    if (block.kind === "diagram") kept.push(boundDiagram(block, taken));
    else kept.push({ ...block, rows: block.rows.slice(0, taken).map((cells) => cells.map((cell) => cut(cell))) });
  }
  return { blocks: kept, hidden };
}

function boundDiagram(diagram: Diagram, rows: number): Diagram {
  const panel = (one: Panel): Panel => ({ ...one, lifelines: one.lifelines.map((line) => endAt(line, rows)) });
  const [first, second] = diagram.panels;
  const panels: Diagram["panels"] = second === undefined ? [panel(first)] : [panel(first), panel(second)];
  return { ...diagram, panels, rows: diagram.rows.slice(0, rows).map(boundRow) };
}

function endAt(line: Lifeline, rows: number): Lifeline {
  const seen = line.spans.filter(({ first }) => first < rows);
  return { ...line, spans: seen.map(({ first, last }) => ({ first, last: Math.min(last, rows - 1) })) };
}

function boundRow(row: Row): Row {
  if (row.kind === "text") return { ...row, text: cut(row.text) };
  if (row.kind === "phase") return { ...row, label: cutLabel(row.label) };
  return { ...row, cells: row.cells.map((cell) => (cell === null ? null : boundStep(cell))) };
}

function boundStep(step: Arrow | Note): Arrow | Note {
  const details = step.details.map(({ name, value }): Detail => ({ name, value: cut(value) }));
  const bounded = { label: cutLabel(step.label), details };
  if (step.kind === "note") return { ...step, ...bounded };
  return { ...step, ...bounded, beside: step.beside === null ? null : cutLabel(step.beside) };
}

function cutLabel([longest, ...shorter]: Label): Label {
  return [cut(longest), ...shorter.map((text) => cut(text))];
}

function cut(text: string, cells = TEXT_CELLS): string {
  return text.length <= cells / 2 ? text : truncate(text, cells, "…");
}
