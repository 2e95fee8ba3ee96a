import { catalogue, topicOf } from "../render/explain/catalogue.ts";
import { TEXT } from "../render/registry.ts";
import type { Renderer } from "../render/renderer.ts";
import { listSections, topicSections } from "../render/text/explain-list.ts";
import { createSheet, type TextOptions } from "../render/text/sheet.ts";
import { jsonText } from "../report/json-text.ts";
import type { Request } from "./request.ts";
import { UsageError } from "./usage-error.ts";

/**
 * The list of findings, or what there is to say about one: FindingEntry[] or FindingTopic of report/explanation.ts as JSON, or
 * text. Throws UsageError for any other output.
 */
export function cataloguePieces({ view }: Request, { name }: Renderer, options: TextOptions): string[] {
  const { language, indented } = options;
  const shown = view.finding === null ? catalogue(language) : topicOf(view.finding, language);
  if (name === "json") return [indented ? jsonText(shown, "  ") : linesOf(shown), "\n"];
  if (name !== TEXT.name) throw new UsageError("bad-value", `--format ${name}`, `${TEXT.name}, json`);
  const sheet = createSheet({ captures: [] }, options);
  const sections = Array.isArray(shown) ? listSections(shown, sheet) : topicSections(shown, sheet);
  return [`${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`];
}

/** For programs, a line for each entry. */
function linesOf(shown: ReturnType<typeof catalogue> | ReturnType<typeof topicOf>): string {
  return Array.isArray(shown) ? `[\n${shown.map((entry) => jsonText(entry)).join(",\n")}\n]` : jsonText(shown);
}
