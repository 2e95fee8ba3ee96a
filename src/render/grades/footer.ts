import type { GradeReport } from "../../report/grading/grade-report.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import { wrap } from "../text/cells.ts";
import { wireText } from "../text/phrases.ts";
import type { Sheet } from "../text/sheet.ts";

type Screen = GradingWords["screen"];

const MOST_NAMES = 8;
const WIDEST_NAME = 60;

/** What the class comes to, who and what fits nowhere, and what was written. */
export function footerLines(
  { rubric, roster, strays, statistics }: GradeReport,
  written: readonly string[],
  sheet: Sheet,
  words: Screen,
): string[] {
  const { students, passed, failed, review, mean } = statistics;
  const summary = words.summary(students, passed, rubric.pass, failed, review);
  const texts = [
    mean === null ? summary : `${summary} ${words.mean(mean, review)}`,
    roster === null || roster.missing.length === 0 ? null : words.missing(roster.missing.length),
    named(roster?.unknown ?? [], words.unknown, sheet),
    named(
      strays.map(({ path }) => path),
      words.strays,
      sheet,
    ),
    written.length === 0 ? null : words.written(written.join(", ")),
  ];
  return texts.flatMap((text) => (text === null ? [] : wrap(text, sheet.width)));
}

/** A handful of names, and how many there are besides; null for none. */
function named(names: readonly string[], say: (names: string, more: number) => string, sheet: Sheet): string | null {
  if (names.length === 0) return null;
  const shown = names.slice(0, MOST_NAMES).map((name) => wireText(name, sheet, WIDEST_NAME, "middle"));
  return say(shown.join(", "), names.length - shown.length);
}
