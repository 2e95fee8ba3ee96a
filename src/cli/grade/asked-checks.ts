import type { ReadFile } from "../../grade/checks/check.ts";
import { CHECKS } from "../../grade/checks/registry.ts";
import { gradeHandIn } from "../../grade/scoring/grade-hand-in.ts";
import type { CheckName } from "../../report/grading/check-cases.ts";
import type { CheckGrade } from "../../report/grading/grade-report.ts";
import type { CaptureKind, Rubric } from "../../report/grading/rubric.ts";
import { nearestName } from "../../report/nearest-name.ts";
import { UsageError } from "../usage-error.ts";

/** What a command line asks for, as the checks of one hand-in: first what held a check back, then the check itself. */
export type AskedChecks = (files: readonly ReadFile[]) => CheckGrade[];

/** Checks by their ids in the rubric, or by built-in names; all of the rubric where none is named. Throws UsageError. */
export function askedChecks(ids: readonly string[], rubric: Rubric): AskedChecks {
  const known = rubric.parts.flatMap(({ checks }) => checks.map(({ id }) => id));
  const ofRubric = ids.length === 0 ? known : ids.filter((id) => known.includes(id));
  const builtIns = ids.filter((id) => !known.includes(id)).map((id) => builtIn(checkName(id, known), rubric));
  return (files) => [
    ...(ofRubric.length === 0 ? [] : withCauses(ofRubric, checksOf(rubric, files))),
    ...builtIns.map((make) => make(files)),
  ];
}

function checksOf(rubric: Rubric, files: readonly ReadFile[]): CheckGrade[] {
  return gradeHandIn(rubric, files).parts.flatMap(({ checks }) => checks);
}

/** In the rubric's order. */
function withCauses(ids: readonly string[], checks: readonly CheckGrade[]): CheckGrade[] {
  const wanted = new Set<string>();
  const want = (id: string): void => {
    if (wanted.has(id)) return;
    wanted.add(id);
    for (const cause of checks.find((check) => check.id === id)?.blockedBy ?? []) want(cause);
  };
  for (const id of ids) want(id);
  return checks.filter(({ id }) => wanted.has(id));
}

function checkName(id: string, known: readonly string[]): CheckName {
  if (Object.hasOwn(CHECKS, id)) return id as CheckName;
  const names = [...new Set([...known, ...Object.keys(CHECKS)])];
  throw new UsageError("no-such-check", id, nearestName(id, names) ?? names.join(", "));
}

/** A built-in check by itself: for the kind of capture that it comes out best for, and worth no points. */
function builtIn(name: CheckName, rubric: Rubric): (files: readonly ReadFile[]) => CheckGrade {
  const { captures, parameters } = CHECKS[name];
  const kinds = Object.entries(parameters);
  const obligatory = kinds.filter(([, kind]) => kind.default === undefined).map(([parameter]) => parameter);
  if (obligatory.length > 0) throw new UsageError("check-needs-rubric", name, obligatory.join(", "));
  const defaults = Object.fromEntries(kinds.map(([parameter, kind]) => [parameter, kind.default]));
  const rubrics = (captures.length === 0 ? [null] : captures).map((capture) => only(name, capture, defaults, rubric));
  return (files) => {
    const grades = rubrics.flatMap((one) => checksOf(one, files));
    const best = grades.reduce((most, grade) => (grade.points > most.points ? grade : most));
    return { ...best, points: 0, maximum: 0, lost: 0 };
  };
}

function only(
  check: CheckName,
  capture: CaptureKind | null,
  parameters: Record<string, unknown>,
  rubric: Rubric,
): Rubric {
  const words = { title: null, hint: null };
  const checks = [{ id: check, check, points: 1, depends: [], parameters, ...words }];
  return { ...rubric, pass: 1, parts: [{ id: check, title: rubric.title, capture, checks }] };
}
