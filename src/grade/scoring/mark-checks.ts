/** Makes checks in the order of what they need, and holds back those whose needs were not met. */
import type { RubricCheck } from "../../report/grading/rubric.ts";
import type { CheckContext } from "../checks/check.ts";
import { CHECKS } from "../checks/registry.ts";
import { hundredths } from "./points.ts";

/** A verdict of whichever check. */
export interface AnyVerdict {
  score: number;
  reason: string;
  data: object;
  frames: readonly number[];
  file?: number;
}

/** What came of one check. */
export interface Mark {
  check: RubricCheck;
  /** Null where it was held back. */
  verdict: AnyVerdict | null;
  /** Earned, in hundredths of a point. */
  earned: number;
  /** Ids of the failed checks that held it back, in the order in which they were met. */
  blockedBy: string[];
}

/**
 * The marks of `checks`, by id. A check that depends on one that earned nothing is held back; a part of its points is
 * enough. What a check needs and `checks` lacks counts as met.
 */
export function markChecks(
  checks: readonly { check: RubricCheck; context: CheckContext }[],
): ReadonlyMap<string, Mark> {
  const marks = new Map<string, Mark>();
  const byId = new Map(checks.map((one) => [one.check.id, one]));
  const mark = (id: string): Mark | null => {
    const known = marks.get(id);
    if (known !== undefined) return known;
    const one = byId.get(id);
    if (one === undefined) return null;
    const blockedBy = new Set<string>();
    for (const needed of one.check.depends) {
      const met = mark(needed);
      if (met === null) continue;
      if (met.verdict === null) for (const root of met.blockedBy) blockedBy.add(root);
      else if (!(met.verdict.score > 0)) blockedBy.add(needed);
    }
    const made = blockedBy.size > 0 ? heldBack(one.check, [...blockedBy]) : makeCheck(one.check, one.context);
    marks.set(id, made);
    return made;
  };
  for (const { check } of checks) mark(check.id);
  return marks;
}

function heldBack(check: RubricCheck, blockedBy: string[]): Mark {
  return { check, verdict: null, earned: 0, blockedBy };
}

function makeCheck(check: RubricCheck, context: CheckContext): Mark {
  // The rubric was read by the check's own table of parameters, so that they fit; no type can say so of a name in a variable.
  const run = CHECKS[check.check].run as (context: CheckContext, parameters: never) => AnyVerdict;
  const verdict = run(context, check.parameters as never);
  const score = Math.min(1, Math.max(0, verdict.score));
  return { check, verdict, earned: Math.round(hundredths(check.points) * score), blockedBy: [] };
}
