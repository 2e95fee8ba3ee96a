import type { Arrow } from "../diagram/diagram.ts";
import type { Layout } from "../layout/layout.ts";
import { ASCII_GLYPHS, UNICODE_GLYPHS } from "../text/glyphs.ts";
import type { TextOptions } from "../text/sheet.ts";
import { type SequenceBox, type SequenceItem, sequenceOf } from "./sequence.ts";

/** The picture as source for PlantUML: one sequence diagram. Tables are comments. */
export function* drawPlantuml(layout: Layout, options: TextOptions): Generator<string> {
  const sequence = sequenceOf(layout, options.ascii ? ASCII_GLYPHS : UNICODE_GLYPHS);
  yield "@startuml\n";
  yield `title ${escaped(sequence.title)}\n`;
  yield "hide footbox\n";
  for (const box of sequence.boxes) yield* boxLines(box);
  for (const item of sequence.items()) yield `${itemLine(item)}\n`;
  yield "@enduml\n";
}

function* boxLines({ title, actors }: SequenceBox): Generator<string> {
  if (title !== null) yield `box "${escaped(title)}"\n`;
  for (const { id, lines } of actors) yield `participant "${joined(lines)}" as ${id}\n`;
  if (title !== null) yield "end box\n";
}

function itemLine(item: SequenceItem): string {
  switch (item.kind) {
    case "message":
      return `${item.from} ${sign(item.arrow)} ${item.to} : ${joined(item.lines)}`;
    case "phase":
      return `== ${escaped(item.text)} ==`;
    case "note":
      return `note right of ${item.at} : ${joined(item.lines)}`;
    case "over":
      return `note over ${item.first === item.last ? item.first : `${item.first}, ${item.last}`} : ${joined(item.lines)}`;
    case "remark":
      return `' ${escaped(item.text)}`;
  }
}

/** Dashed lines are broadcasts, bold ones bursts of data, crosses what never arrived. */
function sign({ line, heads, lost }: Arrow): string {
  const left = heads === "both" && !lost ? "<" : "";
  const right = lost ? ">x" : ">";
  if (line === "dashed") return `${left}--${right}`;
  return line === "double" ? `${left}-[bold]${right}` : `${left}-${right}`;
}

/** A literal \n is PlantUML's line break. */
function joined(lines: readonly string[]): string {
  return lines.map(escaped).join("\\n");
}

/**
 * Text that nothing can break out of: what means something to PlantUML's preprocessor (% $ !), to its markup (pairs like ** and
 * //, lists, links, tags) or to its grammar is given by code point, which it reads last.
 */
function escaped(text: string): string {
  return text
    .replace(/[\r\n]/g, " ")
    .replace(/[!"#$%&*<>@[\\\]^`{|}~]|[-=_./'](?=[-=_./'])|(?<=[-=_./'])[-=_./']/g, byCodePoint);
}

function byCodePoint(sign: string): string {
  return `<U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}>`;
}
