import type { GradedPart, GradeReport, Student, StudentGrade } from "../../report/grading/grade-report.ts";
import { escapeText } from "../escape.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import { pointsOf, pointsText } from "../points-text.ts";
import { cellWidth, fill, truncate, wrap } from "../text/cells.ts";
import { wireText } from "../text/phrases.ts";
import { createSheet, type Sheet } from "../text/sheet.ts";
import { type Column, drawTable, naturalTableWidth } from "../text/table.ts";
import { asciiText } from "./ascii-text.ts";
import { footerLines } from "./footer.ts";
import type { GradeOptions } from "./grade-options.ts";
import { studentReasons } from "./reasons.ts";

type Screen = GradingWords["screen"];

/** A student's row before it is drawn; each text is safe, and painted where it is not plain. */
interface TableRow {
  student: string;
  name: string;
  parts: string[];
  total: string;
  reasons: string[];
}

/** Cells that the reasons need to be read; where they have less, a list is drawn instead. */
const LEAST_REASONS = 24;
/** The names have room from this width on. */
const NAMES_FROM = 100;
const WIDEST_NAME = 24;
const WIDEST_TITLE = 14;
/** Columns of figures keep their width, whatever the reasons want. */
const NEVER_NARROWED = 100;
/** So many reasons stand in one line, more of them each in its own. */
const REASONS_JOINED = 2;

/** The class as a table for people, a row for each student, and what it comes to. The report is localized already. */
export function* renderGradeTable(report: GradeReport, options: GradeOptions): Generator<string> {
  const sheet = createSheet({ captures: [] }, options);
  const words = gradingWordsOf(options.language).screen;
  const parts = partsShown(report);
  const rows = rowsOf(report, parts, sheet, words);
  const lines = tableLines(rows, parts, sheet, words) ?? rows.flatMap((row) => listLines(row, parts, sheet, words));
  for (const line of [...lines, ...footerLines(report, options.written, sheet, words)]) {
    yield `${options.ascii ? asciiText(line) : line}\n`;
  }
}

/** Parts with a capture have a column; where there are none of these, all have. */
function partsShown({ rubric }: GradeReport): GradedPart[] {
  const captures = rubric.parts.filter(({ capture }) => capture !== null);
  return captures.length === 0 ? rubric.parts : captures;
}

function rowsOf(report: GradeReport, parts: readonly GradedPart[], sheet: Sheet, words: Screen): TableRow[] {
  const style = { language: sheet.language, screen: words, shown: new Set(parts.map(({ id }) => id)), hints: true };
  const graded = report.students.map((grade) => ({
    ...studentCells(grade.student, sheet),
    parts: parts.map((part) => partText(grade, part, sheet)),
    total: totalText(grade, sheet, words),
    reasons: studentReasons(grade, report.rubric, style),
  }));
  const missing = (report.roster?.missing ?? []).map((student) => ({
    ...studentCells(student, sheet),
    parts: parts.map(() => sheet.glyphs.absent),
    total: sheet.glyphs.absent,
    reasons: [words.noHandIn],
  }));
  return [...graded, ...missing];
}

function studentCells({ id, name }: Student, sheet: Sheet): { student: string; name: string } {
  return { student: wireText(id, sheet, WIDEST_NAME), name: wireText(name ?? "", sheet, WIDEST_NAME) };
}

function partText(grade: StudentGrade, { id }: GradedPart, { glyphs }: Sheet): string {
  const part = grade.parts.find((one) => one.id === id);
  return part === undefined ? glyphs.absent : pointsOf(part.points, part.maximum);
}

function totalText({ status, points, passed }: StudentGrade, { paint }: Sheet, words: Screen): string {
  if (status === "review") return paint.warning(words.review);
  return passed ? pointsText(points) : paint.error(pointsText(points));
}

/** Null where the reasons would have too little room. */
function tableLines(
  rows: readonly TableRow[],
  parts: readonly GradedPart[],
  sheet: Sheet,
  words: Screen,
): string[] | null {
  const wide = sheet.width >= NAMES_FROM;
  const named = wide && rows.some(({ name }) => name !== "");
  const figure = (title: string, least = 0): Column => ({
    title: fill(title, least, "right"),
    align: "right",
    min: NEVER_NARROWED,
  });
  const text = (title: string, least: number): Column => ({ title: fill(title, least), min: NEVER_NARROWED });
  const columns: Column[] = [
    text(words.student, 10),
    ...(named ? [text(words.name, 12)] : []),
    ...parts.map((part) => figure(partTitle(part, sheet))),
    figure(words.total, wide ? 8 : 7),
  ];
  const cells = rows.map((row) => [row.student, ...(named ? [row.name] : []), ...row.parts, row.total]);
  if (sheet.width - naturalTableWidth(columns, cells) - 3 < LEAST_REASONS) return null;
  const reasons: Column = { title: words.reasons, grow: true };
  const withReasons = cells.map((row, index) => [...row, reasonsText(rows[index]?.reasons ?? [], words)]);
  return drawTable([...columns, reasons], withReasons, { ...sheet, compact: true });
}

function partTitle({ title }: GradedPart, sheet: Sheet): string {
  return truncate(escapeText(title[sheet.language]), WIDEST_TITLE, sheet.glyphs.ellipsis);
}

function reasonsText(reasons: readonly string[], words: Screen): string {
  return reasons.length > REASONS_JOINED ? reasons.join("\n") : words.join(reasons);
}

/** For narrow screens and rubrics of many parts: points in the first lines, reasons beneath. */
function listLines(
  { student, name, parts: points, total, reasons }: TableRow,
  parts: readonly GradedPart[],
  sheet: Sheet,
  words: Screen,
): string[] {
  const who = name === "" ? student : `${student} ${name}`;
  const room = Math.max(1, sheet.width - cellWidth(total) - 2);
  const head = `${fill(sheet.paint.heading(truncate(who, room, sheet.glyphs.ellipsis)), room)}  ${total}`;
  const figures = parts.map((part, index) => `${partTitle(part, sheet)} ${points[index] ?? ""}`).join("   ");
  const beneath = [figures, ...(reasons.length > REASONS_JOINED ? reasons : [words.join(reasons)])];
  return [head, ...beneath.flatMap((text) => wrap(text, Math.max(2, sheet.width - 2)).map((line) => `  ${line}`))];
}
