/** Marks what one student handed in. */
import type { CheckGrade, GradedPart, Notice, PartGrade } from "../../report/grading/grade-report.ts";
import type { CaptureKind, Rubric, RubricPart } from "../../report/grading/rubric.ts";
import type { CheckContext, ReadFile } from "../checks/check.ts";
import { type Mark, markChecks } from "./mark-checks.ts";
import { noticesOf } from "./notices.ts";
import { hundredths, pointsOf, sumOfPoints } from "./points.ts";
import { chooseRoles, type Roles } from "./roles.ts";

/** What the files of one student earned. */
export interface HandInGrade {
  parts: PartGrade[];
  points: number;
  maximum: number;
  notices: Notice[];
  /** Of each part (by id), other sessions of its capture that would have earned the same. */
  equals: Map<string, number[]>;
  /** Ids of the parts that each file was taken for, by its index. */
  usedFor: string[][];
}

/** Marks the files of one student by a rubric. Never throws for what is in them; the order of files does not matter. */
export function gradeHandIn(rubric: Rubric, files: readonly ReadFile[]): HandInGrade {
  const roles = chooseRoles(rubric, files);
  const contexts = new Map(rubric.parts.map((part) => [part.id, contextOf(part, files, roles)]));
  const marks = markChecks(
    rubric.parts.flatMap((part) => {
      const context = contexts.get(part.id);
      return context === undefined ? [] : part.checks.map((check) => ({ check, context }));
    }),
  );
  const parts = rubric.parts.map((part) => partGrade(part, contexts.get(part.id) ?? null, marks));
  return {
    parts,
    points: sumOfPoints(parts.map(({ points }) => points)),
    maximum: sumOfPoints(parts.map(({ maximum }) => maximum)),
    notices: noticesOf(rubric, files, roles),
    equals: new Map(parts.map(({ id }) => [id, roles.get(id)?.equals ?? []])),
    usedFor: files.map((_, index) => parts.filter((part) => isOf(part, index)).map(({ id }) => id)),
  };
}

/** A part without a capture of its own is about those files that its checks found: the picture. */
function isOf({ file, checks }: PartGrade, index: number): boolean {
  return file === index || (file === null && checks.some((check) => check.file === index));
}

/** The parts of a rubric as outputs show them; the built-in titles are still empty. */
export function gradedParts(rubric: Rubric): GradedPart[] {
  return rubric.parts.map(({ id, title, capture, checks }) => ({
    id,
    title,
    points: sumOfPoints(checks.map(({ points }) => points)),
    capture,
    checks: checks.map((one) => ({
      id: one.id,
      check: one.check,
      points: one.points,
      title: "",
      titleTexts: one.title,
    })),
  }));
}

function contextOf({ id, capture }: RubricPart, files: readonly ReadFile[], roles: Roles): CheckContext {
  const chosen = roles.get(id) ?? null;
  const attempt = chosen?.attempt ?? null;
  return { kind: capture, attempt, files, meant: attempt === null ? (chosen?.file ?? null) : null };
}

function partGrade(part: RubricPart, context: CheckContext | null, all: ReadonlyMap<string, Mark>): PartGrade {
  const marks = part.checks.flatMap(({ id }) => all.get(id) ?? []);
  const attempt = context?.attempt ?? null;
  const lost = losses(marks);
  return {
    id: part.id,
    points: pointsOf(marks.reduce((total, { earned }) => total + earned, 0)),
    maximum: sumOfPoints(part.checks.map(({ points }) => points)),
    file: attempt?.file ?? context?.meant ?? null,
    session: attempt?.session?.id ?? null,
    transfer: attempt?.transfer?.id ?? null,
    transaction: attempt?.transaction?.id ?? null,
    checks: marks.map((mark) => checkGrade(mark, part.capture, attempt?.file ?? null, lost.get(mark.check.id) ?? 0)),
  };
}

/** What each check cost, in hundredths: its own loss, and that of the checks of this part that it was the first to hold back. */
function losses(marks: readonly Mark[]): Map<string, number> {
  const lost = new Map(marks.map(({ check, earned }) => [check.id, hundredths(check.points) - earned]));
  for (const { check, blockedBy } of marks) {
    const root = blockedBy.find((id) => lost.has(id));
    if (root === undefined) continue;
    lost.set(root, (lost.get(root) ?? 0) + hundredths(check.points));
    lost.set(check.id, 0);
  }
  return lost;
}

function checkGrade(mark: Mark, capture: CaptureKind | null, file: number | null, lost: number): CheckGrade {
  const { check, verdict, earned, blockedBy } = mark;
  return {
    id: check.id,
    check: check.check,
    capture,
    title: "",
    outcome: outcomeOf(verdict?.score ?? null),
    points: pointsOf(earned),
    maximum: check.points,
    lost: pointsOf(lost),
    blockedBy: [...blockedBy],
    file: verdict === null ? null : (verdict.file ?? file),
    frames: [...(verdict?.frames ?? [])],
    reason: verdict === null ? null : { code: verdict.reason, data: { ...verdict.data } },
    parameters: { ...check.parameters },
    titleTexts: check.title,
    hintTexts: check.hint,
    expected: "",
    seen: "",
    hint: null,
  };
}

function outcomeOf(score: number | null): CheckGrade["outcome"] {
  if (score === null) return "blocked";
  if (score >= 1) return "passed";
  return score > 0 ? "partial" : "failed";
}
