import type { CaptureKind } from "./capture-kind.ts";
import type { CheckName } from "./check-cases.ts";
import type { Texts } from "./texts.ts";

export type { CaptureKind } from "./capture-kind.ts";

/** What is marked, and how; read from YAML or built in. Plain data. */
export interface Rubric {
  title: Texts;
  /** Points from which on a student passes. */
  pass: number;
  parts: RubricPart[];
  /** When the captures may have been taken; a capture outside is for review. ISO 8601 with a zone; null where nobody says. */
  window: { from: string | null; until: string | null } | null;
}

export interface RubricPart {
  /** Unique in the rubric: lower-case letters, digits and hyphens. */
  id: string;
  title: Texts;
  capture: CaptureKind | null;
  checks: RubricCheck[];
}

export interface RubricCheck {
  /** Unique in the rubric. */
  id: string;
  check: CheckName;
  /** 0 or more; a check of 0 points only says what is there, and holds back those that depend on it. */
  points: number;
  /** Ids of checks that must have passed; else this one is not made. Never a circle. */
  depends: string[];
  /** By name, with defaults filled in; ParametersOf<check>. */
  parameters: Record<string, unknown>;
  /** Words in place of the check's own; null leaves them. */
  title: Texts | null;
  hint: Texts | null;
}
