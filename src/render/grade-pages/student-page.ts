import type { GradeReport, PartGrade, StudentGrade } from "../../report/grading/grade-report.ts";
import type { Report } from "../../report/report.ts";
import { drawHead } from "../html/page-head.ts";
import { drawPagePicture } from "../html/page-picture.ts";
import { PAGE_PANEL, PAGE_SCRIPT } from "../html/page-script.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { wordsOf } from "../locale/language.ts";
import { pointsText } from "../points-text.ts";
import { drawCheckTable } from "./check-table.ts";
import { drawDataTable } from "./data-table.ts";
import { bar } from "./figures.ts";
import { gradeStyle } from "./grade-style.ts";
import { lossesOf, lossTitle } from "./losses.ts";
import { element, list, name, paragraphText, plainName, plainText, sentence } from "./markup.ts";
import type { PageOptions } from "./page.ts";
import { drawFiles } from "./student-files.ts";
import { studentPicture } from "./student-picture.ts";

/** Losses that are told above everything else; the tables have them all. */
const LOSSES_SHOWN = 5;

/** Everything that a page is drawn from. */
interface Context {
  grade: StudentGrade;
  rubric: GradeReport["rubric"];
  words: GradePagesWords;
  options: PageOptions;
}

/**
 * A student's feedback as one page that needs no network: points, each check with what was seen and what to do, the files, and a
 * picture of what they captured: the comparison of that report, else its ladder (null: there is none). Captures bear the paths of
 * the hand-in. The grade is localized already. Nothing of its integrity signals or its status is told: they are the instructor's.
 */
export function* studentPage(
  grade: StudentGrade,
  rubric: GradeReport["rubric"],
  captured: Report | null,
  options: PageOptions,
): Iterable<string> {
  const { pages: words } = gradingWordsOf(options.language);
  const context = { grade, rubric, words, options };
  const picture = captured === null ? null : studentPicture(captured, sessionIn(captured, grade), options);
  const { wide, narrow } = picture?.drawn ?? { wide: null, narrow: null };
  yield* drawHead({
    title: `${plainText(rubric.title[options.language])} · ${plainName(grade.student.id)}`,
    language: options.language,
    style: gradeStyle(wide?.width ?? 0, narrow?.width ?? null),
    script: picture === null ? null : PAGE_SCRIPT,
  });
  yield "<body>\n<main>\n";
  yield* drawHeader(context);
  yield* drawLosses(context);
  for (const part of grade.parts) yield* drawPart(part, context);
  yield* drawFiles(grade, rubric.parts, words.files, options);
  yield* drawPicture(picture, captured?.captures.map(({ path }) => path) ?? [], context);
  yield `<footer>${element("p", {}, sentence(words.student.questions))}</footer>\n</main>\n`;
  if (picture !== null) yield `${PAGE_PANEL}<script>${PAGE_SCRIPT}</script>\n`;
  yield "</body>\n</html>\n";
}

/** The session that a part was marked by, where it is in the capture that is drawn. */
function sessionIn({ captures }: Report, { parts, files }: StudentGrade): number | null {
  const path = captures[0]?.path;
  const marked = parts.filter(({ file }) => file !== null && files[file]?.path === path);
  return marked.find(({ session }) => session !== null)?.session ?? null;
}

/** Who, how many points in all, and in which parts; the parts lead to their tables. */
function* drawHeader({ grade, rubric, words, options }: Context): Iterable<string> {
  const { student, points, maximum } = grade;
  const who = [...new Set([student.id, student.name ?? student.id])].map(name).join(" · ");
  const [sum, most] = [pointsText(points), pointsText(maximum)];
  yield `<header>\n${element("p", { class: "eyebrow" }, sentence(words.student.feedback))}\n`;
  yield `${element("h1", {}, sentence(rubric.title[options.language]))}\n${element("p", { class: "who" }, who)}\n`;
  yield `${element("p", { class: "total" }, element("strong", {}, sum), sentence(words.student.outOf(most)))}\n`;
  const pass = sentence(words.student.passFrom(pointsText(rubric.pass)));
  if (rubric.pass > 0) yield `${element("p", { class: "soft" }, pass)}\n`;
  const rows = grade.parts.map((part) => [
    element("a", { href: `#part-${part.id}` }, sentence(partTitle(part.id, { rubric, options }))),
    `${pointsText(part.points)} / ${pointsText(part.maximum)}`,
    bar(part.maximum > 0 ? part.points / part.maximum : 0),
  ]);
  const columns = [
    { title: words.student.part },
    { title: words.student.parts, align: "right" as const },
    { title: "" },
  ];
  yield* drawDataTable(columns, rows, { className: "parts", label: words.student.parts });
  yield "</header>\n";
}

function partTitle(id: string, { rubric, options }: Pick<Context, "rubric" | "options">): string {
  return rubric.parts.find((part) => part.id === id)?.title[options.language] ?? id;
}

/** Why points are missing and what to do differently, what cost most first; what would mend several is told of the first. */
function* drawLosses({ grade, rubric, words, options }: Context): Iterable<string> {
  const losses = lossesOf(grade);
  if (losses.length === 0 && grade.points >= grade.maximum) {
    yield `${element("p", {}, sentence(words.student.allRight))}\n`;
    return;
  }
  if (losses.length === 0) return;
  const told = new Set<string>();
  const items = losses.slice(0, LOSSES_SHOWN).map(({ check, part, points }) => {
    const hint = check.hint === null || told.has(check.hint) ? "" : nextTime(check.hint, words);
    told.add(check.hint ?? "");
    const title = lossTitle(partTitle(part, { rubric, options }), check.title);
    const said = `<strong>${sentence(title)}</strong> ${element("span", { class: "lost" }, sentence(words.student.lost(points)))}`;
    return `${said}${element("p", {}, sentence(check.seen))}${hint}`;
  });
  yield `<section>\n${element("h2", {}, sentence(words.student.losses))}\n${list(items)}`;
  const more = losses.length - items.length;
  if (more > 0) yield `${element("p", { class: "soft" }, sentence(words.student.moreLosses(more)))}\n`;
  yield "</section>\n";
}

function nextTime(hint: string, words: GradePagesWords): string {
  const label = element("span", { class: "soft" }, sentence(`${words.checks.next}:`));
  return element("p", {}, label, " ", paragraphText(hint));
}

function* drawPart(part: PartGrade, context: Context): Iterable<string> {
  const { grade, rubric, words } = context;
  const title = partTitle(part.id, context);
  const sum = element("span", { class: "sum" }, `${pointsText(part.points)} / ${pointsText(part.maximum)}`);
  yield `<section>\n${element("h2", { id: `part-${part.id}` }, sentence(title), " · ", sum)}\n`;
  const isOfCapture = rubric.parts.find(({ id }) => id === part.id)?.capture != null;
  const place = placeOf(part, context);
  if (place !== null) yield `${element("p", { class: "soft" }, sentence(words.student.lookedAt(place)))}\n`;
  else if (isOfCapture) yield `${element("p", { class: "soft" }, sentence(words.student.noFile))}\n`;
  yield* drawCheckTable(part, { grade, label: title, words: words.checks });
  yield "</section>\n";
}

/** "passive.pcap, session 1, transfer 1"; null where no file was taken for it. */
function placeOf({ file, session, transfer, transaction }: PartGrade, { grade, options }: Context): string | null {
  const path = file === null ? undefined : grade.files[file]?.path;
  if (path === undefined) return null;
  const { measures } = wordsOf(options.language);
  const pieces = [
    plainName(path),
    ...(session === null ? [] : [measures.sessions(String(session), false)]),
    ...(transfer === null ? [] : [measures.transfer(transfer)]),
    ...(transaction === null ? [] : [measures.exchange(transaction)]),
  ];
  return pieces.join(", ");
}

/** A comparison says itself which capture is on which side. */
function* drawPicture(
  picture: ReturnType<typeof studentPicture>,
  paths: readonly string[],
  context: Context,
): Iterable<string> {
  const { rubric, words, options } = context;
  const kinds = rubric.parts.map(({ capture }) => capture);
  if (picture === null && kinds.every((kind) => kind === null)) return;
  const title = picture === null || picture.compares ? words.student.comparison : words.student.ladder;
  const [path] = paths;
  const one = picture !== null && !picture.compares && paths.length === 1;
  const drawnOf = one && path !== undefined ? ` · ${name(path)}` : "";
  yield `<section>\n${element("h2", { id: "picture" }, sentence(title), drawnOf)}\n`;
  if (picture === null) yield `${element("p", {}, sentence(words.student.noPicture))}\n`;
  else {
    const half = !picture.compares && kinds.includes("active") && kinds.includes("passive");
    const intro = half ? words.student.oneSide : words.student.drawn;
    yield `${element("p", {}, sentence(intro))}\n`;
    yield* drawPagePicture(picture.drawn, wordsOf(options.language));
    if (picture.hidden > 0)
      yield `${element("p", { class: "soft" }, sentence(words.student.folded(picture.hidden)))}\n`;
  }
  yield "</section>\n";
}
