import type { HandInFile, StudentGrade } from "../../report/grading/grade-report.ts";
import { splitAdvice } from "../locale/grading/advice.ts";
import { pointsText } from "../points-text.ts";
import { type ClassContext, linked, partTitle, studentLink, studentText } from "./class-context.ts";
import { signalsOf } from "./class-signals.ts";
import { lossesOf, lossTitle } from "./losses.ts";
import { element, list, name, plainName, sentence } from "./markup.ts";
import { toldBeside } from "./told.ts";

/** What cost a student most, where there is little room. */
const LOSSES_TOLD = 3;

/** A reason to look at students, with those whom it is about; `id` is of its heading. */
interface Group {
  id: string;
  title: string;
  count: number;
  intro: string | null;
  items: readonly string[];
}

/** Whom to look at, and why: each reason with its students, the most urgent first, and before them a line that leads to each. */
export function* drawAttention(context: ClassContext): Iterable<string> {
  const texts = context.words.class;
  yield `<section>\n${element("h2", { id: "attention" }, sentence(texts.attention))}\n`;
  const groups = groupsOf(context).filter(({ items }) => items.length > 0);
  if (groups.length === 0) yield `${element("p", {}, sentence(texts.nothing))}\n`;
  if (groups.length > 1) {
    const places = groups.map((group) => element("a", { href: `#${group.id}` }, headingOf(group)));
    yield list(places, { class: "jump" });
  }
  for (const group of groups) {
    yield `${element("h3", { id: group.id }, headingOf(group))}\n`;
    if (group.intro !== null) yield `${element("p", { class: "soft" }, sentence(group.intro))}\n`;
    yield list(group.items);
  }
  yield "</section>\n";
}

function headingOf({ title, count }: Group): string {
  return `${sentence(title)} (${count})`;
}

function groupsOf(context: ClassContext): Group[] {
  const { students, roster, rubric } = context.report;
  const texts = context.words.class;
  const asked = students.filter(({ status }) => status === "review");
  // Notes of those who are for review stand with the rest of their evidence.
  const noted = students.filter(({ status, integrity }) => status !== "review" && integrity.length > 0);
  const missing = (roster?.missing ?? []).map(studentText);
  const unknown = (roster?.unknown ?? []).map((id) => linked(id, context));
  return [
    {
      ...group("review", texts.reviewTitle, signalsOf(asked, "review", context)),
      ...{ count: asked.length, intro: texts.reviewIntro },
    },
    group("unread", texts.filesTitle, unusable(students, context)),
    group("missing", texts.missingTitle, missing),
    group("unknown", texts.unknownTitle, unknown),
    group("below", texts.belowTitle(pointsText(rubric.pass)), below(students, context)),
    group("remarks", texts.noticesTitle, remarks(students, context)),
    { ...group("notes", texts.notesTitle, signalsOf(noted, "note", context)), count: noted.length },
  ];
}

function group(id: string, title: string, items: readonly string[]): Group {
  return { id, title, count: items.length, intro: null, items };
}

function unusable(students: readonly StudentGrade[], context: ClassContext): string[] {
  const problems = students.map((grade) => ({ grade, files: grade.files.filter(({ problem }) => problem !== null) }));
  return problems
    .filter(({ files }) => files.length > 0)
    .map(
      ({ grade, files }) =>
        `${studentLink(grade.student, context)}${toldBeside(files.map(problemText), context.words.class)}`,
    );
}

/** What is wrong; what the student should do about it is on the student's page. */
function problemText({ path, message, problem }: HandInFile): string {
  return `${name(path)}: ${sentence(message === "" ? (problem?.code ?? "") : splitAdvice(message).fact)}`;
}

function below(students: readonly StudentGrade[], context: ClassContext): string[] {
  const failed = students.filter(({ passed, status }) => !passed && status !== "review");
  return failed.map((grade) => {
    const sum = element("span", { class: "sum" }, `${pointsText(grade.points)} / ${pointsText(grade.maximum)}`);
    return `${studentLink(grade.student, context)} ${sum}${toldBeside(causes(grade, context), context.words.class)}`;
  });
}

/** What was seen where most was lost. */
function causes(grade: StudentGrade, context: ClassContext): string[] {
  const losses = lossesOf(grade).slice(0, LOSSES_TOLD);
  return losses.map(({ check, part, points }) => {
    const lost = element("span", { class: "lost" }, sentence(context.words.student.lost(points)));
    return `${sentence(plainName(partTitle(part, context)))} ${lost} ${sentence(check.seen)}`;
  });
}

function remarks(students: readonly StudentGrade[], context: ClassContext): string[] {
  const remarked = students.filter(({ notices }) => notices.length > 0);
  return remarked.map(({ student, notices }) => {
    const told = notices.map(({ code, message }) => sentence(message === "" ? code : message));
    return `${studentLink(student, context)}${toldBeside(told, context.words.class)}`;
  });
}

/** The checks that cost most, each with its part and its points: "Passive: mode of the capture −40". */
export function lossText(grade: StudentGrade, context: ClassContext): string {
  const losses = lossesOf(grade).slice(0, LOSSES_TOLD);
  const texts = losses.map(({ check, part, points }) => {
    return sentence(
      `${plainName(lossTitle(partTitle(part, context), check.title))} ${context.words.student.lost(points)}`,
    );
  });
  return texts.join("; ");
}
