/** Sets two transfers beside each other, aligned by what each step means. */
import type { ComparedSide, CompareProblem, Comparison } from "../report/comparison.ts";
import { joinReports } from "../report/join-reports.ts";
import type { Report } from "../report/report.ts";
import { alignedSteps } from "./compare-align.ts";
import { brokeAt } from "./compare-break.ts";
import { bestPair, candidates, isOneOfEach, sidesOf } from "./compare-choice.ts";
import { differencesBetween, modeOf } from "./compare-differences.ts";
import type { Side } from "./compare-side.ts";

/** Transfers by their ids; null leaves the choice to the program. */
export interface Pick {
  left: number | null;
  right: number | null;
}

/**
 * A report with its comparison: of one transfer out of each report, or of two out of `left` where `right` is null. The
 * numbers of `pick` are those of the report that the side comes from. Neither report is changed.
 */
export function compareReports(
  left: Report,
  right: Report | null,
  pick: Pick,
): { report: Report } | { problem: CompareProblem } {
  const missing = missingFtp(left) ?? (right === null ? null : missingFtp(right));
  if (missing !== null) return { problem: missing };
  const unknown = unknownTransfer(left, pick.left) ?? unknownTransfer(right ?? left, pick.right);
  if (unknown !== null) return { problem: unknown };
  const report = right === null ? left : joinReports(left, right);
  const before = right === null ? 0 : idsBefore(report, left.captures.length);
  const joined = { left: pick.left, right: pick.right === null ? null : pick.right + before };
  const comparison = compareTransfers(report, joined, right === null ? null : left.captures.length);
  if (comparison === null) {
    return { problem: { code: "one-transfer", detail: left.captures[0]?.path ?? "", hint: null } };
  }
  return { report: { ...report, comparison } };
}

function missingFtp({ ftp, captures }: Report): CompareProblem | null {
  if (ftp.sessions.length > 0) return null;
  return { code: "no-ftp", detail: captures[0]?.path ?? "", hint: null };
}

function unknownTransfer({ ftp }: Report, id: number | null): CompareProblem | null {
  const ids = ftp.sessions.flatMap(({ transfers }) => transfers.map((transfer) => transfer.id));
  if (id === null || ids.includes(id)) return null;
  return { code: "no-such-transfer", detail: String(id), hint: String(ids.length) };
}

/** The highest transfer id of the captures before one; joining counts on from there. */
function idsBefore({ ftp }: Report, capture: number): number {
  const ids = ftp.sessions.flatMap((session) =>
    session.capture < capture ? session.transfers.map(({ id }) => id) : [],
  );
  return ids.reduce((most, id) => Math.max(most, id), 0);
}

/**
 * Compares two transfers of a report: those picked by id, else the most telling ones. `rightFrom` is the index of the first
 * capture of the right side, null where both sides come from any capture; then the active one of two is set left, unless
 * one was picked. Null where there are no two.
 */
export function compareTransfers(report: Report, pick: Pick, rightFrom: number | null): Comparison | null {
  const picked = { left: withId(report, pick.left), right: withId(report, pick.right) };
  const left = picked.left ?? candidates(report, (capture) => rightFrom === null || capture < rightFrom);
  const right = picked.right ?? candidates(report, (capture) => rightFrom === null || capture >= rightFrom);
  const [mine, theirs] = [left[0], right[0]];
  const bothPicked = picked.left !== null && picked.right !== null && mine !== undefined && theirs !== undefined;
  const pair = bothPicked ? ([mine, theirs] as const) : bestPair(left, right);
  if (pair === null) return null;
  const free = rightFrom === null && picked.left === null && picked.right === null;
  return comparisonOf(report, ...(free ? inUsualOrder(pair) : pair));
}

function withId(report: Report, id: number | null): Side[] | null {
  if (id === null) return null;
  for (const side of sidesOf(report)) if (side.transfer?.id === id) return [side];
  return [];
}

/** Active before passive; else in the order of the report. */
function inUsualOrder(pair: readonly [Side, Side]): readonly [Side, Side] {
  const [first, second] = pair;
  const turn = isOneOfEach(first, second) ? modeOf(first) === "passive" : isBehind(first, second);
  return turn ? [second, first] : pair;
}

function isBehind(first: Side, second: Side): boolean {
  if (first.session.id !== second.session.id) return first.session.id > second.session.id;
  return (first.transfer?.id ?? 0) > (second.transfer?.id ?? 0);
}

function comparisonOf(report: Report, left: Side, right: Side): Comparison {
  return {
    left: describe(report, left),
    right: describe(report, right),
    steps: alignedSteps(left, right),
    differences: differencesBetween(left, right),
    brokeAt: brokeAt(left, right),
  };
}

function describe(report: Report, side: Side): ComparedSide {
  const { session, transfer } = side;
  const modes = new Set<string | null>();
  for (const other of sidesOf(report)) if (other.session.capture === session.capture) modes.add(modeOf(other));
  const [active, passive] = [modes.has("active"), modes.has("passive")];
  const captureMode = active && passive ? "mixed" : active ? "active" : passive ? "passive" : "none";
  return {
    capture: session.capture,
    session: session.id,
    transfer: transfer?.id ?? null,
    mode: modeOf(side),
    captureMode,
  };
}
