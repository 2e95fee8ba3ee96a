import type { GradeReport } from "../../report/grading/grade-report.ts";
import { drawHead } from "../html/page-head.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import { pointsText } from "../points-text.ts";
import { drawAttention } from "./class-attention.ts";
import type { ClassContext, ClassPageOptions } from "./class-context.ts";
import { drawDistribution, drawHardest, drawNumbers } from "./class-numbers.ts";
import { drawAllStudents } from "./class-students.ts";
import { drawDataTable } from "./data-table.ts";

import { gradeStyle } from "./grade-style.ts";
import { element, name, plainText, sentence } from "./markup.ts";
import { drawFileTable } from "./student-files.ts";

/**
 * The class as one page that needs no network, for whoever marks it: numbers, whom to look at and why, distribution, the hardest checks,
 * every student with a link to the feedback, files of nobody, and the rubric. The report is localized already.
 */
export function* classPage(report: GradeReport, options: ClassPageOptions): Iterable<string> {
  const { pages: words } = gradingWordsOf(options.language);
  const context: ClassContext = { report, options, words };
  const title = report.rubric.title;
  yield* drawHead({
    title: `${plainText(title[options.language])} · ${words.class.title}`,
    language: options.language,
    style: gradeStyle(0, null),
    script: null,
  });
  yield `<body>\n<main>\n<header>\n${element("p", { class: "eyebrow" }, sentence(words.class.title))}\n`;
  yield `${element("h1", {}, sentence(title[options.language]))}\n`;
  yield `${element("p", { class: "soft" }, name(report.path))}\n${drawNumbers(context)}</header>\n`;
  yield* drawAttention(context);
  yield* drawDistribution(context);
  yield* drawHardest(context);
  yield* drawAllStudents(context);
  yield* drawStrays(context);
  yield* drawRubric(context);
  yield "</main>\n</body>\n</html>\n";
}

function* drawStrays({ report, words, options }: ClassContext): Iterable<string> {
  if (report.strays.length === 0) return;
  yield `<section>\n${element("h2", { id: "strays" }, sentence(words.class.strays))}\n`;
  yield* drawFileTable(report.strays, { parts: [], words: words.files, options });
  yield "</section>\n";
}

/** Checks of no points too: they hold others back. */
function* drawRubric({ report, words, options }: ClassContext): Iterable<string> {
  const columns = [{ title: words.checks.check }, { title: words.checks.points, align: "right" as const }];
  yield `<section>\n${element("h2", { id: "rubric" }, sentence(words.class.rubric))}\n<div class="beside">\n`;
  for (const { title, points, checks } of report.rubric.parts) {
    const own = title[options.language];
    yield `<div>\n${element("h3", {}, sentence(own), " · ", element("span", { class: "sum" }, pointsText(points)))}\n`;
    const rows = checks.map((check) => [sentence(check.title), pointsText(check.points)]);
    yield* drawDataTable(columns, rows, { className: "rubric", label: own });
    yield "</div>\n";
  }
  yield "</div>\n</section>\n";
}
