import type { Picture } from "../diagram/diagram.ts";
import type { LaidDiagram, Layout } from "../layout/layout.ts";
import type { Words } from "../locale/language.ts";
import { drawDiagram } from "../svg/draw-diagram.ts";
import { FONT_SIZE, leftOf, topOf } from "../svg/grid.ts";
import { legendOf } from "../svg/legend.ts";
import type { Pen } from "../svg/pen.ts";
import { stepTitles } from "../svg/step-titles.ts";
import { FONT_FAMILY } from "../svg/style.ts";
import { writeFitted } from "../svg/svg-pen.ts";
import { decimal, escapeXml, startTag, textElement } from "../svg/xml.ts";
import { sliceDiagram } from "./slices.ts";
import type { StepNumbers } from "./step-list.ts";

/** Pixels by which backgrounds and frames reach beyond the cells, left and right. */
const BLEED = 4;

/** One of the two layouts of a page; the style sheet shows the one that the screen has room for. */
export type Breadth = "wide" | "narrow";

/** For pages: each step can be focused and knows its row in the list of steps. */
export function pagePen(picture: Picture, numbers: StepNumbers): Pen {
  const titles = stepTitles(picture);
  return {
    write: writeFitted,
    openStep: (step) => {
      const tag = startTag("g", { "data-step": numbers.get(step) ?? null, tabindex: 0, role: "button" });
      return `${tag}${textElement("title", {}, titles.get(step) ?? step.label[0])}`;
    },
  };
}

/** A diagram in one of its layouts, in slices. */
export function* drawFigure(diagram: LaidDiagram, width: number, breadth: Breadth, pen: Pen): Iterable<string> {
  yield `<div class="${breadth}">\n`;
  for (const slice of sliceDiagram(diagram)) {
    yield* drawing({ width: leftOf(width), height: topOf(slice.rows) }, drawDiagram(slice.diagram, pen));
  }
  yield "</div>\n";
}

/** What the signs mean; nothing where there is nothing to explain. */
export function* drawLegend(layout: Layout, breadth: Breadth, pen: Pen, words: Words): Iterable<string> {
  const legend = legendOf(layout, words);
  if (legend === null) return;
  yield `<div class="${breadth} legend">\n`;
  yield* drawing({ width: leftOf(layout.width), height: legend.height }, legend.draw(pen));
  yield "</div>\n";
}

/** An svg element; its fonts are its own, for the page's are proportional. */
function* drawing({ width, height }: { width: number; height: number }, elements: Iterable<string>): Iterable<string> {
  const [left, whole] = [-BLEED, width + BLEED * 2].map(decimal);
  yield `<svg width="${whole}" height="${height}" viewBox="${left} 0 ${whole} ${decimal(height)}" role="none"`;
  yield ` xml:space="preserve" font-family="${escapeXml(FONT_FAMILY)}" font-size="${FONT_SIZE}">\n`;
  for (const element of elements) yield `${element}\n`;
  yield "</svg>\n";
}
