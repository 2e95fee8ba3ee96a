import type { CheckGrade, PartGrade, StudentGrade } from "../../report/grading/grade-report.ts";
import { frameSet } from "../display-filter.ts";
import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { pointsText } from "../points-text.ts";
import { type DataColumn, drawDataTable } from "./data-table.ts";
import { OUTCOME_SIGNS } from "./figures.ts";
import { element, paragraphText, plainName, sentence } from "./markup.ts";

type CheckWords = GradePagesWords["checks"];

/** Frames that a filter names at most: the first ones lead to the others. */
const FRAMES_FILTERED = 12;

/** The checks of a part with what came of each: the row of a failed one says what was expected, seen, and what to do. */
export function* drawCheckTable(
  part: PartGrade,
  { grade, label, words }: { grade: StudentGrade; label: string; words: CheckWords },
): Iterable<string> {
  const columns: DataColumn[] = [
    { title: words.check },
    { title: words.result, className: "result" },
    { title: words.details, className: "details" },
    { title: words.points, align: "right", className: "points" },
  ];
  const rows = part.checks.map((check) => [
    sentence(check.title),
    element("span", { class: `state ${check.outcome}` }, outcomeText(check, words)),
    detailsOf(check, part, { grade, words }),
    check.maximum > 0 ? `${pointsText(check.points)} / ${pointsText(check.maximum)}` : "",
  ]);
  yield* drawDataTable(columns, rows, { className: "checks", label });
}

function outcomeText({ outcome }: CheckGrade, words: CheckWords): string {
  return `<span aria-hidden="true">${OUTCOME_SIGNS[outcome]}</span> ${sentence(words.outcome[outcome])}`;
}

interface DetailsContext {
  grade: StudentGrade;
  words: CheckWords;
}

function detailsOf(check: CheckGrade, part: PartGrade, context: DetailsContext): string {
  const { words } = context;
  const filter = filterOf(check, part, context);
  if (check.outcome === "blocked") return element("p", { class: "soft" }, sentence(blockedText(check, context)));
  if (check.outcome === "passed") {
    return element("p", {}, [sentence(check.seen), filter].filter((text) => text !== "").join(" "));
  }
  const heldBack = check.lost > check.maximum - check.points ? sentence(words.heldBack(pointsText(check.lost))) : "";
  const items: [string, string][] = [
    [words.expected, sentence(check.expected)],
    [words.seen, sentence(check.seen)],
    [words.filter, filter],
    [words.next, check.hint === null ? "" : paragraphText(check.hint)],
  ];
  const told = items.filter(([, value]) => value !== "");
  const pairs = told.map(([term, value]) => element("dt", {}, sentence(term)) + element("dd", {}, value));
  return element("dl", {}, ...pairs) + (heldBack === "" ? "" : element("p", { class: "soft" }, heldBack));
}

/** Which checks come first; that it was not made stands beside it. */
function blockedText({ blockedBy, seen }: CheckGrade, { grade, words }: DetailsContext): string {
  const checks = grade.parts.flatMap((part) => part.checks);
  const titles = blockedBy.flatMap((id) => checks.find((check) => check.id === id)?.title ?? []);
  return titles.length === 0 ? seen : words.blocked(titles.map(plainName));
}

/** What finds the frames in Wireshark; with the file, where that is not the part's own. */
function filterOf({ frames, file }: CheckGrade, part: PartGrade, { grade, words }: DetailsContext): string {
  const [first] = frames;
  if (first === undefined) return "";
  const one = new Set(frames).size === 1;
  const code = element(
    "code",
    {},
    sentence(one ? `frame.number == ${first}` : frameSet(frames.slice(0, FRAMES_FILTERED))),
  );
  const path = file === null || file === part.file ? undefined : grade.files[file]?.path;
  if (path === undefined) return code;
  return `${code} ${sentence(words.inFile(plainName(path)))}`;
}
