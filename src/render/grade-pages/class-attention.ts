import type { HandInFile, IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import { undecided } from "../locale/grading/undecided.ts";
import { wordsOf } from "../locale/language.ts";
import { listOfNumbers } from "../number-text.ts";
import { pointsText } from "../points-text.ts";
import { type ClassContext, linked, partTitle, studentLink, studentText } from "./class-context.ts";
import { lossesOf, lossTitle } from "./losses.ts";
import { element, list, name, plainName, sentence } from "./markup.ts";
import { circlesOf, type OwnSignal } from "./shared-captures.ts";

/** Pieces of evidence, files and remarks of one student that are told. */
const TOLD = 8;
/** What cost a student most, where there is little room. */
const LOSSES_TOLD = 3;

/** Whom to look at, and why: each reason with its students, the most urgent first. */
export function* drawAttention(context: ClassContext): Iterable<string> {
  const { report, words } = context;
  const texts = words.class;
  yield `<section>\n${element("h2", { id: "attention" }, sentence(texts.attention))}\n`;
  const { students, roster } = report;
  const asked = students.filter(({ status }) => status === "review");
  // Notes of those who are for review stand with the rest of their evidence.
  const noted = students.filter(({ status, integrity }) => status !== "review" && integrity.length > 0);
  const groups = [
    group(texts.reviewTitle, texts.reviewIntro, signals(asked, "review", context), asked.length),
    group(texts.filesTitle, null, unusable(students, context)),
    group(texts.missingTitle, null, (roster?.missing ?? []).map(studentText)),
    group(
      texts.unknownTitle,
      null,
      (roster?.unknown ?? []).map((id) => linked(id, context)),
    ),
    group(texts.belowTitle(pointsText(report.rubric.pass)), null, below(students, context)),
    group(texts.noticesTitle, null, remarks(students, context)),
    group(texts.notesTitle, null, signals(noted, "note", context), noted.length),
  ].filter((markup) => markup !== "");
  if (groups.length === 0) yield `${element("p", {}, sentence(texts.nothing))}\n`;
  yield* groups;
  yield "</section>\n";
}

function group(title: string, intro: string | null, items: readonly string[], count = items.length): string {
  if (items.length === 0) return "";
  const heading = element("h3", {}, `${sentence(title)} (${count})`);
  return `${heading}\n${intro === null ? "" : `${element("p", { class: "soft" }, sentence(intro))}\n`}${list(items)}`;
}

/** Those whose captures are alike stand together, and what they share is told once. */
function signals(students: readonly StudentGrade[], level: IntegritySignal["level"], context: ClassContext): string[] {
  return circlesOf(students, level).map(({ grades, signals: found }) => {
    const who = grades.map(({ student }) => studentLink(student, context)).join(" ↔ ");
    const told = found.map((own) => signalText(own, grades.length > 1, context));
    return `${who}${bounded(told, context)}`;
  });
}

/** What was found, and where to look: on this side and, for a copy, on the other. That a person must decide stands above all. */
function signalText({ signal, grade }: OwnSignal, several: boolean, context: ClassContext): string {
  const path = signal.file === null ? undefined : grade.files[signal.file]?.path;
  const own = several || signal.with !== null ? `${linked(grade.student.id, context)} ` : "";
  const places = path === undefined ? [] : [`${own}${placeText(path, signal.frames, context)}`];
  if (signal.with !== null) {
    const { student, path: theirs, frames } = signal.with;
    places.push(`${linked(student, context)} ${placeText(theirs, frames, context)}`);
  }
  const { screen } = gradingWordsOf(context.options.language);
  const text = sentence(signal.message === "" ? signal.code : undecided(signal.message, screen));
  return `${text}${places.length === 0 ? "" : element("p", { class: "soft" }, places.join(" ↔ "))}`;
}

function placeText(path: string, frames: readonly number[], { options, words }: ClassContext): string {
  if (frames.length === 0) return name(path);
  const { measures } = wordsOf(options.language);
  return sentence(words.class.inFrames(plainName(path), measures.frames(listOfNumbers(frames), frames.length > 1)));
}

function unusable(students: readonly StudentGrade[], context: ClassContext): string[] {
  const problems = students.map((grade) => ({ grade, files: grade.files.filter(({ problem }) => problem !== null) }));
  return problems
    .filter(({ files }) => files.length > 0)
    .map(({ grade, files }) => `${studentLink(grade.student, context)}${bounded(files.map(problemText), context)}`);
}

function problemText({ path, message, problem }: HandInFile): string {
  return `${name(path)}: ${sentence(message === "" ? (problem?.code ?? "") : message)}`;
}

function below(students: readonly StudentGrade[], context: ClassContext): string[] {
  const failed = students.filter(({ passed, status }) => !passed && status !== "review");
  return failed.map((grade) => {
    const sum = element("span", { class: "sum" }, `${pointsText(grade.points)} / ${pointsText(grade.maximum)}`);
    return `${studentLink(grade.student, context)} ${sum} ${element("span", { class: "soft" }, lossText(grade, context))}`;
  });
}

function remarks(students: readonly StudentGrade[], context: ClassContext): string[] {
  const remarked = students.filter(({ notices }) => notices.length > 0);
  return remarked.map(({ student, notices }) => {
    const told = notices.map(({ code, message }) => sentence(message === "" ? code : message));
    return `${studentLink(student, context)}${bounded(told, context)}`;
  });
}

function bounded(items: readonly string[], { words }: ClassContext): string {
  const more = items.length - TOLD;
  const rest = more > 0 ? [element("span", { class: "soft" }, sentence(words.class.more(more)))] : [];
  return `\n${list([...items.slice(0, TOLD), ...rest])}`;
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
