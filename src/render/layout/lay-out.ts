import type { Diagram, Paragraph, Picture, TableBlock } from "../diagram/diagram.ts";
import { wrapAtMost } from "../text/cells.ts";
import { cut } from "./choose-text.ts";
import { type DiagramFrame, layFrame, NARROWEST } from "./frame.ts";
import { layHeader } from "./header.ts";
import type { LaidBlock, LaidDiagram, LaidParagraph, LaidTable, Layout } from "./layout.ts";
import { layRows } from "./rows.ts";
import type { LayoutSigns } from "./signs.ts";
import { stretches } from "./spans.ts";
import { columnWidths, FRAME_PER_COLUMN, ROW_LINES, rowHeight, wrapCells } from "./table-columns.ts";

export interface LayoutOptions {
  /** Cells. Less than 40 is taken as 40; only more machines than the width has columns make a layout wider. */
  width: number;
  ellipsis: string;
  /** Between two panels where a step is not the same; "≠" unless told otherwise. */
  differs?: string;
}

/** No paragraph takes more lines. */
const PARAGRAPH_LINES = 400;

/** Gives everything in a picture its place. Nothing is drawn: every output makes of the same layout what it can. */
export function layOut(picture: Picture, options: LayoutOptions): Layout {
  const asked = Math.max(NARROWEST, Math.floor(options.width));
  const signs = { ellipsis: options.ellipsis, same: "=", different: options.differs ?? "≠" };
  const frames = new Map<Diagram, DiagramFrame>();
  for (const block of picture.blocks) if (block.kind === "diagram") frames.set(block, layFrame(block, asked));
  const width = [...frames.values()].reduce((widest, frame) => Math.max(widest, frame.width), asked);
  const blocks = picture.blocks.map((block): LaidBlock => {
    if (block.kind === "paragraph") return layParagraph(block, width, signs.ellipsis);
    if (block.kind === "table") return layTable(block, width, signs.ellipsis);
    return layDiagram(block, frames.get(block) ?? layFrame(block, width), signs);
  });
  return { title: picture.title, width, blocks };
}

function layParagraph(source: Paragraph, width: number, ellipsis: string): LaidParagraph {
  const lines = source.text.split("\n").flatMap((line) => wrapAtMost(line, width, PARAGRAPH_LINES, ellipsis));
  return { kind: "paragraph", source, height: lines.length, lines };
}

function layTable(source: TableBlock, width: number, ellipsis: string): LaidTable {
  const { columns, rows } = source;
  const widths = columnWidths(columns, rows, width - FRAME_PER_COLUMN * columns.length - 1);
  const titles = columns.map(({ title }) => title);
  const head = wrapCells(titles, widths, ellipsis);
  const body = rows.map((row) => wrapCells(row, widths, ellipsis, ROW_LINES));
  const title = source.title === null ? null : cut(source.title, width, ellipsis).text;
  return { kind: "table", source, title, height: tableHeight(title, head, body), widths, head, rows: body };
}

type Cells = readonly (readonly string[])[];

/** Title, top, head, a line beneath it, the rows (parted by lines where one is taller than a line), bottom. */
function tableHeight(title: string | null, head: Cells, body: readonly Cells[]): number {
  const heights = body.map(rowHeight);
  const lines = heights.reduce((sum, height) => sum + height, 0);
  const rules = heights.some((height) => height > 1) ? heights.length : Math.min(1, heights.length);
  return (title === null ? 0 : 1) + 1 + rowHeight(head) + rules + lines + 1;
}

function layDiagram(source: Diagram, frame: DiagramFrame, signs: LayoutSigns): LaidDiagram {
  const header = layHeader(source, frame, signs.ellipsis);
  const rows = layRows(source, frame, header.height, signs);
  const lifelines = frame.panels.flatMap(({ tracks }) =>
    tracks.flatMap((track) => stretches(track, rows.tops, rows.breaks)),
  );
  return {
    kind: "diagram",
    source,
    height: rows.tops.at(-1) ?? header.height,
    mode: frame.mode,
    texts: inOrder([...header.texts, ...rows.texts]),
    brackets: header.brackets,
    rules: rows.rules,
    lifelines: lifelines.sort((a, b) => a.top - b.top || a.column - b.column),
    arrows: rows.arrows,
    notes: inOrder(rows.notes),
  };
}

/** Panels put their texts down one after the other, and what stands beneath an arrow before the next panel's. */
function inOrder<T extends { row: number }>(pieces: T[]): T[] {
  return pieces.sort((a, b) => a.row - b.row);
}
