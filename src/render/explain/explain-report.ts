import type { Report } from "../../report/report.ts";
import type { View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { storyOf } from "../story/story.ts";
import { createSheet, type TextOptions } from "../text/sheet.ts";
import { explainFinding } from "./explanation.ts";

/**
 * What a view asks for of a report, with its story and its findings' explanations filled in. The report is localized already,
 * and is not changed. This module brings every explanation in both languages: it is loaded only where one is asked for.
 */
export function explainReport(report: Report, view: View, options: TextOptions): Report {
  const sheet = createSheet(report, { ...options, colourLevel: 0 });
  const part = selectView(report, view);
  return {
    ...part,
    findings: part.findings.map((finding) => ({ ...finding, explanation: explainFinding(finding, options.language) })),
    story: storyOf(part, view, sheet).parts.map(({ tell }) => tell()),
  };
}
