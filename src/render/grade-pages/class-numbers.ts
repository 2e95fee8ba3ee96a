import { pointsText } from "../points-text.ts";
import { type ClassContext, partTitle } from "./class-context.ts";
import { drawDataTable } from "./data-table.ts";
import { bar } from "./figures.ts";
import { drawHistogram } from "./histogram.ts";
import { element, sentence } from "./markup.ts";

/** Checks among the hardest, of those that somebody did not pass. */
const HARDEST_SHOWN = 12;

/** How many, and how well. */
export function drawNumbers({ report, words }: ClassContext): string {
  const { statistics, rubric, roster } = report;
  const { mean, median, lowest, highest } = statistics;
  const texts = words.class;
  const missing = roster?.missing.length ?? 0;
  const numbers: [string, string | null][] = [
    [texts.students, String(statistics.students)],
    [texts.passed(pointsText(rubric.pass)), String(statistics.passed)],
    [texts.below, String(statistics.failed)],
    [texts.review, String(statistics.review)],
    [texts.missing, roster === null ? null : String(missing)],
    [texts.mean, mean === null ? null : pointsText(mean)],
    [texts.median, median === null ? null : pointsText(median)],
    [texts.range, lowest === null || highest === null ? null : `${pointsText(lowest)}–${pointsText(highest)}`],
  ];
  const drawn = numbers.map(([term, value]) =>
    value === null ? "" : `<div>${element("dt", {}, sentence(term))}${element("dd", {}, sentence(value))}</div>`,
  );
  return `${element("dl", { class: "figures" }, ...drawn)}\n`;
}

/** Those whose points are settled, by tenths of the points. */
export function* drawDistribution({ report, words }: ClassContext): Iterable<string> {
  const { statistics, rubric } = report;
  yield `<section>\n${element("h2", { id: "distribution" }, sentence(words.class.distribution))}\n`;
  if (statistics.mean === null) yield `${element("p", {}, sentence(words.class.nobody))}\n`;
  else {
    const pass = { share: rubric.points > 0 ? rubric.pass / rubric.points : 0, points: pointsText(rubric.pass) };
    yield* drawHistogram(statistics.distribution, pass, words.class);
    if (statistics.review > 0) yield `${element("p", { class: "soft" }, sentence(words.class.withoutReview))}\n`;
  }
  yield "</section>\n";
}

/** Checks by how many failed them, most first: what was only held back is none of their own. Those that everybody passed teach nothing. */
export function* drawHardest(context: ClassContext): Iterable<string> {
  const { report, words } = context;
  const hard = report.statistics.checks
    .filter(({ share, failed }) => share < 1 && failed > 0)
    .sort((a, b) => b.failed - a.failed || a.share - b.share)
    .slice(0, HARDEST_SHOWN);
  if (hard.length === 0) return;
  const titles = new Map(report.rubric.parts.flatMap(({ checks }) => checks.map(({ id, title }) => [id, title])));
  const rows = hard.map(({ id, part, share, failed, blocked }) => [
    sentence(titles.get(id) ?? id),
    sentence(partTitle(part, context)),
    `${bar(share)} ${percent(share)}`,
    String(failed),
    blocked === 0 ? "" : String(blocked),
  ]);
  const columns = [
    { title: words.checks.check },
    { title: words.student.part },
    { title: words.class.earned, className: "tight" },
    { title: words.class.failed, align: "right" as const },
    { title: words.class.blocked, align: "right" as const },
  ];
  yield `<section>\n${element("h2", { id: "hardest" }, sentence(words.class.hardest))}\n`;
  yield* drawDataTable(columns, rows, { className: "class many", label: words.class.hardest });
  yield "</section>\n";
}

/** Rounded, but never to all or nothing. */
function percent(share: number): string {
  const rounded = Math.round(share * 100);
  if (share > 0 && rounded === 0) return "1 %";
  return `${share < 1 && rounded === 100 ? 99 : rounded} %`;
}
