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
    rubric: { ...rubric, parts: rubric.parts.map((part) => localizePart(part, words, language)) },
    students: report.students.map((student) => localizeStudent(student, language)),
    strays: report.strays.map((file) => localizeFile(file, words)),
  };
}

/** One student's grade with every sentence in the reader's language. */
export function localizeStudent(grade: StudentGrade, language: Language): StudentGrade {
  const words = gradingWordsOf(language);
  const files = grade.files.map((file) => localizeFile(file, words));
  const all = grade.parts.flatMap(({ checks }) => checks);
  return {
    ...grade,
    files,
    parts: grade.parts.map((part) => ({ ...part, checks: localizeAmong(part.checks, all, files, language) })),
    notices: grade.notices.map((notice) => localizeNotice(notice, words)),
    integrity: grade.integrity.map((signal) => localizeSignal(signal, words)),
  };
}

/** Checks by themselves, as `ftpscope check` makes them: each with those that it depends on. */
export function localizeChecks(
  checks: readonly CheckGrade[],
  files: readonly HandInFile[],
  language: Language,
): CheckGrade[] {
  const words = gradingWordsOf(language);
  const told = files.map((file) => localizeFile(file, words));
  return localizeAmong(checks, checks, told, language);
}

function localizeAmong(
  checks: readonly CheckGrade[],
  all: readonly CheckGrade[],
  files: readonly HandInFile[],
  language: Language,
): CheckGrade[] {
  const words = gradingWordsOf(language);
  const titles = new Map(all.map((check) => [check.id, titleOf(check, words, language)]));
  return checks.map((check) => {
    const title = titles.get(check.id) ?? check.title;
    const blockers = check.blockedBy.map((id) => titles.get(id) ?? id);
    return {
      ...check,
      title,
      expected: wordsOfCheck(check, words)?.expected(check.parameters, check.capture) ?? check.expected,
      seen: check.outcome === "blocked" ? words.screen.notChecked(blockers) : seenText(check, files, words),
      hint: hintText(check, words, language),
    };
  });
}

function seenText(check: CheckGrade, files: readonly HandInFile[], words: GradingWords): string {
  const { reason } = check;
  if (reason === null) return check.seen;
  const file = check.file === null ? undefined : files[check.file];
  if (reason.code === "unreadable" && file !== undefined && file.message !== "") {
    return words.screen.fileProblem(file.path, file.message);
  }
  return say(wordsOfCheck(check, words)?.seen, reason.code, reason.data, check.seen);
}

function hintText(check: CheckGrade, words: GradingWords, language: Language): string | null {
  if (check.outcome === "passed" || check.outcome === "blocked") return null;
  if (check.hintTexts !== null) return check.hintTexts[language];
  const hints = wordsOfCheck(check, words)?.hints;
  if (check.reason === null || hints === undefined || !Object.hasOwn(hints, check.reason.code)) return check.hint;
  return hints[check.reason.code]?.(check.reason.data, check.capture) ?? null;
}

function localizePart(part: GradedPart, words: GradingWords, language: Language): GradedPart {
  const checks = part.checks.map((check) => ({ ...check, title: titleOf(check, words, language) }));
  return { ...part, checks };
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
