import type { CaptureKind } from "../../report/grading/rubric.ts";
import type { ParameterKind } from "../checks/check.ts";

/** What a rubric must know of a check: on what captures it is made, and what may be set of it. */
export interface CheckFacts {
  captures: readonly CaptureKind[];
  parameters: Readonly<Record<string, ParameterKind>>;
}

/** Checks by their names; the built-in ones are checks/registry.ts. */
export type CheckTable = Readonly<Record<string, CheckFacts>>;

/** Whether a check can be made in a part that is about such captures; null of a part that is about none. */
export function fitsPart({ captures }: CheckFacts, capture: CaptureKind | null): boolean {
  return captures.length === 0 || (capture !== null && captures.includes(capture));
}

/** The parameters of a check that nobody set; undefined stands for one that must be set. */
export function defaultParameters({ parameters }: CheckFacts): Record<string, unknown> {
  return Object.fromEntries(Object.entries(parameters).map(([name, kind]) => [name, kind.default]));
}

/** Whether a check has a beginning and an end of times: one of them at least must be set. */
export function isTimeSpan({ parameters: { from, until } }: CheckFacts): boolean {
  return from?.kind === "time" && until?.kind === "time";
}
