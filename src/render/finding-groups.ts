import type { Finding } from "../report/report.ts";
import { type FramePlace, framesCited } from "./frames-cited.ts";
import { listOfNumbers } from "./number-text.ts";
import type { Sheet } from "./text/sheet.ts";

const SEVERITIES: readonly Finding["severity"][] = ["error", "warning", "note"];

/** Findings of one code, most severe first. */
export type FindingGroup = readonly [Finding, ...Finding[]];

/** The findings of each code together, most severe first. */
export function groupByCode(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const severity of SEVERITIES) {
    for (const finding of findings) {
      if (finding.severity !== severity) continue;
      const group = groups.get(finding.code);
      if (group === undefined) groups.set(finding.code, [finding]);
      else group.push(finding);
    }
  }
  return [...groups.values()];
}

/** Where a code was found: in several sessions or exchanges these, else the first frames of each; null where nothing tells. */
export function placesOf(group: FindingGroup, sheet: Sheet): string | null {
  const { measures } = sheet.words;
  const sessions = distinct(group.map(({ subject }) => subject.session));
  if (sessions.length > 1) return measures.sessions(listOfNumbers(sessions), true);
  const transactions = distinct(group.map(({ subject }) => subject.transaction));
  if (transactions.length > 1) return measures.exchanges(listOfNumbers(transactions), true);
  const frames = group.flatMap(({ capture, frames: [frame] }): FramePlace[] =>
    capture === null || frame === undefined ? [] : [{ capture, frame }],
  );
  return frames.length === 0 ? null : framesCited(frames, sheet);
}

function distinct(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))].sort((a, b) => a - b);
}
