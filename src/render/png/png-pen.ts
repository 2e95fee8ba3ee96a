import { fontRuns } from "../svg/character-fonts.ts";
import { CELL_WIDTH, DEJAVU_SIZE } from "../svg/grid.ts";
import type { Pen, WrittenText } from "../svg/pen.ts";
import { textElement } from "../svg/xml.ts";
import { cellWidth } from "../text/cells.ts";

export const NANUM_FAMILY = "NanumGothicCoding";
const DEJAVU_FAMILY = "DejaVu Sans Mono";

/** For two fonts that are known: each stretch of text is put where its cells begin, in the font that has its characters. */
export const PNG_PEN: Pen = { write: writeRuns, openStep: () => "<g>" };

function writeRuns({ x, y, text, className }: WrittenText): string {
  let cells = 0;
  const elements = fontRuns(text).map((run) => {
    const font = run.font !== "dejavu" ? {} : { "font-family": DEJAVU_FAMILY, "font-size": DEJAVU_SIZE };
    const element = textElement("text", { class: className, x: x + cells * CELL_WIDTH, y, ...font }, run.text);
    cells += cellWidth(run.text);
    return element;
  });
  return elements.join("");
}
