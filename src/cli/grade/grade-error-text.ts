import type { GradeError } from "../../grade/grade-error.ts";
import { escapeText } from "../../render/escape.ts";
import { gradingWordsOf } from "../../render/locale/grading/language.ts";
import type { Language } from "../../render/locale/language.ts";
import type { GradeProblem } from "../../report/grading/problems.ts";

/** A line for each thing that is wrong: what, where, and what to do. */
export function gradeErrorText({ problems }: GradeError, language: Language): string {
  const { problems: sentences } = gradingWordsOf(language);
  return problems
    .map(({ path, line, column, code, data }) => {
      const say = sentences[code] as (data: GradeProblem["data"]) => string;
      const place = [path, line, column].filter((part) => part !== null).join(":");
      return escapeText(`${place}: ${say(data)}`);
    })
    .join("\n");
}
