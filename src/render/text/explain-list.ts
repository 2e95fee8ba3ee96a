import type { FindingEntry, FindingTopic } from "../../report/explanation.ts";
import { wordsFor } from "../locale/code-words.ts";
import { generalSection } from "./explain-finding.ts";
import { paragraph } from "./flow.ts";
import type { Sheet } from "./sheet.ts";
import { drawList } from "./table.ts";

/** `ftpscope explain --list`: the codes of each group with their titles and how severe they can be. */
export function listSections(entries: readonly FindingEntry[], sheet: Sheet): string[][] {
  const groups = new Map<string, FindingEntry[]>();
  for (const entry of entries) {
    const known = groups.get(entry.group);
    if (known === undefined) groups.set(entry.group, [entry]);
    else known.push(entry);
  }
  const sections = [...groups].map(([group, own]) => {
    const rows = own.map(({ code, title, severities }) => [
      code,
      title,
      sheet.paint.dim(severityNames(severities, sheet)),
    ]);
    const columns = [{ min: 14 }, { min: 16 }, { min: 8 }];
    const lines = drawList(columns, rows, { width: sheet.width, indent: 2, gap: 2, glyphs: sheet.glyphs });
    const heading = sheet.paint.heading(wordsFor(sheet.words.explain.groups, group));
    return [...paragraph("", heading, sheet.width), ...lines];
  });
  return [...sections, paragraph("", sheet.words.explain.howToRead, sheet.width)];
}

/** `ftpscope explain --finding CODE` without a capture. */
export function topicSections({ code, severities, explanation }: FindingTopic, sheet: Sheet): string[][] {
  const { explain } = sheet.words;
  return [
    generalSection(code, explanation, sheet),
    paragraph("  ", explain.canBe(severityNames(severities, sheet)), sheet.width),
  ];
}

function severityNames(severities: FindingEntry["severities"], { words }: Sheet): string {
  return severities.map((severity) => words.names.severity[severity]).join(", ");
}
