import type { IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import { undecided } from "../locale/grading/undecided.ts";
import { wordsOf } from "../locale/language.ts";
import { listOfNumbers } from "../number-text.ts";
import { type ClassContext, linked, studentLink } from "./class-context.ts";
import { element, name, plainName, sentence } from "./markup.ts";
import { circlesOf, type OwnSignal } from "./shared-captures.ts";
import { toldBeneath } from "./told.ts";

/** Those whose captures are alike stand together, and what they share is told once. */
export function signalsOf(
  students: readonly StudentGrade[],
  level: IntegritySignal["level"],
  context: ClassContext,
): string[] {
  return circlesOf(students, level).map(({ grades, signals: found }) => {
    const who = grades.map(({ student }) => studentLink(student, context)).join(" ↔ ");
    const told = found.map((own) => signalText(own, grades.length > 1, context));
    return `${who}${toldBeneath(told, context.words.class)}`;
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
