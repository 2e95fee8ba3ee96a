import type { CheckGrade, ClassStatistics, StudentGrade } from "../report/grading/grade-report.ts";
import type { RubricCheck } from "../report/grading/rubric.ts";
import { hundredths, pointsOf } from "./scoring/points.ts";

type MarkedCheck = Pick<RubricCheck, "id" | "check" | "points">;

/** What of a rubric its statistics need; a Rubric has it, and so has the rubric of a GradeReport. */
interface MarkedRubric {
  parts: readonly { id: string; checks: readonly MarkedCheck[] }[];
}

const STEPS = 10;
/** 0.7 of the points is the seventh step, though 7 of them may add up to 6.999999. */
const ROUNDING = 1e-9;

/** The class in numbers: points of those not in review, to two decimals; checks of all who handed something in. */
export function classStatistics(students: readonly StudentGrade[], rubric: MarkedRubric): ClassStatistics {
  const graded = students.filter(({ status }) => status === "graded");
  const points = graded.map((student) => student.points).sort((a, b) => a - b);
  const passed = graded.filter((student) => student.passed).length;
  return {
    students: students.length,
    passed,
    failed: graded.length - passed,
    review: students.length - graded.length,
    mean: mean(points),
    median: median(points),
    lowest: points[0] ?? null,
    highest: points.at(-1) ?? null,
    distribution: distribution(graded),
    checks: hardestFirst(students, rubric),
  };
}

function mean(points: readonly number[]): number | null {
  if (points.length === 0) return null;
  return twoDecimals(points.reduce((sum, one) => sum + one, 0) / points.length);
}

function median(sorted: readonly number[]): number | null {
  const upper = sorted[sorted.length >> 1];
  const lower = sorted[(sorted.length - 1) >> 1];
  return upper === undefined || lower === undefined ? null : twoDecimals((lower + upper) / 2);
}

function twoDecimals(value: number): number {
  return pointsOf(hundredths(value));
}

function distribution(graded: readonly StudentGrade[]): number[] {
  const steps = Array.from({ length: STEPS }, () => 0);
  for (const { points, maximum } of graded) {
    const share = maximum > 0 ? points / maximum : 0;
    const step = Math.max(0, Math.min(STEPS - 1, Math.floor(share * STEPS + ROUNDING)));
    steps[step] = (steps[step] ?? 0) + 1;
  }
  return steps;
}

type CheckStatistics = ClassStatistics["checks"][number];

/** Of equally hard checks, the one that failed by itself comes before those that it held back. */
function hardestFirst(students: readonly StudentGrade[], rubric: MarkedRubric): CheckStatistics[] {
  const grades = gradesByCheck(students);
  const checks = rubric.parts.flatMap((part) =>
    part.checks.map((check) => checkStatistics(part.id, check, grades.get(check.id) ?? [], students.length)),
  );
  return checks.sort((a, b) => a.share - b.share || b.failed - a.failed);
}

/** Ids of checks are unique in a rubric. */
function gradesByCheck(students: readonly StudentGrade[]): Map<string, CheckGrade[]> {
  const grades = new Map<string, CheckGrade[]>();
  for (const check of students.flatMap(({ parts }) => parts.flatMap((part) => part.checks))) {
    const others = grades.get(check.id);
    if (others === undefined) grades.set(check.id, [check]);
    else others.push(check);
  }
  return grades;
}

/** A check that earned some of its points counts as failed; one of 0 points earned the share of those who passed it. */
function checkStatistics(
  part: string,
  { id, check, points }: MarkedCheck,
  grades: readonly CheckGrade[],
  students: number,
): CheckStatistics {
  const passed = grades.filter(({ outcome }) => outcome === "passed").length;
  const blocked = grades.filter(({ outcome }) => outcome === "blocked").length;
  const earned = points > 0 ? grades.reduce((sum, grade) => sum + grade.points, 0) / points : passed;
  const share = students === 0 ? 0 : Math.round((earned / students) * 10_000) / 10_000;
  return { id, part, check, share, passed, failed: grades.length - passed - blocked, blocked };
}
