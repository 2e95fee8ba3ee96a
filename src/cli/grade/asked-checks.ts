import type { ReadFile } from "../../grade/checks/check.ts";
import { CHECKS } from "../../grade/checks/registry.ts";
import { runOneCheck } from "../../grade/scoring/grade-hand-in.ts";
import type { CheckName } from "../../report/grading/check-cases.ts";
import type { CheckGrade } from "../../report/grading/grade-report.ts";
import type { CaptureKind, Rubric } from "../../report/grading/rubric.ts";
import { nearestName } from "../../report/nearest-name.ts";
import { UsageError } from "../usage-error.ts";

/** One check that a command line names: how to make it. */
export type AskedCheck = (files: readonly ReadFile[]) => CheckGrade;

/** Checks by their ids in the rubric, or by built-in names; all of the rubric where none is named. Throws UsageError. */
export function askedChecks(ids: readonly string[], rubric: Rubric): AskedCheck[] {
  const known = rubric.parts.flatMap(({ checks }) => checks.map(({ id }) => id));
  return (ids.length === 0 ? known : ids).map((id) => {
    if (known.includes(id)) return (files) => runOneCheck(rubric, files, id);
    if (Object.hasOwn(CHECKS, id)) return builtIn(id as CheckName, rubric);
    const names = [...known, ...Object.keys(CHECKS)];
    throw new UsageError("no-such-check", id, nearestName(id, names) ?? names.join(", "));
  });
}

/** A built-in check by itself, as a rubric of this one check would make it: for the kind of capture that it comes out best for. */
function builtIn(name: CheckName, rubric: Rubric): AskedCheck {
  const { captures, parameters } = CHECKS[name];
  const kinds = Object.entries(parameters);
  const obligatory = kinds.filter(([, kind]) => kind.default === undefined).map(([parameter]) => parameter);
  if (obligatory.length > 0) throw new UsageError("check-needs-rubric", name, obligatory.join(", "));
  const defaults = Object.fromEntries(kinds.map(([parameter, kind]) => [parameter, kind.default]));
  const rubrics = (captures.length === 0 ? [null] : captures).map((capture) => only(name, capture, defaults, rubric));
  return (files) => {
    const grades = rubrics.map((one) => runOneCheck(one, files, name));
    return grades.reduce((best, grade) => (grade.points > best.points ? grade : best));
  };
}

function only(
  check: CheckName,
  capture: CaptureKind | null,
  parameters: Record<string, unknown>,
  rubric: Rubric,
): Rubric {
  const words = { title: null, hint: null };
  const part = {
    id: check,
    title: rubric.title,
    capture,
    checks: [{ id: check, check, points: 1, depends: [], parameters, ...words }],
  };
  return { ...rubric, pass: 1, parts: [part] };
}
