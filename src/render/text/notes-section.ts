import type { Finding } from "../../report/report.ts";
import { listOfNumbers } from "../number-text.ts";
import { paragraph } from "./flow.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const SEVERITIES: readonly Finding["severity"][] = ["error", "warning", "note"];
const NOTES_SHOWN = 12;
/** A sentence holds text from the wire at most here and there. */
const MESSAGE_CELLS = 600;

/** The findings, most severe first; those of one code are told once, with how often and where. Empty where there is none. */
export function notesSection(findings: readonly Finding[], sheet: Sheet): string[] {
  const groups = groupByCode(findings);
  if (groups.length === 0) return [];
  const { shown, more } = shorten(groups, NOTES_SHOWN, sheet);
  const lines = shown.flatMap((group) => noteLines(group, sheet));
  return [sheet.paint.heading(sheet.words.summary.headings.notes), ...lines, ...more];
}

function groupByCode(findings: readonly Finding[]): Finding[][] {
  const groups = new Map<string, Finding[]>();
  const sorted = SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  for (const finding of sorted) {
    const key = `${finding.severity} ${finding.code}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  return [...groups.values()];
}

function noteLines(group: readonly Finding[], sheet: Sheet): string[] {
  if (sheet.all) return group.flatMap((finding) => oneNote(finding, "", sheet));
  const [first] = group;
  if (first === undefined) return [];
  const frames = group.flatMap((finding) => finding.frames.slice(0, 1));
  const times =
    group.length === 1
      ? ""
      : ` ${sheet.words.summary.repeated(group.length, frames.length === 0 ? null : listOfNumbers(frames))}`;
  return oneNote(first, times, sheet);
}

function oneNote(finding: Finding, suffix: string, sheet: Sheet): string[] {
  const { glyphs, paint } = sheet;
  const marks = {
    error: paint.error(glyphs.failed),
    warning: paint.warning(glyphs.warning),
    note: paint.dim(glyphs.note),
  };
  return paragraph(
    `  ${marks[finding.severity]} `,
    wireText(finding.message, sheet, MESSAGE_CELLS) + suffix,
    sheet.width,
  );
}
