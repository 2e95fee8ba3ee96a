import type { Picture } from "../diagram/diagram.ts";
import { fontRuns } from "./character-fonts.ts";
import { CELL_WIDTH } from "./grid.ts";
import type { Pen, WrittenText } from "./pen.ts";
import { stepTitles } from "./step-titles.ts";
import { escapeXml, startTag, textElement } from "./xml.ts";

/** For viewers that bring their own fonts: each text is fitted into its cells, and each step has a title. */
export function svgPen(picture: Picture): Pen {
  const titles = stepTitles(picture);
  return {
    write: writeFitted,
    openStep: (step) => `<g>${textElement("title", {}, titles.get(step) ?? step.label[0])}`,
  };
}

/** A text squeezed or stretched to exactly its cells, whatever font it meets. */
export function writeFitted({ x, y, cells, text, className }: WrittenText): string {
  const length = { textLength: cells * CELL_WIDTH, lengthAdjust: "spacingAndGlyphs" };
  const runs = fontRuns(text).map((run) =>
    run.font === "dejavu" ? textElement("tspan", { class: "sign" }, run.text) : escapeXml(run.text),
  );
  return `${startTag("text", { class: className, x, y, ...(cells > 0 ? length : {}) })}${runs.join("")}</text>`;
}
