import { DEJAVU_RANGES, NANUM_RANGES } from "./font-coverage.ts";

/** A stretch of characters for one font; null where neither has them. */
export interface FontRun {
  text: string;
  font: "nanum" | "dejavu" | null;
}

const NANUM = classOf(NANUM_RANGES);
const DEJAVU = classOf(DEJAVU_RANGES);
const RUNS = new RegExp(`([${NANUM}]+)|([${DEJAVU}]+)|[^${NANUM}${DEJAVU}]+`, "gu");

/** Matches, globally, each character that neither font has. */
export const IN_NEITHER_FONT = new RegExp(`[^${NANUM}${DEJAVU}]`, "gu");

/** Most texts are of ASCII alone, which Nanum has but for the vertical bar. */
const PLAIN = /^[ -{}~]+$/;

/** The text in stretches of one font each: the fonts in which a character is exactly as wide as its cells. */
export function fontRuns(text: string): FontRun[] {
  if (PLAIN.test(text)) return [{ text, font: "nanum" }];
  return Array.from(text.matchAll(RUNS), ([run, nanum, dejavu]) => ({
    text: run,
    font: nanum === undefined ? (dejavu === undefined ? null : "dejavu") : "nanum",
  }));
}

/** The inside of a character class, of ranges in hexadecimal. */
function classOf(ranges: readonly string[]): string {
  return ranges
    .join(" ")
    .replaceAll(/[0-9a-f]+/g, (code) => `\\u{${code}}`)
    .replaceAll(" ", "");
}
