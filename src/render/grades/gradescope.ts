import type { CheckGrade, GradeReport, StudentGrade } from "../../report/grading/grade-report.ts";
import { jsonText } from "../../report/json-text.ts";
import { gradingWordsOf } from "../locale/grading/language.ts";
import type { GradingWords } from "../locale/grading/words.ts";
import type { Language } from "../locale/language.ts";
import { pointsOf } from "../points-text.ts";
import { bounded, checkLines } from "./check-lines.ts";
import { feedbackText } from "./feedback-text.ts";

/** One box of a result on Gradescope. */
interface GradescopeTest {
  name: string;
  name_format: "text";
  number: string;
  score: number;
  max_score: number;
  status: "passed" | "failed";
  output: string;
  output_format: "text";
  visibility: "visible" | "hidden";
}

/**
 * Gradescope's results.json of one student ("Autograder Specifications", output format), localized already. What is to be
 * reviewed is a hidden test of 0 points that every result has, so that not even its being there tells a student anything.
 */
export function gradescopeResult(grade: StudentGrade, report: GradeReport, language: Language): string {
  const { screen } = gradingWordsOf(language);
  const { student, parts, points, maximum } = grade;
  const total = screen.totalLine(pointsOf(points, maximum));
  const tests = report.rubric.parts.flatMap((part, partIndex) => {
    const checks = parts.find(({ id }) => id === part.id)?.checks ?? [];
    return checks.map((check, index) =>
      checkTest(check, `${partIndex + 1}.${index + 1}`, bounded(part.title[language]), grade, screen),
    );
  });
  const result = {
    score: points,
    output: `${total}\n${feedbackText(grade, report, language)}`,
    output_format: "text",
    visibility: "visible",
    extra_data: { student: student.id, points, maximum },
    tests: [...tests, integrityTest(grade, report.rubric.parts.length + 1, screen)],
  };
  return `${jsonText(result, "  ")}\n`;
}

function checkTest(
  check: CheckGrade,
  number: string,
  part: string,
  { files }: StudentGrade,
  screen: GradingWords["screen"],
): GradescopeTest {
  const path = check.file === null ? null : (files[check.file]?.path ?? null);
  return {
    name: `${part}: ${bounded(check.title)}`,
    name_format: "text",
    number,
    score: check.points,
    max_score: check.maximum,
    status: check.outcome === "passed" ? "passed" : "failed",
    output: checkLines(check, path, screen).join("\n"),
    output_format: "text",
    visibility: "visible",
  };
}

function integrityTest(
  { status, integrity }: StudentGrade,
  number: number,
  screen: GradingWords["screen"],
): GradescopeTest {
  const review = status === "review";
  const evidence = integrity.map(({ message }) => bounded(message));
  const lead = review ? screen.reviewLead : screen.nothingToReview;
  return {
    name: screen.integrity,
    name_format: "text",
    number: String(number),
    score: 0,
    max_score: 0,
    status: review ? "failed" : "passed",
    output: [lead, ...evidence].join("\n"),
    output_format: "text",
    visibility: "hidden",
  };
}
