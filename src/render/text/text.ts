import type { Report } from "../../report/report.ts";
import type { Render, View } from "../renderer.ts";
import { dhcpSections } from "./dhcp-screen.ts";
import { ftpSections } from "./ftp-screen.ts";
import { createSheet, type Sheet } from "./sheet.ts";
import { summarySections } from "./summary-screen.ts";

/** Screens for people, of all views but the drawn ones (picture.ts), in sections, parted by an empty line. */
export const renderText: Render = function* (report, view, options) {
  let first = true;
  for (const section of sectionsOf(report, view, createSheet(report, options))) {
    if (section.length === 0) continue;
    if (!first) yield "\n";
    first = false;
    for (const line of section) yield `${line}\n`;
  }
};

function sectionsOf(report: Report, view: View, sheet: Sheet): Iterable<readonly string[]> {
  if (view.topic === "ftp") return ftpSections(report, view, sheet);
  if (view.topic === "dhcp") return dhcpSections(report, view, sheet);
  return summarySections(report, sheet);
}
