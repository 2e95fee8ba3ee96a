import type { Picture } from "../diagram/diagram.ts";
import { layOut } from "../layout/lay-out.ts";
import type { Layout } from "../layout/layout.ts";
import type { Words } from "../locale/language.ts";
import type { Pen } from "../svg/pen.ts";
import { startTag, textElement } from "../svg/xml.ts";
import { drawFigure, drawLegend, pagePen } from "./figures.ts";
import { drawTable } from "./page-table.ts";
import { drawStepList, type StepNumbers, stepNumbers } from "./step-list.ts";

/** Cells of the layout for telephones, and the most that a screen has room for. */
const NARROW = 48;
const WIDEST = 132;

/** A picture as a page draws it: twice, where it is too wide for a telephone. A page has at most one. */
export interface PagePicture {
  picture: Picture;
  wide: Layout;
  narrow: Layout | null;
  numbers: StepNumbers;
}

/** The picture in the layouts that a page needs; `layout` is the one that it was asked in. */
export function pagePicture(picture: Picture, layout: Layout): PagePicture {
  const wide = layout.width > WIDEST ? layOut(picture, { width: WIDEST, ellipsis: "…" }) : layout;
  const narrow = wide.width > NARROW ? layOut(picture, { width: NARROW, ellipsis: "…" }) : null;
  return { picture, wide, narrow, numbers: stepNumbers(picture) };
}

/** How to see more of the picture; then its diagrams, sentences and tables; then all steps as a list. */
export function* drawPagePicture({ picture, wide, narrow, numbers }: PagePicture, words: Words): Iterable<string> {
  if (numbers.size > 0) yield `${textElement("p", { class: "hint" }, words.pictures.page.hint)}\n`;
  yield* drawBlocks({ wide, narrow }, pagePen(picture, numbers), words);
  yield* drawStepList(picture, numbers, words.pictures.steps);
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
