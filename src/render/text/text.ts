import type { Render } from "../renderer.ts";
import { createSheet } from "./sheet.ts";
import { summarySections } from "./summary-screen.ts";

/** Screens for people. Sections are parted by an empty line. */
export const renderText: Render = function* (report, _view, options) {
  const sheet = createSheet(report, options);
  let first = true;
  for (const section of summarySections(report, sheet)) {
    if (section.length === 0) continue;
    if (!first) yield "\n";
    first = false;
    for (const line of section) yield `${line}\n`;
  }
};
