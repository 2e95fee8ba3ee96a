import type { CheckGrade, StudentGrade } from "../../report/grading/grade-report.ts";
import { pointsText } from "../points-text.ts";

/** A check that cost points, where somebody can do something about it. */
export interface Loss {
  check: CheckGrade;
  /** Id of its part. */
  part: string;
  points: string;
}

/** What cost points, the most first; checks that were only held back stand behind those that held them back. */
export function lossesOf({ parts }: Pick<StudentGrade, "parts">): Loss[] {
  const losses = parts.flatMap(({ id, checks }) =>
    checks
      .filter(({ outcome, lost }) => (outcome === "failed" || outcome === "partial") && lost > 0)
      .map((check) => ({ check, part: id, points: pointsText(check.lost) })),
  );
  return losses.sort((a, b) => b.check.lost - a.check.lost);
}

/** "Passive mode: mode of the capture"; once, where the part is called like its check. */
export function lossTitle(part: string, check: string): string {
  return part.toLowerCase() === check.toLowerCase() ? part : `${part}: ${check}`;
}
