import type { CheckGrade } from "../../report/grading/grade-report.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import { pointsOf } from "../points-text.ts";
import { cellWidth, fill, wrap } from "../text/cells.ts";
import { createSheet, type Sheet, type TextOptions } from "../text/sheet.ts";
import { asciiText } from "./ascii-text.ts";
import { bounded, framesText } from "./check-lines.ts";

type Outcome = CheckGrade["outcome"];
type Screen = GradingWords["screen"];

const MARKS: Record<Outcome, string> = { passed: "✓", partial: "~", failed: "✗", blocked: "–" };
const ASCII_MARKS: Record<Outcome, string> = { passed: "+", partial: "~", failed: "X", blocked: "-" };
const INDENT = 2;
/** Cells below which text is not set beside its label. */
const LEAST_TEXT = 20;

/** What each line is drawn with. */
interface Screenful {
  sheet: Sheet;
  screen: Screen;
  ascii: boolean;
}

/**
 * The screen of `ftpscope check`: for each check whether it passed, and where it did not, what was expected, what was seen (and in
 * which frames) and what to do. The grades are localized already; `paths` are those of the files that they count.
 */
export function renderCheck(grades: readonly CheckGrade[], paths: readonly string[], options: TextOptions): string {
  const sheet = createSheet({ captures: [] }, options);
  const { screen } = gradingWordsOf(options.language);
  const screenful = { sheet, screen, ascii: options.ascii };
  const lines = grades.flatMap((check) => [...headLines(check, screenful), ...factLines(check, paths, screenful)]);
  return lines.map((line) => `${options.ascii ? asciiText(line) : line}\n`).join("");
}

/** "✗ SYN from the right side: failed, 0/8". */
function headLines({ outcome, title, points, maximum }: CheckGrade, { sheet, screen, ascii }: Screenful): string[] {
  const mark = (ascii ? ASCII_MARKS : MARKS)[outcome];
  const figures = maximum > 0 ? `, ${pointsOf(points, maximum)}` : "";
  const text = `${bounded(title)}: ${screen.outcome[outcome]}${figures}`;
  const colour = colourOf(outcome, sheet);
  return beside(mark, text, sheet).map(colour);
}

function colourOf(outcome: Outcome, { paint }: Sheet): (text: string) => string {
  if (outcome === "passed") return (text) => paint.data(text);
  if (outcome === "blocked") return (text) => paint.dim(text);
  return outcome === "partial" ? (text) => paint.warning(text) : (text) => paint.error(text);
}

function factLines(check: CheckGrade, paths: readonly string[], { sheet, screen }: Screenful): string[] {
  const { outcome, expected, seen, frames, file, hint } = check;
  const path = file === null ? null : (paths[file] ?? null);
  const shown = outcome !== "blocked" && frames.length > 0 ? framesText(frames, path, screen) : "";
  const facts: [label: string, text: string][] = [
    [screen.expected, outcome === "passed" || outcome === "blocked" ? "" : bounded(expected)],
    [screen.seen, bounded(seen)],
    [screen.shownBy, shown],
    [screen.nextTime, bounded(hint ?? "")],
  ];
  const labels = Math.max(...facts.map(([label]) => cellWidth(label)));
  return facts
    .filter(([, text]) => text !== "")
    .flatMap(([label, text]) => beside(`${" ".repeat(INDENT)}${fill(label, labels)} `, text, sheet));
}

/** Text after a lead; its later lines are indented to it, where that leaves room. */
function beside(lead: string, text: string, { width }: Sheet): string[] {
  const indent = cellWidth(lead) + 1;
  if (width - indent < LEAST_TEXT) return wrap(`${lead} ${text}`, width);
  return wrap(text, width - indent).map((line, index) => (index === 0 ? `${lead} ` : " ".repeat(indent)) + line);
}
