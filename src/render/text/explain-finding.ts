import type { Explanation } from "../../report/explanation.ts";
import type { Finding } from "../../report/report.ts";
import { framesFilter } from "../explain/explanation.ts";
import type { FindingGroup } from "../finding-groups.ts";
import { framesCited } from "../frames-cited.ts";
import { tellCause, tellSeen } from "../locale/localize.ts";
import { cellWidth, fill } from "./cells.ts";
import { paragraph } from "./flow.ts";
import { severityMark } from "./notes-section.ts";
import { wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

/** Places of one code, unless all are asked for. */
const PLACES_SHOWN = 6;
const CAUSES_SHOWN = 6;
const CAPTURES_FILTERED = 4;
/** A sentence holds text from the wire at most here and there. */
const SENTENCE_CELLS = 600;

/** One code: what was found and where, then everything that there is to say about it. */
export function findingSection(group: FindingGroup, explanation: Explanation, sheet: Sheet): string[] {
  const [first] = group;
  const { explain } = sheet.words;
  const inferred = group.every(({ confidence }) => confidence === "inferred") ? ` (${explain.inferred})` : "";
  const mark = severityMark(first.severity, sheet);
  return [
    ...headline(mark, explanation.title + inferred, first.code, sheet),
    ...(group.length === 1 ? paragraph("  ", sentenceText(first, sheet), sheet.width) : severalPlaces(group, sheet)),
    ...explanationLines(
      { ...explanation, causes: causesOf(group, sheet) },
      { place: group.length === 1 ? placeText(first, sheet) : "", filters: framesFilters(group, sheet) },
      sheet,
    ),
  ];
}

/** A code by itself, whatever the capture. */
export function generalSection(code: string, explanation: Explanation, sheet: Sheet): string[] {
  return [
    ...headline(null, explanation.title, code, sheet),
    ...explanationLines(explanation, { place: "", filters: [] }, sheet),
  ];
}

function headline(mark: string | null, title: string, code: string, { paint, width }: Sheet): string[] {
  return paragraph(mark === null ? "" : `${mark} `, `${paint.heading(title)}   ${paint.dim(code)}`, width);
}

function severalPlaces(group: FindingGroup, sheet: Sheet): string[] {
  const { shown, more } = shorten(group, PLACES_SHOWN, sheet);
  const withCauses = causesDiffer(group);
  const lines = shown.flatMap((finding) => {
    const place = placeText(finding, sheet);
    const lead = `  ${severityMark(finding.severity, sheet)} `;
    const text = withCauses ? wireText(finding.message, sheet, SENTENCE_CELLS) : sentenceText(finding, sheet);
    return paragraph(lead, `${text}${place === "" ? "" : ` (${place})`}`, sheet.width);
  });
  return [...lines, ...more];
}

function sentenceText(finding: Finding, sheet: Sheet): string {
  return wireText(tellSeen(finding, sheet.words.findings), sheet, SENTENCE_CELLS);
}

/** "session 1, transfer 2, frames 36, 38–42". */
function placeText({ subject, capture, frames }: Finding, sheet: Sheet): string {
  const { measures } = sheet.words;
  return [
    subject.session === null ? null : measures.sessions(String(subject.session), false),
    subject.transfer === null ? null : measures.transfer(subject.transfer),
    subject.transaction === null ? null : measures.exchange(subject.transaction),
    capture === null || frames.length === 0
      ? null
      : framesCited(
          frames.map((frame) => ({ capture, frame })),
          sheet,
        ),
  ]
    .filter((piece) => piece !== null)
    .join(", ");
}

/** Each cause once, as sure as it is anywhere; the surest first. */
function causesOf(group: FindingGroup, { words }: Sheet): string[] {
  const causes = new Map<string, Finding["causes"][number]>();
  for (const cause of group.flatMap((finding) => finding.causes)) {
    const known = causes.get(cause.code);
    if (known === undefined || sureness(cause) < sureness(known)) causes.set(cause.code, cause);
  }
  const surest = [...causes.values()].sort((one, other) => sureness(one) - sureness(other));
  return surest.slice(0, CAUSES_SHOWN).map((cause) => tellCause(cause, words.findings));
}

function sureness({ confidence }: Finding["causes"][number]): number {
  return ["certain", "likely", "possible"].indexOf(confidence);
}

/** Whether the findings have different first causes: then each is told with its own. */
function causesDiffer(group: FindingGroup): boolean {
  return new Set(group.map(({ causes: [first] }) => `${first?.code} ${first?.confidence}`)).size > 1;
}

/** A filter with what it shows. */
type Filter = readonly [filter: string, shows: string];

/** Of the frames of all the findings, a filter for each capture. */
function framesFilters(group: FindingGroup, sheet: Sheet): Filter[] {
  const { explain } = sheet.words;
  const captures = new Map<number, number[]>();
  for (const { capture, frames } of group) {
    if (capture === null) continue;
    const known = captures.get(capture) ?? [];
    known.push(...frames);
    captures.set(capture, known);
  }
  return [...captures].slice(0, CAPTURES_FILTERED).flatMap(([capture, frames]): Filter[] => {
    const filter = framesFilter(frames);
    const shows = sheet.severalCaptures ? explain.inCapture(capture + 1) : explain.theseFrames;
    return filter === null ? [] : [[filter, shows]];
  });
}

/** Meaning, then what else there is to say, each behind its label. */
function explanationLines(
  explanation: Explanation,
  here: { place: string; filters: readonly Filter[] },
  sheet: Sheet,
): string[] {
  const { explain } = sheet.words;
  const { headings } = explain;
  const { meaning, causes, limits, checks, settings, references, filters } = explanation;
  const shown: Filter[] = [...here.filters, [filters.kind, explain.allOfKind]];
  const read = references.map(({ rfc, section }) => explain.section(rfc, section)).join(", ");
  return [
    ...(meaning === "" ? [] : paragraph("  ", meaning, sheet.width)),
    ...labelled(
      [
        [headings.where, here.place === "" ? [] : [["", here.place]]],
        [headings.causes, causes.map((cause) => ["", cause])],
        [headings.limits, limits === null ? [] : [["", limits]]],
        [headings.checks, checks.map((check, index) => [`${index + 1}. `, check])],
        [headings.settings, settings.flatMap(({ place, lines }) => [["", `${place}:`], ...lines.map(typed)])],
        [headings.references, read === "" ? [] : [["", read]]],
        [headings.filters, shown.flatMap(([filter, shows]) => [["", `${shows}:`], typed(filter)])],
      ],
      sheet,
    ),
  ];
}

/** What stands before a text, and the text; its later lines stand beneath it, or further right. */
type Item = readonly [lead: string, text: string, hang?: number];

/** A line as somebody types it: where it goes on on the next one, that shows. */
function typed(line: string): Item {
  return ["  ", line, 4];
}

/** Labels on the left, their items on the right, one beneath the other; nothing is cut. Labels without items are left out. */
function labelled(rows: readonly [label: string, items: readonly Item[]][], { paint, width }: Sheet): string[] {
  const told = rows.filter(([, items]) => items.length > 0);
  const widest = Math.max(0, ...told.map(([label]) => cellWidth(label)));
  return told.flatMap(([label, items]) =>
    items.flatMap(([lead, text, hang = 0], index) => {
      const before = index === 0 ? paint.dim(label) : "";
      const lines = paragraph(`  ${fill(before, widest)}   ${lead}`, text, width - hang);
      return lines.map((line, place) => (place === 0 ? line : " ".repeat(hang) + line));
    }),
  );
}
