import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { speedPlot } from "../figures/plot.ts";
import { speedDocument } from "./document.ts";
import { mainFigures } from "./main-figures.ts";
import type { Results } from "./results.ts";

const DOCS = "docs";
const README = "README.md";
const IN_README = /(<!-- speed: npm run bench -->\n)[\s\S]*?(<!-- \/speed -->)/;

const PICTURE = "![Speed beside other programs, cost against size, and memory over time](docs/speed.svg)";
const LEGEND =
  "A ratio says how many times as fast as the other ftpscope is; in brackets stands what was aimed at, and whether it was reached (✓).";

/** What an earlier call measured, or null. */
export function keptResults(data: string): Results | null {
  try {
    return JSON.parse(readFileSync(resolve(data, "results.json"), "utf8"));
  } catch {
    return null;
  }
}

/** Writes the figures beside the captures, the page and the plot; and, where these are the project's, the README's table. */
export function keepResults(results: Results, data: string, out: string): void {
  writeFileSync(resolve(data, "results.json"), JSON.stringify(results));
  mkdirSync(out, { recursive: true });
  writeFileSync(resolve(out, "speed.md"), speedDocument(results));
  writeFileSync(resolve(out, "speed.svg"), speedPlot(results));
  if (resolve(out) !== resolve(DOCS)) return;
  const readme = readFileSync(README, "utf8");
  const shown = `${PICTURE}\n\n${LEGEND}\n\n${mainFigures(results)}\n`;
  writeFileSync(
    README,
    readme.replace(IN_README, (_, before: string, after: string) => `${before}${shown}${after}`),
  );
}

/** Results with what was measured anew in the place of what is as old. */
export function joined(old: Results, more: Partial<Results>): Results {
  const { comparisons = [], growth = [], hour = [], start } = more;
  return {
    ...old,
    ...(start === undefined ? {} : { start }),
    comparisons: [
      ...old.comparisons.filter(({ kind, via }) => !comparisons.some((one) => one.kind === kind && one.via === via)),
      ...comparisons,
    ],
    growth: [...old.growth.filter(({ kind }) => !growth.some((one) => one.kind === kind)), ...growth],
    hour: [...old.hour.filter(({ format }) => !hour.some((one) => one.format === format)), ...hour],
  };
}
