import { escapeText } from "../escape.ts";
import { type Attributes, escapeXml, startTag } from "../svg/xml.ts";
import { truncate } from "../text/cells.ts";

/** Cells of a sentence, and of a name, at most: what is handed in names itself. */
const SENTENCE_CELLS = 600;
const NAME_CELLS = 120;
/** A name of more characters may be broken within a word. */
const UNBROKEN = 24;

/** A sentence with text of a hand-in in it, as markup: on one line, bounded, and nothing in it acts. */
export function sentence(text: string): string {
  return escapeXml(plainText(text));
}

/** The same for a title or an attribute, which escape it themselves. */
export function plainText(text: string): string {
  return safe(text, SENTENCE_CELLS, "end");
}

/** A sentence whose line breaks are meant: a rubric's own words. */
export function paragraphText(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .slice(0, 12)
    .map(sentence)
    .join("<br>");
}

/** A file's path or a student's name or number as markup, its middle cut out where it is long. */
export function name(text: string): string {
  const own = plainName(text);
  return element("bdi", { class: own.length > UNBROKEN ? "long" : null }, escapeXml(own));
}

/** The same for a title or an attribute, which escape it themselves. */
export function plainName(text: string): string {
  return safe(text, NAME_CELLS, "middle");
}

function safe(text: string, cells: number, position: "end" | "middle"): string {
  const near = text.length > cells * 8 ? text.slice(0, cells * 8) : text;
  return truncate(escapeText(near), cells, "…", position);
}

/** An element around markup. */
export function element(tag: string, attributes: Attributes, ...content: readonly string[]): string {
  return `${startTag(tag, attributes)}${content.join("")}</${tag}>`;
}

/** A list of markup; nothing where it is empty. */
export function list(items: readonly string[], attributes: Attributes = {}): string {
  return items.length === 0 ? "" : `${element("ul", attributes, ...items.map((item) => `<li>${item}</li>\n`))}\n`;
}
