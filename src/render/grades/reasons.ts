import type { CheckGrade, GradeReport, PartGrade, StudentGrade } from "../../report/grading/grade-report.ts";
import { escapeText } from "../escape.ts";
import { splitAdvice } from "../locale/grading/advice.ts";
import { undecided } from "../locale/grading/undecided.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import type { Language } from "../locale/language.ts";
import { pointsOf } from "../points-text.ts";

type Screen = GradingWords["screen"];

/** What a list of reasons depends on. */
export interface ReasonStyle {
  language: Language;
  screen: Screen;
  /** Ids of parts whose points stand beside the reasons; of these, what is lost as a whole needs no figure. */
  shown: ReadonlySet<string>;
  /** Whether a single mistake that cost a whole part is followed by what to do next time. */
  hints: boolean;
}

/** More evidence, or more unusable files, than this is on the student's page. */
const MOST_ALIKE = 3;
/** Characters of one reason. */
const LONGEST = 300;

/**
 * Why a student has these points: what is to be reviewed, the causes of lost points (none that only
 * follow), what else is wrong with the files. Each is safe to draw and ends without a full stop. Never empty.
 */
export function studentReasons(grade: StudentGrade, rubric: GradeReport["rubric"], style: ReasonStyle): string[] {
  const causes = grade.parts.flatMap((part) => partReasons(part, grade, rubric, style));
  const review = reviewReasons(grade, style.screen);
  const right = review.length === 0 && causes.length === 0 ? [style.screen.allPass] : [];
  const all = [
    ...review,
    ...right,
    ...causes,
    ...fileReasons(grade, style),
    ...noticeReasons(grade, causes.length > 0),
  ];
  const reasons = [...new Set(all)];
  const hint = style.hints && reasons.length === 1 ? hintOf(grade) : null;
  return reasons.map((reason) => (hint === null ? reason : style.screen.follow(reason, style.screen.hint(hint))));
}

/** What is to be reviewed, none for a student of whom nothing is; the last one ends with who decides. */
export function reviewReasons({ integrity, status }: StudentGrade, screen: Screen): string[] {
  if (status !== "review") return [];
  const evidence = integrity.filter(({ level }) => level === "review").map(({ message }) => tidy(message));
  const told = atMost(
    evidence.map((text) => undecided(text, screen)),
    screen,
  );
  return [...told.slice(0, -1), screen.join([...told.slice(-1), screen.decide])];
}

/** The first few, and how many there are besides. */
function atMost(texts: readonly string[], screen: Screen): string[] {
  const hidden = texts.length - MOST_ALIKE;
  return hidden > 0 ? [...texts.slice(0, MOST_ALIKE), screen.more(hidden)] : [...texts];
}

function partReasons(
  part: PartGrade,
  { files }: StudentGrade,
  rubric: GradeReport["rubric"],
  { language, screen, shown }: ReasonStyle,
): string[] {
  const title = escapeText(rubric.parts.find(({ id }) => id === part.id)?.title[language] ?? part.id);
  const causes = part.checks.filter(isCause);
  const captures = files.filter(({ capture }) => capture !== null).length;
  if (causes.length === 0) {
    const told = shown.has(part.id) || part.points >= part.maximum;
    return told ? [] : [screen.partPoints(title, pointsOf(part.points, part.maximum))];
  }
  const told = causes.map((check) => {
    const seen = tidy(check.seen);
    const path = files[check.file ?? -1]?.path ?? null;
    const unclear = check.frames.length > 0 && path !== null && captures > 1 && !says(path, [part.id, title]);
    const named = mentions(seen, title) || files.some((file) => seen.includes(tidy(file.path)));
    const lost = lostIn(part, check);
    const whole = shown.has(part.id) && part.points === 0 && lost >= part.maximum;
    const lead = named ? null : unclear ? screen.partIn(title, tidy(path)) : title;
    return { lead, text: lost <= 0 || whole ? seen : `${seen} ${screen.lost(lost)}` };
  });
  const leads = [...new Set(told.map(({ lead }) => lead))];
  return leads.flatMap((lead) => {
    const texts = told.filter((one) => one.lead === lead).map(({ text }) => text);
    return lead === null ? texts : [screen.ofPart(lead, screen.joinCauses(texts))];
  });
}

/** Whether a file's name says one of the words, so that its part is clear from it. */
function says(path: string, words: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  return words.some((word) => name.includes(word.toLowerCase()));
}

/** Whether a text says a word or its beginning: "no active capture" says "Active", "an interactive login" does not. */
function mentions(text: string, word: string): boolean {
  const at = text.toLowerCase().indexOf(word.toLowerCase());
  return at === 0 || (at > 0 && !/\p{L}/u.test(text.charAt(at - 1)));
}

/** Failed by itself, not because of another. */
function isCause({ outcome }: CheckGrade): boolean {
  return outcome === "failed" || outcome === "partial";
}

/** Of what a check cost, with those that it held back, no more than this part lost: the others may stand in another part. */
function lostIn(part: PartGrade, { lost }: CheckGrade): number {
  return Math.min(lost, part.maximum - part.points);
}

/** What to do next time, where one mistake cost a whole part; the rest is on the student's page. */
function hintOf({ parts }: StudentGrade): string | null {
  for (const part of parts) {
    if (part.points > 0) continue;
    const hint = part.checks.find((check) => isCause(check) && lostIn(part, check) >= part.maximum)?.hint ?? null;
    if (hint !== null) return tidy(hint);
  }
  return null;
}

/** Files that could not be used, but for those that a check names already; what to do about it is on the student's page. */
function fileReasons({ files, parts }: StudentGrade, { screen }: ReasonStyle): string[] {
  const checks = parts.flatMap((part) => part.checks);
  const named = new Set(checks.filter(isCause).map(({ file }) => file));
  const broken = files.filter(({ problem }, index) => problem !== null && !named.has(index));
  return atMost(
    broken.map(({ path, message }) => screen.fileProblem(tidy(path), tidy(splitAdvice(message).fact))),
    screen,
  );
}

/** That two captures are one, or of one mode, needs no word of its own where points were lost by it. */
function noticeReasons({ notices }: StudentGrade, lost: boolean): string[] {
  const told = notices.filter(({ code }) => !lost || (code !== "doubled" && code !== "same-capture"));
  return told.map(({ message }) => tidy(message));
}

/** Safe to draw, of bounded length, and without the full stop that the list would double. */
function tidy(text: string): string {
  const near = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
  return escapeText(near).replace(/(?<=[^.])\.$/, "");
}
