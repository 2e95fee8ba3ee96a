import type { StudentGrade } from "../../report/grading/grade-report.ts";
import { emptyElement, startTag } from "../svg/xml.ts";

/** What stands for an outcome besides its word; never colour alone. */
export const OUTCOME_SIGNS = { passed: "✓", partial: "◐", failed: "✗", blocked: "–" } as const;

/** What a student's row says: whether a person must decide comes before the mark. */
export function stateOf({ status, passed }: StudentGrade): "passed" | "below" | "review" {
  if (status === "review") return "review";
  return passed ? "passed" : "below";
}

export const STATE_SIGNS = { passed: "✓", below: "✗", review: "!" } as const;

const BAR = { width: 120, height: 10 } as const;

/** A share (0 to 1) as a bar, beside its figure: not read aloud. */
export function bar(share: number): string {
  const { width, height } = BAR;
  const filled = Math.max(0, Math.min(1, share)) * width;
  const size = { width, height, viewBox: `0 0 ${width} ${height}` };
  return [
    startTag("svg", { class: "bar", ...size, "aria-hidden": "true" }),
    emptyElement("rect", { class: "trough", x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 3 }),
    filled > 0 ? emptyElement("rect", { class: "filled", width: filled, height, rx: 3 }) : "",
    "</svg>",
  ].join("");
}
