import type { GradeReport, StudentGrade } from "../../report/grading/grade-report.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { Language } from "../locale/language.ts";
import { bounded } from "./check-lines.ts";
import { studentReasons } from "./reasons.ts";

/**
 * Why a student has these points, and what to do next time, as one text for the feedback column of a roster: safe to draw, a
 * reason a line. Localized already; it says nothing of what is to be reviewed.
 */
export function feedbackText(grade: StudentGrade, { rubric }: GradeReport, language: Language): string {
  const { screen } = gradingWordsOf(language);
  const seen = { ...grade, status: "graded" as const };
  const reasons = studentReasons(seen, rubric, { language, screen, shown: new Set(), hints: false });
  const checks = grade.parts.flatMap((part) => part.checks);
  const hints = new Set(checks.flatMap(({ hint }) => (hint === null ? [] : [screen.nextLine(bounded(hint))])));
  return [...reasons, ...hints].join("\n");
}
