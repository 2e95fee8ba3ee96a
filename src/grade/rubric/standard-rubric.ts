import type { CheckName } from "../../report/grading/check-cases.ts";
import type { CaptureKind } from "../../report/grading/rubric.ts";
import type { Texts } from "../../report/grading/texts.ts";

/** A rubric that comes with ftpscope, with what differs from the defaults only. */
export interface StandardRubric {
  title: Texts;
  pass: number;
  parts: readonly StandardPart[];
}

export interface StandardPart {
  id: string;
  title: Texts;
  capture: CaptureKind | null;
  checks: readonly StandardCheck[];
}

export interface StandardCheck {
  id: string;
  check: CheckName;
  points: number;
  depends?: readonly string[];
  parameters?: Readonly<Record<string, unknown>>;
}
