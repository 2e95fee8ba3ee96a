import { pointsText } from "../../points-text.ts";
import { plural } from "../measures.en.ts";

/** Words of the grade table and the files beside it. */
export const gradeScreenEn = {
  student: "Student",
  name: "Name",
  total: "Total",
  reasons: "Reasons",
  /** Stands where the total would, until a person has decided. */
  review: "REVIEW",
  allPass: "all checks pass",
  decide: "a person must decide",
  noHandIn: "no hand-in",
  hint: (text: string): string => `Hint: ${text}`,
  /** A reason that does not name its file says which part of the rubric it is about. */
  ofPart: (part: string, text: string): string => `${lowerFirst(part)}: ${text}`,
  /** A part and its file, where frames are told and several captures could be meant. */
  partIn: (part: string, path: string): string => `${part} (${path})`,
  partPoints: (part: string, points: string): string => `${lowerFirst(part)} ${points}`,
  lost: (points: number): string => `−${pointsText(points)}`,
  more: (count: number): string => `${count} more`,
  fileProblem: (path: string, message: string): string => `${path}: ${message}`,
  /** Reasons in one line; they end without a full stop. */
  join: (reasons: readonly string[]): string => reasons.join("; "),
  /** What cost one part its points, behind its name. */
  joinCauses: (causes: readonly string[]): string => causes.join("; "),
  /** Reason, then hint. */
  follow: (reason: string, hint: string): string => `${reason}. ${hint}`,
  notChecked: (because: readonly string[]): string =>
    because.length === 0
      ? "not checked"
      : `not checked, because ${because.map((title) => `“${title}”`).join(" and ")} did not pass`,

  summary: (students: number, passed: number, mark: number, failed: number, review: number): string =>
    `${plural(students, "student", "students")}: ${passed} pass (${pointsText(mark)}+), ${failed} below${review === 0 ? "" : `, ${review} for review`}.`,
  mean: (mean: number, review: number): string => {
    const without = review === 0 ? "" : ` without the review${review === 1 ? "" : "s"}`;
    return `Mean ${pointsText(mean)}${without}.`;
  },
  missing: (count: number): string => `on the roster without a hand-in: ${plural(count, "student", "students")}`,
  /** Lists of names, cut to a handful; `more` of them are left out. */
  unknown: (names: string, more: number): string => `not on the roster: ${names}${andMore(more)}`,
  strays: (names: string, more: number): string => `files of no student: ${names}${andMore(more)}`,
  written: (names: string): string => `written: ${names}`,

  outcome: { passed: "passed", partial: "partly", failed: "failed", blocked: "not checked" },
  expected: "expected",
  seen: "seen",
  shownBy: "frames",
  nextTime: "next time",
  framesOf: (path: string, frames: string): string => `${frames} of ${path}`,

  /** Feedback as plain text, for course systems. */
  totalLine: (points: string): string => `Total: ${points}`,
  expectedLine: (text: string): string => `Expected: ${text}`,
  seenLine: (text: string): string => `Seen: ${text}`,
  framesLine: (text: string): string => `Frames: ${text}`,
  nextLine: (text: string): string => `Next time: ${text}`,
  integrity: "Integrity (for instructors only)",
  nothingToReview: "Nothing to review.",
  /** Before the evidence; a person decides. */
  reviewLead: "For review. It costs no points; a person must decide.",
};

function andMore(count: number): string {
  return count === 0 ? "" : ` and ${count} more`;
}

/** "Active" becomes "active" in a sentence; "DHCP relay" and "FTP" stay. */
function lowerFirst(title: string): string {
  return /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

/** English sets the shape that every language fills. */
export type GradeScreenWords = typeof gradeScreenEn;
