import type { StoryPart } from "../../report/explanation.ts";
import type { FindingCode } from "../../report/findings.ts";
import type { Finding, Report } from "../../report/report.ts";
import { explainCode, isFindingCode } from "../explain/explanation.ts";
import { type FindingGroup, groupByCode } from "../finding-groups.ts";
import type { Render, View } from "../renderer.ts";
import { selectView } from "../select.ts";
import { storyOf } from "../story/story.ts";
import { captureHeader } from "./capture-header.ts";
import { isUnserved } from "./dhcp-facts.ts";
import { findingSection, generalSection } from "./explain-finding.ts";
import { paragraph } from "./flow.ts";
import { noteLine, repetition } from "./notes-section.ts";
import { createPaint } from "./paint.ts";
import { wentWrong, wireText } from "./phrases.ts";
import { createSheet, type Sheet } from "./sheet.ts";
import { moreLine } from "./shorten.ts";
import { unclaimedSection } from "./unclaimed-section.ts";

/** Sessions and clients whose story is told, unless all are asked for. */
const PARTS_SHOWN = 12;
/** Long enough for any sentence of a story, whose texts from the wire are short already. */
const SENTENCE_CELLS = 2_000;

/** `ftpscope explain`: the story in order, then each finding with its causes, checks and settings, most severe first. */
export const renderExplanation: Render = function* (report, view, options) {
  let first = true;
  for (const section of sectionsOf(report, view, createSheet(report, options))) {
    if (section.length === 0) continue;
    if (!first) yield "\n";
    first = false;
    for (const line of section) yield `${line}\n`;
  }
};

function* sectionsOf(report: Report, view: View, sheet: Sheet): Generator<string[]> {
  const part = selectView(report, view);
  yield captureHeader(report, sheet);
  if (view.finding !== null) {
    yield oneCode(part, view.finding, sheet);
    return;
  }
  yield* storySections(part, view, sheet);
  yield unclaimedSection(part.ftp.unclaimedConnections, sheet);
  yield* findingSections(part, sheet);
}

function* storySections(report: Report, view: View, sheet: Sheet): Generator<string[]> {
  const { words, paint } = sheet;
  const most = sheet.all ? Number.POSITIVE_INFINITY : PARTS_SHOWN;
  const { parts, count } = storyOf(report, view, { ...sheet, paint: createPaint(0) }, most);
  if (count === 0) yield paragraph("", words.summary.noFtpNoDhcp, sheet.width);
  for (const [index, part] of parts.entries()) {
    yield [...(index === 0 ? [paint.heading(words.story.heading)] : []), ...partLines(part.tell(), sheet)];
  }
  yield moreLine(count - parts.length, sheet);
}

/** Each sentence, and the codes of what went wrong there: the findings beneath have them in their headings. */
function partLines({ title, sentences }: StoryPart, sheet: Sheet): string[] {
  const named = (code: string) => sheet.paint.warning(`[${code}]`);
  return [
    ...paragraph("  ", sheet.paint.control(title), sheet.width),
    ...sentences.flatMap(({ text, findings }) =>
      paragraph("    ", [wireText(text, sheet, SENTENCE_CELLS), ...findings.map(named)].join(" "), sheet.width),
    ),
  ];
}

/** Codes with an error or a warning in full; of the others a line each, unless all are asked for. */
function* findingSections(report: Report, sheet: Sheet): Generator<string[]> {
  const { explain } = sheet.words;
  const groups = groupByCode(report.findings);
  const full = sheet.all ? groups : groups.filter(([{ severity }]) => severity !== "note");
  const counts = explain.counts(countsOf(report.findings));
  if (full.length > 0) yield [`${sheet.paint.heading(explain.headings.findings)}   ${counts}`];
  else if (wentWell(report)) yield paragraph("", explain.nothingWrong, sheet.width);
  for (const group of full) yield groupSection(group, sheet);
  yield alsoSection(groups.slice(full.length), sheet);
}

function oneCode(report: Report, code: FindingCode, sheet: Sheet): string[] {
  const [group] = groupByCode(report.findings);
  if (group !== undefined) return groupSection(group, sheet);
  return [
    ...paragraph("", sheet.words.explain.noneOfCode(code), sheet.width),
    "",
    ...generalSection(code, explainCode(code, sheet.language), sheet),
  ];
}

function groupSection(group: FindingGroup, sheet: Sheet): string[] {
  const [{ code }] = group;
  if (!isFindingCode(code)) return noteLine(group[0], repetition(group, sheet), sheet);
  return findingSection(group, explainCode(code, sheet.language), sheet);
}

/** Nothing that was asked for is seen to have failed. */
function wentWell({ ftp, dhcp }: Report): boolean {
  const asked = ftp.sessions.length + dhcp.transactions.length > 0;
  const failed = ftp.sessions.some(({ transfers, login }) => login === "refused" || transfers.some(wentWrong));
  return asked && !failed && !dhcp.transactions.some(isUnserved);
}

/** A line for each code. */
function alsoSection(groups: readonly FindingGroup[], sheet: Sheet): string[] {
  if (groups.length === 0) return [];
  const { explain } = sheet.words;
  const lines = groups.flatMap((group) =>
    noteLine(group[0], `${repetition(group, sheet)}  ${sheet.paint.dim(wireText(group[0].code, sheet, 48))}`, sheet),
  );
  return [sheet.paint.heading(explain.headings.also), ...lines, ...paragraph("  ", explain.notesInFull, sheet.width)];
}

function countsOf(findings: readonly Finding[]): Record<Finding["severity"], number> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
