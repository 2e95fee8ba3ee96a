import type { Arrow } from "../diagram/diagram.ts";
import type { Layout } from "../layout/layout.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../text/glyphs.ts";
import type { TextOptions } from "../text/sheet.ts";
import { type SequenceBox, type SequenceItem, sequenceOf } from "./sequence.ts";

/**
 * The picture as source for Mermaid (11 or later): one sequence diagram, since a Mermaid document holds one. Tables, which it
 * does not know, are comments.
 */
export function* drawMermaid(layout: Layout, options: TextOptions): Generator<string> {
  const sequence = sequenceOf(layout, options.ascii ? ASCII_GLYPHS : UNICODE_GLYPHS);
  yield "sequenceDiagram\n";
  yield `  title ${escaped(sequence.title)}\n`;
  for (const box of sequence.boxes) yield* boxLines(box);
  for (const item of sequence.items()) yield `  ${itemLine(item)}\n`;
}

/** "transparent" stands where Mermaid would else look for a colour in the title's first word. */
function* boxLines({ title, actors }: SequenceBox): Generator<string> {
  if (title !== null) yield `  box transparent ${escaped(title)}\n`;
  for (const { id, lines } of actors) yield `  participant ${id} as ${joined(lines)}\n`;
  if (title !== null) yield "  end\n";
}

function itemLine(item: SequenceItem): string {
  switch (item.kind) {
    case "message":
      return `${item.from}${sign(item.arrow)}${item.to}: ${joined(item.lines)}`;
    case "phase":
      return `${over(item)}: ${PHASE_RULE} ${escaped(item.text)} ${PHASE_RULE}`;
    case "note":
      return `Note right of ${item.at}: ${joined(item.lines)}`;
    case "over":
      return `${over(item)}: ${joined(item.lines)}`;
    case "remark":
      return `%% ${escaped(item.text)}`;
  }
}

const PHASE_RULE = "==";

function over({ first, last }: { first: string; last: string }): string {
  return first === last ? `Note over ${first}` : `Note over ${first},${last}`;
}

/** Dashed lines are broadcasts, open heads bursts of data, crosses what never arrived. */
function sign({ line, heads, lost }: Arrow): string {
  const dashes = line === "dashed" ? "--" : "-";
  if (lost) return `${dashes}x`;
  if (heads === "both") return `<<${dashes}>>`;
  return `${dashes}${line === "double" ? ")" : ">>"}`;
}

function joined(lines: readonly string[]): string {
  return lines.map(escaped).join("<br/>");
}

/**
 * Text that nothing can break out of: signs that mean something to Mermaid, to Markdown or to HTML become character codes
 * (#35; is #), and so does the first letter of "end", which would close a box.
 */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]/g, " ")
    .replace(/[^\p{L}\p{M}\p{N} .,/()'=+\-!?_\u{80}-\u{10ffff}]|\bend\b/giu, (sign) => {
      return `#${sign.codePointAt(0)};${sign.slice(1)}`;
    });
}
