import type { TableBlock } from "../diagram/diagram.ts";
import type { LaidBlock, Layout } from "../layout/layout.ts";
import { truncate } from "../text/cells.ts";
import { createPaint } from "../text/paint.ts";
import { pictureLines } from "../text/picture.ts";
import type { TextOptions } from "../text/sheet.ts";
import { escapeMarkdown, fenceFor } from "./escape-markdown.ts";

const TITLE_CELLS = 200;
const ELLIPSIS = "…";
/** Within a paragraph: a backslash at the end of a line. */
const LINE_BREAK = "\\\n";

/**
 * The picture for a README or a notebook (GitHub's Markdown): its title as a heading, each ladder drawn as text in a fenced
 * block, sentences as paragraphs, tables as Markdown tables.
 */
export function* drawMarkdown(layout: Layout, options: TextOptions): Generator<string> {
  yield `# ${escapeMarkdown(truncate(layout.title, TITLE_CELLS, ELLIPSIS))}\n`;
  for (const block of layout.blocks) {
    yield "\n";
    yield* blockLines(block, layout, options);
  }
}

function* blockLines(block: LaidBlock, layout: Layout, options: TextOptions): Generator<string> {
  if (block.kind === "diagram") yield* fenced(drawn(block, layout, options));
  else if (block.kind === "table") yield* tableLines(block.source);
  else yield `${linesOf(block.source.text)}\n`;
}

function linesOf(text: string): string {
  const lines = text.split("\n").map(escapeMarkdown);
  return lines.filter((line) => line !== "").join(LINE_BREAK);
}

function drawn(block: LaidBlock, layout: Layout, { ascii }: TextOptions): string[] {
  return [...pictureLines({ ...layout, blocks: [block] }, { paint: createPaint(0) }, ascii)];
}

function* fenced(lines: readonly string[]): Generator<string> {
  const fence = fenceFor(lines);
  yield `${fence}text\n`;
  for (const line of lines) yield `${line}\n`;
  yield `${fence}\n`;
}

function* tableLines({ title, columns, rows }: TableBlock): Generator<string> {
  if (title !== null) yield `**${escapeMarkdown(title)}**\n\n`;
  yield rowLine(columns.map((column) => column.title));
  yield `| ${columns.map(({ align }) => (align === "right" ? "---:" : "---")).join(" | ")} |\n`;
  for (const row of rows) yield rowLine(columns.map((_column, index) => row[index] ?? ""));
}

function rowLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.split("\n").map(escapeMarkdown).join("<br>")).join(" | ")} |\n`;
}
