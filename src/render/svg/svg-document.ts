import type { Layout } from "../layout/layout.ts";
import type { Language, Words } from "../locale/language.ts";
import { cellWidth, truncate } from "../text/cells.ts";
import { BLOCK_GAP, blockHeight, drawBlock } from "./draw-blocks.ts";
import { baselineOf, FONT_SIZE, leftOf, MARGIN, ROW_HEIGHT } from "./grid.ts";
import { legendOf } from "./legend.ts";
import { marksElement } from "./marks-shown.ts";
import type { Pen } from "./pen.ts";
import { decimal, emptyElement, startTag, textElement } from "./xml.ts";

export interface DocumentOptions {
  style: string;
  /** CSS list of fonts. */
  fontFamily: string;
  language: Language;
  words: Words;
}

/** How much larger than everything else the title is written. */
const TITLE_SCALE = 1.25;
const TITLE_HEIGHT = ROW_HEIGHT * 2;

/** Something that stands below what came before it. */
interface Part {
  height: number;
  draw(pen: Pen): Iterable<string>;
}

/** The blocks, and beneath the last diagram the legend. */
function partsOf(layout: Layout, words: Words): Part[] {
  const parts = layout.blocks.map(
    (block): Part => ({ height: blockHeight(block), draw: (pen) => drawBlock(block, pen) }),
  );
  const legend = legendOf(layout, words);
  if (legend !== null) parts.splice(layout.blocks.findLastIndex(({ kind }) => kind === "diagram") + 1, 0, legend);
  return parts;
}

/** Width and height of the whole picture in pixels, as svgDocument draws it. */
export function documentSize(layout: Layout, words: Words): { width: number; height: number } {
  const heights = partsOf(layout, words).map(({ height }) => height + BLOCK_GAP);
  const parts = heights.reduce((sum, height) => sum + height, 0);
  return {
    width: leftOf(layout.width) + MARGIN * 2,
    height: TITLE_HEIGHT + Math.max(0, parts - BLOCK_GAP) + MARGIN * 2,
  };
}

/** Title, blocks and legend below each other, in one svg element. */
export function* svgDocument(layout: Layout, pen: Pen, options: DocumentOptions): Iterable<string> {
  const { style, fontFamily, language, words } = options;
  const { width, height } = documentSize(layout, words);
  yield startTag("svg", {
    xmlns: "http://www.w3.org/2000/svg",
    ...{ width, height, viewBox: `0 0 ${decimal(width)} ${decimal(height)}` },
    ...{ role: "img", "xml:lang": language, "xml:space": "preserve" },
    ...{ "font-family": fontFamily, "font-size": FONT_SIZE },
  });
  yield textElement("title", {}, layout.title);
  yield textElement("desc", {}, description(layout));
  yield* marksElement(layout);
  yield `<style>${style}</style>`;
  yield emptyElement("rect", { class: "paper", width, height });
  yield* drawTitle(layout, pen);
  let y = MARGIN + TITLE_HEIGHT;
  for (const part of partsOf(layout, words)) {
    yield* moved(y, part.draw(pen));
    y += part.height + BLOCK_GAP;
  }
  yield "</svg>\n";
}

/** What is told of a picture with many paragraphs. */
const DESCRIBED = 10;

/** For whoever cannot see the picture: what its first paragraphs conclude. */
function description({ blocks }: Layout): string {
  const texts = blocks.flatMap((block) => (block.kind === "paragraph" ? [block.source.text] : []));
  return texts.slice(0, DESCRIBED).join("\n");
}

function* drawTitle({ title, width }: Layout, pen: Pen): Iterable<string> {
  const text = truncate(title, Math.floor(width / TITLE_SCALE), "…").trim();
  yield startTag("g", { transform: `translate(${MARGIN} ${MARGIN}) scale(${TITLE_SCALE})` });
  yield pen.write({ x: 0, y: baselineOf(0), cells: cellWidth(text), text, className: "heading strong" });
  yield "</g>";
}

function* moved(y: number, elements: Iterable<string>): Iterable<string> {
  yield `\n${startTag("g", { transform: `translate(${MARGIN} ${decimal(y)})` })}`;
  for (const element of elements) yield `\n${element}`;
  yield "\n</g>";
}
