import type { CheckGrade } from "../../report/grading/grade-report.ts";
import { escapeText } from "../escape.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import { listOfNumbers } from "../number-text.ts";

type Screen = GradingWords["screen"];

/** Characters of one line. */
const LONGEST = 1_000;

/** What is said of one check as plain text, a line each: expected, seen, frames, what to do. Null of `path` says no file. */
export function checkLines(check: CheckGrade, path: string | null, screen: Screen): string[] {
  const { outcome, expected, seen, frames, hint } = check;
  return [
    expected === "" ? null : screen.expectedLine(bounded(expected)),
    seen === "" ? null : screen.seenLine(bounded(seen)),
    outcome === "blocked" || frames.length === 0 ? null : screen.framesLine(framesText(frames, path, screen)),
    hint === null ? null : screen.nextLine(bounded(hint)),
  ].filter((line) => line !== null);
}

/** "18, 26-30 of active.pcap". */
export function framesText(frames: readonly number[], path: string | null, screen: Screen): string {
  const numbers = listOfNumbers(frames);
  return path === null ? numbers : screen.framesOf(bounded(path), numbers);
}

/** Safe to draw, on one line, of bounded length. */
export function bounded(text: string): string {
  return escapeText(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}
