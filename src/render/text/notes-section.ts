import type { Finding } from "../../report/report.ts";
import { type FindingGroup, groupByCode, placesOf } from "../finding-groups.ts";
import { framesCited } from "../frames-cited.ts";
import { isQuiet } from "../quiet-codes.ts";
import { paragraph } from "./flow.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const NOTES_SHOWN = 12;
/** A sentence holds text from the wire at most here and there. */
const MESSAGE_CELLS = 600;

/** The findings under their heading; see noteList. Empty where there is none. */
export function notesSection(findings: readonly Finding[], sheet: Sheet): string[] {
  const lines = noteList(findings, sheet);
  return lines.length === 0 ? [] : [sheet.paint.heading(sheet.words.summary.headings.notes), ...lines];
}

/**
 * The findings, most severe first; those of one code are told once, with how often and where. With --all each is told, and
 * plain observations too.
 */
export function noteList(findings: readonly Finding[], sheet: Sheet): string[] {
  const groups = groupByCode(sheet.all ? findings : findings.filter((finding) => !isQuiet(finding)));
  const { shown, more } = shorten(groups, NOTES_SHOWN, sheet);
  return [...shown.flatMap((group) => noteLines(group, sheet)), ...more];
}

function noteLines(group: FindingGroup, sheet: Sheet): string[] {
  if (sheet.all) return group.flatMap((finding) => noteLine(finding, repetition([finding], sheet), sheet));
  return noteLine(group[0], repetition(group, sheet), sheet);
}

/** "(3 times; frames 36, 54, 70)"; "(frames 16, 17, 22)" for an error or a warning that is alone. */
export function repetition(group: FindingGroup, sheet: Sheet): string {
  if (group.length > 1) return ` ${sheet.words.summary.repeated(group.length, placesOf(group, sheet))}`;
  const [{ severity, capture, frames }] = group;
  if (severity === "note" || capture === null || frames.length === 0) return "";
  const places = frames.map((frame) => ({ capture, frame }));
  return ` (${framesCited(places, sheet)})`;
}

/** One finding after its mark. */
export function noteLine(finding: Finding, suffix: string, sheet: Sheet): string[] {
  return paragraph(
    `  ${severityMark(finding.severity, sheet)} `,
    wireText(finding.message, sheet, MESSAGE_CELLS) + suffix,
    sheet.width,
  );
}

export function severityMark(severity: Finding["severity"], { glyphs, paint }: Sheet): string {
  if (severity === "error") return paint.error(glyphs.failed);
  return severity === "warning" ? paint.warning(glyphs.warning) : paint.dim(glyphs.note);
}
