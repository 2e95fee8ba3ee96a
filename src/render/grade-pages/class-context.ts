import type { GradedPart, GradeReport, Student } from "../../report/grading/grade-report.ts";
import type { GradePagesWords } from "../locale/grading/pages.en.ts";
import { element, name } from "./markup.ts";
import type { PageOptions } from "./page.ts";

export interface ClassPageOptions extends PageOptions {
  /** Relative path of a student's page, "/" between its parts and nothing encoded; null where there is none. */
  feedback: (studentId: string) => string | null;
}

/** Everything that the class page is drawn from. */
export interface ClassContext {
  report: GradeReport;
  words: GradePagesWords;
  options: ClassPageOptions;
}

/** A student's number and name, as a link where there is a page to go to. */
export function studentLink({ id, name: own }: Student, context: ClassContext): string {
  return withName(linked(id, context), own === id ? null : own);
}

/** The same of somebody who handed nothing in. */
export function studentText({ id, name: own }: Student): string {
  return withName(name(id), own === id ? null : own);
}

function withName(number: string, own: string | null): string {
  return own === null ? number : `${number} ${name(own)}`;
}

/** The number alone, as a link where there is a page to go to. */
export function linked(id: string, { options }: ClassContext): string {
  const path = options.feedback(id);
  return path === null ? name(id) : element("a", { href: relativeAddress(path) }, name(id));
}

/** A path as an address that stays in its folder, whatever signs are in it. */
function relativeAddress(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\u{fffd}")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}

/** The title of a part, not yet escaped. */
export function partTitle(id: string, { report, options }: ClassContext): string {
  return partById(id, report)?.title[options.language] ?? id;
}

function partById(id: string, { rubric }: GradeReport): GradedPart | undefined {
  return rubric.parts.find((part) => part.id === id);
}
