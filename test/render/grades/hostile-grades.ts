import fc from "fast-check";
import type { GradeReport } from "../../../src/report/grading/grade-report.ts";

const PIECES = [
  ...["가 나다", "보고서".normalize("NFD"), "active.pcap", "a".repeat(90), "/".repeat(20), "with spaces "],
  ...["\u001b[2J", "\u001b]0;title\u0007", "\u009b31m", "\r", "\n", "\t", "\0", "\b\b", "\ufffe", "\ud83d", "\udc00"],
  ...["\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\u2028", "\ue000", "x\u0331\u0331\u0331\u0331"],
  ...["👨\u200d👩\u200d👧", "日本語", "ｶﾞ", "=1+1", "@SUM(1)", "<b>", "]]>", "&amp;", '"', "'", ",", "<script>"],
];

/** Fields that hold what a student or an instructor wrote, or words made of it. */
const TEXTS: ReadonlySet<string> = new Set([
  ...["path", "place", "name", "message", "seen", "expected", "hint", "title", "en", "ko", "student"],
]);

export const hostileTexts = fc.array(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 10 }).map((pieces) => pieces.join("")),
  { minLength: 1, maxLength: 20 },
);

/** The report with such texts in every field that holds one; ids of students stay apart from each other. */
export function poisonedGrades(report: GradeReport, texts: readonly string[]): GradeReport {
  let next = 0;
  const text = (): string => texts[next++ % texts.length] ?? "";
  const walk = (item: unknown, key: string): unknown => {
    if (typeof item === "string") return TEXTS.has(key) ? text() : item;
    if (Array.isArray(item)) return item.map((one) => walk(one, key));
    if (typeof item !== "object" || item === null) return item;
    return Object.fromEntries(Object.entries(item).map(([name, one]) => [name, walk(one, name)]));
  };
  const poisoned = walk(report, "") as GradeReport;
  const students = poisoned.students.map((grade, index) => ({
    ...grade,
    student: { ...grade.student, id: `${index}${text()}` },
  }));
  return { ...poisoned, students };
}
