import type { Render } from "../renderer.ts";
import { dhcpSections } from "./dhcp-screen.ts";
import { ftpSections } from "./ftp-screen.ts";
import { createSheet } from "./sheet.ts";
import { summarySections } from "./summary-screen.ts";

/** Screens for people. Sections are parted by an empty line. */
export const renderText: Render = function* (report, view, options) {
  const sheet = createSheet(report, options);
  const screens = {
    summary: () => summarySections(report, sheet),
    ftp: () => ftpSections(report, view, sheet),
    dhcp: () => dhcpSections(report, view, sheet),
    ladder: () => [],
    compare: () => [],
  };
  let first = true;
  for (const section of screens[view.topic]()) {
    if (section.length === 0) continue;
    if (!first) yield "\n";
    first = false;
    for (const line of section) yield `${line}\n`;
  }
};
