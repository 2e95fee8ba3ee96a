import type { GradeReport, IntegritySignal, StudentGrade } from "../../report/grading/grade-report.ts";
import { type CsvValue, csvHead, csvLine } from "../csv-field.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradeOptions } from "./grade-options.ts";
import { type ReasonStyle, studentReasons } from "./reasons.ts";

const BEFORE = ["id", "name"] as const;
const AFTER = ["total", "maximum", "status", "passed", "reasons", "integrity"] as const;

/**
 * A row for each student (RFC 4180, UTF-8 with a byte order mark): the points of each part by its id, "graded", "review" or
 * "missing" (on the roster, nothing handed in), and why in words. The report is localized already.
 */
export function* renderGradesCsv(report: GradeReport, { language }: GradeOptions): Generator<string> {
  const { rubric, students, roster } = report;
  const { screen } = gradingWordsOf(language);
  const style: ReasonStyle = { language, screen, shown: new Set(), hints: false };
  const parts = rubric.parts.map(({ id }) => id);
  yield csvHead([...BEFORE, ...parts.map(partColumn), ...AFTER]);
  for (const grade of students) yield csvLine(studentRow(grade, parts, report, style));
  for (const { id, name } of roster?.missing ?? []) {
    const nothing = parts.map(() => null);
    yield csvLine([id, name, ...nothing, null, rubric.points, "missing", false, screen.noHandIn, null]);
  }
}

/** A part named like one of our own columns is told apart from it. */
function partColumn(id: string): string {
  return ([...BEFORE, ...AFTER] as string[]).includes(id) ? `part-${id}` : id;
}

function studentRow(
  grade: StudentGrade,
  parts: readonly string[],
  { rubric }: GradeReport,
  style: ReasonStyle,
): CsvValue[] {
  const { student, points, maximum, status, passed, integrity } = grade;
  return [
    ...[student.id, student.name],
    ...parts.map((id) => grade.parts.find((part) => part.id === id)?.points ?? null),
    ...[points, maximum, status, passed],
    style.screen.join(studentReasons(grade, rubric, style)),
    evidence(integrity),
  ];
}

/** What is to be reviewed first, then what is only worth knowing. */
function evidence(signals: readonly IntegritySignal[]): string | null {
  const ordered = [...signals].sort((a, b) => rank(a) - rank(b));
  return ordered.length === 0 ? null : ordered.map(({ level, message }) => `${level}: ${message}`).join("\n");
}

function rank({ level }: IntegritySignal): number {
  return level === "review" ? 0 : 1;
}
