import { createHash } from "node:crypto";
import type { Picture } from "../diagram/diagram.ts";
import { layOut } from "../layout/lay-out.ts";
import type { Layout } from "../layout/layout.ts";
import { type Words, wordsOf } from "../locale/language.ts";
import type { Pen } from "../svg/pen.ts";
import { escapeXml, startTag, textElement } from "../svg/xml.ts";
import type { TextOptions } from "../text/sheet.ts";
import { drawFigure, drawLegend, pagePen } from "./figures.ts";
import { PAGE_SCRIPT } from "./page-script.ts";
import { pageStyle } from "./page-style.ts";
import { drawTable } from "./page-table.ts";
import { drawStepList, stepNumbers } from "./step-list.ts";

/** Cells of the layout for telephones, and the most that a screen has room for. */
const NARROW = 48;
const WIDEST = 132;

/**
 * The picture as one page that needs no network: drawn wide and narrow, light and dark, with its tables and sentences as such.
 * Arrows take the focus and show their details; a policy in the page lets nothing but its own style and script run.
 */
export function* drawHtml(layout: Layout, { language }: TextOptions, picture: Picture): Iterable<string> {
  const words = wordsOf(language);
  const wide = layout.width > WIDEST ? layOut(picture, { width: WIDEST, ellipsis: "…" }) : layout;
  const narrow = wide.width > NARROW ? layOut(picture, { width: NARROW, ellipsis: "…" }) : null;
  const style = pageStyle(wide.width, narrow?.width ?? null);
  const numbers = stepNumbers(picture);
  yield* drawHead(picture, style, language);
  yield `<body>\n${skipLink(numbers.size, words)}<main>\n${textElement("h1", {}, picture.title)}\n`;
  if (numbers.size > 0) yield `${textElement("p", { class: "hint" }, words.pictures.page.hint)}\n`;
  yield* drawBlocks({ wide, narrow }, pagePen(picture, numbers), words);
  yield* drawStepList(picture, numbers, words.pictures.steps);
  yield `</main>\n<aside id="panel" role="status" hidden></aside>\n<script>${PAGE_SCRIPT}</script>\n</body>\n</html>\n`;
}

function* drawHead({ title }: Picture, style: string, language: string): Iterable<string> {
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(PAGE_SCRIPT)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ];
  yield `<!doctype html>\n<html lang="${language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${escapeXml(policy.join("; ")).replaceAll("&#39;", "'")}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="color-scheme" content="light dark">\n';
  yield `${textElement("title", {}, title)}\n<style>${style}</style>\n</head>\n`;
}

/** As a content security policy names what it allows. */
function hashOf(source: string): string {
  return `sha256-${createHash("sha256").update(source).digest("base64")}`;
}

function skipLink(steps: number, words: Words): string {
  return steps === 0 ? "" : `${textElement("a", { class: "skip", href: "#steps" }, words.pictures.page.skip)}\n`;
}

/** Diagrams in both layouts; paragraphs and tables as what they are. */
function* drawBlocks(layouts: { wide: Layout; narrow: Layout | null }, pen: Pen, words: Words): Iterable<string> {
  const { wide, narrow } = layouts;
  const last = wide.blocks.findLastIndex(({ kind }) => kind === "diagram");
  for (const [index, block] of wide.blocks.entries()) {
    if (block.kind === "paragraph") yield `${textElement("p", { class: block.source.tone }, block.source.text)}\n`;
    else if (block.kind === "table") yield* drawTable(block.source);
    else {
      yield startTag("figure", { "aria-label": block.source.title });
      yield* drawFigure(block, wide.width, "wide", pen);
      if (index === last) yield* drawLegend(wide, "wide", pen, words);
      if (narrow !== null) yield* drawNarrow(narrow, index, index === last, pen, words);
      yield "</figure>\n";
    }
  }
}

function* drawNarrow(narrow: Layout, index: number, last: boolean, pen: Pen, words: Words): Iterable<string> {
  const block = narrow.blocks[index];
  if (block?.kind === "diagram") yield* drawFigure(block, narrow.width, "narrow", pen);
  if (last) yield* drawLegend(narrow, "narrow", pen, words);
}
