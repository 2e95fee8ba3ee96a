import type { HandInFile, IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import { wordsOf } from "../locale/language.ts";
import { listOfNumbers } from "../number-text.ts";
import { pointsText } from "../points-text.ts";
import { type ClassContext, linked, partTitle, studentLink, studentText } from "./class-context.ts";
import { lossesOf, lossTitle } from "./losses.ts";

import { element, list, name, plainName, sentence } from "./markup.ts";

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
  const groups = [
    group(texts.reviewTitle, texts.reviewIntro, reviews(students, context)),
    group(texts.filesTitle, null, unusable(students, context)),
    group(texts.missingTitle, null, (roster?.missing ?? []).map(studentText)),
    group(
      texts.unknownTitle,
      null,
      (roster?.unknown ?? []).map((id) => linked(id, context)),
    ),
    group(texts.belowTitle(pointsText(report.rubric.pass)), null, below(students, context)),
    group(texts.noticesTitle, null, remarks(students, context)),
    group(texts.notesTitle, null, notes(students, context)),
  ].filter((markup) => markup !== "");
  if (groups.length === 0) yield `${element("p", {}, sentence(texts.nothing))}\n`;
  yield* groups;
  yield "</section>\n";
}

function group(title: string, intro: string | null, items: readonly string[]): string {
  if (items.length === 0) return "";
  const heading = element("h3", {}, `${sentence(title)} (${items.length})`);
  return `${heading}\n${intro === null ? "" : `${element("p", { class: "soft" }, sentence(intro))}\n`}${list(items)}`;
}

function reviews(students: readonly StudentGrade[], context: ClassContext): string[] {
  const asked = students.filter(({ status }) => status === "review");
  return asked.map((grade) => withSignals(grade, grade.integrity, context));
}

/** Notes of those who are for review stand with the rest of their evidence. */
function notes(students: readonly StudentGrade[], context: ClassContext): string[] {
  const noted = students.filter(({ status, integrity }) => status !== "review" && integrity.length > 0);
  return noted.map((grade) => withSignals(grade, grade.integrity, context));
}

function withSignals(grade: StudentGrade, signals: readonly IntegritySignal[], context: ClassContext): string {
  const ordered = [...signals].sort((a, b) => Number(b.level === "review") - Number(a.level === "review"));
  const told = ordered.map((signal) => signalText(signal, grade, context));
  return `${studentLink(grade.student, context)}${bounded(told, context)}`;
}

/** What was found, and where to look: on this side and, for a copy, on the other. */
function signalText(signal: IntegritySignal, { files }: StudentGrade, context: ClassContext): string {
  const path = signal.file === null ? undefined : files[signal.file]?.path;
  const places = path === undefined ? [] : [placeText(path, signal.frames, context)];
  if (signal.with !== null) {
    const { student, path: theirs, frames } = signal.with;
    places.push(`${linked(student, context)} ${placeText(theirs, frames, context)}`);
  }
  const where = places.length === 0 ? "" : ` ${element("span", { class: "soft" }, `(${places.join(" ↔ ")})`)}`;
  return `${sentence(signal.message === "" ? signal.code : signal.message)}${where}`;
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
