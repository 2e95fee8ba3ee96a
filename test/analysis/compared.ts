import { compareReports } from "../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { CompareProblem, Comparison, Sameness } from "../../src/report/comparison.ts";
import type { Report } from "../../src/report/report.ts";
import { fixturePath } from "../report/captures-at-hand.ts";

/** The report of a fixture with its packets folded, as comparisons are made from it. */
export async function readFixture(name: string): Promise<Report> {
  const report = await analyzeCaptures([fixturePath(name)], { showPasswords: false, packets: "folded" });
  for (const capture of report.captures) capture.path = name;
  return report;
}

/** Compares one or two fixtures, or says why that cannot be done. */
export async function compareFixtures(
  [left, right]: readonly [string, string?],
  pick: { left: number | null; right: number | null } = { left: null, right: null },
): Promise<{ report: Report } | { problem: CompareProblem }> {
  return compareReports(await readFixture(left), right === undefined ? null : await readFixture(right), pick);
}

/** The comparison of two fixtures that can be compared. */
export async function comparisonOf(...names: [string, string?]): Promise<Comparison> {
  const compared = await compareFixtures(names);
  if ("problem" in compared || compared.report.comparison === null) throw new Error(`${names}: nothing to compare`);
  return compared.report.comparison;
}

const SIGNS = new Map<Sameness, string>([
  [true, "="],
  [false, "≠"],
  [null, "?"],
]);

/** A comparison in one line for each step: "port ≠≠", so that a test can be read. */
export function signsOf({ steps }: Comparison): string[] {
  return steps.map(({ step, rows }) => `${step} ${rows.map(({ same }) => SIGNS.get(same)).join("")}`);
}

/** "server-port 20 / 30000", one for each difference. */
export function differencesOf({ differences }: Comparison): string[] {
  return differences.map(({ code, left, right }) => `${code} ${left} / ${right}`);
}
