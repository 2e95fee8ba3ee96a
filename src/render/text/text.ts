import { drawn } from "../drawn.ts";
import type { Render } from "../renderer.ts";
import { dhcpSections } from "./dhcp-screen.ts";
import { ftpSections } from "./ftp-screen.ts";
import { pictureLines } from "./picture.ts";
import { createSheet } from "./sheet.ts";
import { summarySections } from "./summary-screen.ts";

/** Screens for people: the drawn views as they are laid out, the others in sections, parted by an empty line. */
export const renderText: Render = function* (report, view, options) {
  const sheet = createSheet(report, options);
  if (view.topic === "ladder" || view.topic === "compare") {
    const draw = drawn((layout) => pictureLines(layout, sheet, options.ascii));
    for (const line of draw(report, view, options)) yield `${line}\n`;
    return;
  }
  const screens = {
    summary: () => summarySections(report, sheet),
    ftp: () => ftpSections(report, view, sheet),
    dhcp: () => dhcpSections(report, view, sheet),
  };
  let first = true;
  for (const section of screens[view.topic]()) {
    if (section.length === 0) continue;
    if (!first) yield "\n";
    first = false;
    for (const line of section) yield `${line}\n`;
  }
};
