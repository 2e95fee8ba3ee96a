import type { GradedPart, PartGrade, StudentGrade } from "../../report/grading/grade-report.ts";
import { pointsText } from "../points-text.ts";
import { startTag } from "../svg/xml.ts";
import { lossText } from "./class-attention.ts";
import { type ClassContext, linked } from "./class-context.ts";
import { type DataColumn, drawDataTable } from "./data-table.ts";
import { STATE_SIGNS, stateOf } from "./figures.ts";
import { element, name, sentence } from "./markup.ts";

/** Every student in a row: points of each part, in all, and what cost them. */
export function* drawAllStudents(context: ClassContext): Iterable<string> {
  const { report, words, options } = context;
  const { students, rubric } = report;
  if (students.length === 0) return;
  const named = students.some(({ student }) => student.name !== null);
  const columns: DataColumn[] = [
    { title: words.class.student },
    ...(named ? [{ title: words.class.name }] : []),
    ...rubric.parts.map(({ title }) => ({ title: title[options.language], align: "right" as const })),
    { title: words.class.total, align: "right" },
    { title: words.class.state },
    { title: words.class.lost, className: "free" },
  ];
  yield `<section>\n${element("h2", { id: "students" }, sentence(words.class.all))}\n`;
  const rows = students.map((grade) => rowOf(grade, named, rubric.parts, context));
  // A rubric of many parts makes it wider than a tablet.
  yield startTag("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": words.class.all });
  yield* drawDataTable(columns, rows, { className: "class many", label: words.class.all });
  yield "</div>\n</section>\n";
}

function rowOf(grade: StudentGrade, named: boolean, parts: readonly GradedPart[], context: ClassContext): string[] {
  const { words } = context;
  const state = stateOf(grade);
  const sign = `<span aria-hidden="true">${STATE_SIGNS[state]}</span>`;
  const lost = lossText(grade, context);
  return [
    linked(grade.student.id, context),
    ...(named ? [grade.student.name === null ? "" : name(grade.student.name)] : []),
    ...parts.map(({ id }) => partPoints(grade.parts.find((part) => part.id === id))),
    `${pointsText(grade.points)} / ${pointsText(grade.maximum)}`,
    element("span", { class: `state ${state}` }, `${sign} ${sentence(words.class.states[state])}`),
    lost === "" && grade.points >= grade.maximum ? sentence(words.class.noneLost) : lost,
  ];
}

function partPoints(part: PartGrade | undefined): string {
  return part === undefined ? "" : `${pointsText(part.points)} / ${pointsText(part.maximum)}`;
}
