import type {
  CheckGrade,
  GradedPart,
  GradeReport,
  HandInFile,
  IntegritySignal,
  Notice,
  StudentGrade,
} from "../../../report/grading/grade-report.ts";
import type { Texts } from "../../../report/grading/texts.ts";
import type { Language } from "../language.ts";
import { gradingWordsOf } from "./language.ts";
import type { GradingWords } from "./words.ts";

/** One check's words, of whatever check: the names in a report may be a newer program's. */
interface AnyCheckWords {
  title: string;
  expected: (parameters: Record<string, unknown>, kind: string | null) => string;
  seen: Sayings;
  hints: Record<string, ((data: Record<string, unknown>, kind: string | null) => string) | null>;
}

type Sayings = Record<string, (data: Record<string, unknown>) => string>;

/** The report with every sentence in the reader's language. Codes and data stay as they are; the input is not changed. */
export function localizeGrades(report: GradeReport, language: Language): GradeReport {
  const words = gradingWordsOf(language);
  const { rubric } = report;
  return {
    ...report,
    rubric: { ...rubric, parts: localizeParts(rubric.parts, language) },
    students: report.students.map((student) => localizeStudent(student, language)),
    strays: report.strays.map((file) => localizeFile(file, words)),
  };
}

/** One student's grade with every sentence in the reader's language. */
export function localizeStudent(grade: StudentGrade, language: Language): StudentGrade {
  const words = gradingWordsOf(language);
  const all = grade.parts.flatMap(({ checks }) => checks);
  return {
    ...grade,
    files: grade.files.map((file) => localizeFile(file, words)),
    parts: grade.parts.map((part) => {
      const blockers = blockerNames(part.checks, all, words, language);
      return { ...part, checks: part.checks.map((check) => tellCheck(check, blockers, language)) };
    }),
    notices: grade.notices.map((notice) => localizeNotice(notice, words)),
    integrity: grade.integrity.map((signal) => localizeSignal(signal, words)),
  };
}

/** Parts of a rubric with the titles of their checks in the reader's language. */
export function localizeParts(parts: readonly GradedPart[], language: Language): GradedPart[] {
  const words = gradingWordsOf(language);
  return parts.map((part) => ({
    ...part,
    checks: part.checks.map((check) => ({ ...check, title: titleOf(check, words, language) })),
  }));
}

/** One check by itself: those that held it back are named by their ids. */
export function localizeCheck(check: CheckGrade, language: Language): CheckGrade {
  return tellCheck(check, new Map(), language);
}

/** What each check is called where it held one of a part back: parts have checks of the same title, so others' have ids too. */
function blockerNames(
  own: readonly CheckGrade[],
  all: readonly CheckGrade[],
  words: GradingWords,
  language: Language,
): Map<string, string> {
  const title = (check: CheckGrade): string => titleOf(check, words, language);
  const others = all.map((check): [string, string] => [check.id, `${title(check)} (${check.id})`]);
  return new Map([...others, ...own.map((check): [string, string] => [check.id, title(check)])]);
}

/** `names` are those of the checks that may have held it back, by id. */
function tellCheck(check: CheckGrade, names: ReadonlyMap<string, string>, language: Language): CheckGrade {
  const words = gradingWordsOf(language);
  const own = wordsOfCheck(check, words);
  const blockers = check.blockedBy.map((id) => names.get(id) ?? id);
  return {
    ...check,
    title: titleOf(check, words, language),
    expected: own?.expected(check.parameters, check.capture) ?? check.expected,
    seen: check.outcome === "blocked" ? words.screen.notChecked(blockers) : seenText(check, own),
    hint: hintText(check, own, language),
  };
}

function seenText({ reason, seen }: CheckGrade, own: AnyCheckWords | undefined): string {
  return reason === null ? seen : say(own?.seen, reason.code, reason.data, seen);
}

/** The rubric's own words come first. Nothing is to do where it passed, or was not made. */
function hintText(check: CheckGrade, own: AnyCheckWords | undefined, language: Language): string | null {
  if (check.outcome === "passed" || check.outcome === "blocked") return null;
  if (check.hintTexts !== null) return check.hintTexts[language];
  const { reason, hint } = check;
  if (reason === null || own === undefined || !Object.hasOwn(own.hints, reason.code)) return hint;
  return own.hints[reason.code]?.(reason.data, check.capture) ?? null;
}

type Titled = Pick<CheckGrade, "check" | "title" | "titleTexts">;

function titleOf(check: Titled, words: GradingWords, language: Language): string {
  const title = check.titleTexts?.[language satisfies keyof Texts] ?? wordsOfCheck(check, words)?.title ?? check.title;
  return title === "" ? check.check : title;
}

/** Undefined of a check that a newer program made: it keeps the words that it came with. */
function wordsOfCheck({ check }: Pick<CheckGrade, "check">, { checks }: GradingWords): AnyCheckWords | undefined {
  return Object.hasOwn(checks, check) ? (checks[check] as unknown as AnyCheckWords) : undefined;
}

function localizeFile(file: HandInFile, words: GradingWords): HandInFile {
  const { problem } = file;
  return problem === null ? file : { ...file, message: say(words.files, problem.code, problem.data, file.message) };
}

function localizeNotice(notice: Notice, words: GradingWords): Notice {
  return { ...notice, message: say(words.notices, notice.code, notice.data, notice.message) };
}

function localizeSignal(signal: IntegritySignal, words: GradingWords): IntegritySignal {
  return { ...signal, message: say(words.integrity, signal.code, signal.data, signal.message) };
}

/** What a code says of its data. One of a newer program keeps what it has, or else shows itself. */
function say(sayings: object | undefined, code: string, data: object, kept: string): string {
  if (sayings === undefined || !Object.hasOwn(sayings, code)) return kept === "" ? code : kept;
  const known = sayings as Sayings;
  return known[code]?.(data as Record<string, unknown>) ?? kept;
}
