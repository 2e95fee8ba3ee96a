import type { CheckGrade, GradeReport, PartGrade, Student, StudentGrade } from "../../report/grading/grade-report.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import { pointsOf, pointsText } from "../points-text.ts";
import { emptyElement, startTag, textElement } from "../svg/xml.ts";
import { bounded, checkLines } from "./check-lines.ts";
import type { GradeOptions } from "./grade-options.ts";
import { reviewReasons } from "./reasons.ts";

type Screen = GradingWords["screen"];

/** One test of a suite: its lines, and what became of it. */
interface TestCase {
  fate: "passed" | "failed" | "skipped";
  lines: string[];
}

/** Nothing here takes time; the readers want the attribute nevertheless. */
const NO_TIME = "0";

/**
 * JUnit XML as Jenkins, GitLab and GitHub's actions read it: a suite for each student, a test for each check; a check that another
 * held back is skipped, and so is what a person must decide. The report is localized already.
 */
export function* renderJunit(report: GradeReport, { language }: GradeOptions): Generator<string> {
  const { screen } = gradingWordsOf(language);
  const suites = [
    ...report.students.map((grade) => ({ student: grade.student, grade, cases: studentCases(grade, screen) })),
    ...(report.roster?.missing ?? []).map((student) => ({ student, grade: null, cases: [noHandIn(student, screen)] })),
  ];
  const all = suites.flatMap(({ cases }) => cases);
  const name = bounded(report.rubric.title[language]);
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield `${startTag("testsuites", { name, ...counts(all), time: NO_TIME })}\n`;
  for (const { student, grade, cases } of suites) yield* suiteLines(student, grade, cases);
  yield "</testsuites>\n";
}

function* suiteLines(student: Student, grade: StudentGrade | null, cases: readonly TestCase[]): Generator<string> {
  const skipped = String(cases.filter(({ fate }) => fate === "skipped").length);
  const name = bounded(student.id);
  yield `  ${startTag("testsuite", { name, ...counts(cases), skipped, time: NO_TIME })}\n`;
  yield "    <properties>\n";
  for (const [key, value] of properties(student, grade)) {
    yield `      ${emptyElement("property", { name: key, value: bounded(value) })}\n`;
  }
  yield "    </properties>\n";
  for (const { lines } of cases) for (const line of lines) yield `    ${line}\n`;
  yield "  </testsuite>\n";
}

function counts(cases: readonly TestCase[]): Record<"tests" | "failures" | "errors", string> {
  const failures = cases.filter(({ fate }) => fate === "failed").length;
  return { tests: String(cases.length), failures: String(failures), errors: "0" };
}

function properties({ id, name }: Student, grade: StudentGrade | null): [string, string][] {
  return [
    ["student", id],
    ...(name === null ? [] : [["name", name] as [string, string]]),
    ["status", grade?.status ?? "missing"],
    ...(grade === null ? [] : gradeProperties(grade)),
  ];
}

function gradeProperties({ place, points, maximum, passed, parts }: StudentGrade): [string, string][] {
  return [
    ["place", place],
    ["points", pointsText(points)],
    ["maximum", pointsText(maximum)],
    ["passed", String(passed)],
    ...parts.map((part): [string, string] => [`points.${part.id}`, pointsOf(part.points, part.maximum)]),
  ];
}

function studentCases(grade: StudentGrade, screen: Screen): TestCase[] {
  const checks = grade.parts.flatMap((part) => part.checks.map((check) => checkCase(check, part, grade, screen)));
  return grade.status === "review" ? [...checks, reviewCase(grade, screen)] : checks;
}

function checkCase(check: CheckGrade, part: PartGrade, { student, files }: StudentGrade, screen: Screen): TestCase {
  const path = check.file === null ? null : (files[check.file]?.path ?? null);
  const named = { student, part: part.id, name: `${check.id}: ${check.title}` };
  if (check.outcome === "passed") return { fate: "passed", lines: [emptyElement("testcase", caseAttributes(named))] };
  if (check.outcome === "blocked") return skippedCase(named, check.seen);
  const points = check.maximum > 0 ? ` (${pointsOf(check.points, check.maximum)})` : "";
  const message = bounded(check.seen) + points;
  const details = checkLines(check, path, screen).join("\n");
  const failure = textElement("failure", { message, type: check.reason?.code ?? check.check }, details);
  return { fate: "failed", lines: around(named, failure) };
}

/** Never a failure: it costs nothing until a person has decided. */
function reviewCase(grade: StudentGrade, screen: Screen): TestCase {
  const message = screen.join([screen.review, ...reviewReasons(grade, screen)]);
  return skippedCase({ student: grade.student, part: "integrity", name: screen.integrity }, message);
}

function noHandIn(student: Student, screen: Screen): TestCase {
  const named = { student, part: "hand-in", name: screen.noHandIn };
  const failure = textElement("failure", { message: screen.noHandIn, type: "missing" }, screen.noHandIn);
  return { fate: "failed", lines: around(named, failure) };
}

interface CaseName {
  student: Student;
  part: string;
  name: string;
}

function skippedCase(named: CaseName, message: string): TestCase {
  return { fate: "skipped", lines: around(named, emptyElement("skipped", { message: bounded(message) })) };
}

function around(named: CaseName, inner: string): string[] {
  return [startTag("testcase", caseAttributes(named)), `  ${inner}`, "</testcase>"];
}

/** Readers take what follows the last full stop of the class name for a class, and what is before it for a package. */
function caseAttributes({ student, part, name }: CaseName): Record<string, string> {
  return { classname: bounded(`${student.id}.${part}`), name: bounded(name), time: NO_TIME };
}
