import { describe, expect, it, test } from "vitest";
import { classStatistics } from "../../src/grade/statistics.ts";
import type { GradeReport, StudentGrade } from "../../src/report/grading/grade-report.ts";
import { sampleGrades } from "../render/grades/sample-grades.ts";

const { rubric, students } = sampleGrades("en");

function withPoints(points: readonly number[], maximum = 100): StudentGrade[] {
  return points.map((one) => ({ ...(students[0] as StudentGrade), points: one, maximum, passed: one >= 60 }));
}

test("the class of the mock-up", () => {
  expect(classStatistics(students, rubric)).toMatchObject({
    ...{ students: 5, passed: 3, failed: 1, review: 1 },
    ...{ mean: 74.5, median: 74, lowest: 50, highest: 100 },
    distribution: [0, 0, 0, 0, 0, 1, 1, 0, 1, 1],
  });
});

test("whoever is in review counts only there, and for the checks", () => {
  const all = students.map((grade): StudentGrade => ({ ...grade, status: "review" }));
  expect(classStatistics(all, rubric)).toMatchObject({
    ...{ students: 5, passed: 0, failed: 0, review: 5 },
    ...{ mean: null, median: null, lowest: null, highest: null, distribution: Array(10).fill(0) as number[] },
    checks: classStatistics(students, rubric).checks,
  });
});

test("nobody", () => {
  const { checks, ...rest } = classStatistics([], rubric);
  expect(rest).toMatchObject({ students: 0, mean: null, distribution: Array(10).fill(0) as number[] });
  expect(new Set(checks.map(({ share }) => share))).toEqual(new Set([0]));
});

describe("figures", () => {
  it.each<[points: number[], mean: number, median: number]>([
    [[10], 10, 10],
    [[10, 20], 15, 15],
    [[30, 10, 20], 20, 20],
    [[0, 0, 1], 0.33, 0],
  ])("of %j", (points, mean, median) => {
    expect(classStatistics(withPoints(points), rubric)).toMatchObject({ mean, median });
  });

  it.each<[points: number, maximum: number, step: number]>([
    [0, 100, 0],
    [9.99, 100, 0],
    [10, 100, 1],
    [0.1 + 0.2 + 0.4, 1, 7],
    [99.5, 100, 9],
    [100, 100, 9],
    [0, 0, 0],
  ])("%d of %d points are in step %d", (points, maximum, step) => {
    const { distribution } = classStatistics(withPoints([points], maximum), rubric);
    expect(distribution.indexOf(1)).toBe(step);
    expect(distribution.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});

describe("checks", () => {
  it("come hardest first, and what failed before what it held back", () => {
    const { checks } = classStatistics(students, rubric);
    expect(checks.map(({ share }) => share)).toEqual(checks.map(({ share }) => share).sort((a, b) => a - b));
    const passive = checks.filter(({ id, share }) => id.startsWith("passive") && share === 0.8);
    expect(passive[0]).toEqual({
      ...{ id: "passive-mode", part: "passive", check: "capture-mode", share: 0.8 },
      ...{ passed: 4, failed: 1, blocked: 0 },
    });
    expect(passive[1]).toMatchObject({ failed: 0, blocked: 1 });
  });

  it("count everybody once, and partial points by their share", () => {
    const partial = structuredClone(students) as GradeReport["students"];
    Object.assign(partial[0]?.parts[0]?.checks[2] ?? {}, { outcome: "partial", points: 3 });
    const { checks } = classStatistics(partial, rubric);
    for (const { passed, failed, blocked } of checks) expect(passed + failed + blocked).toBe(5);
    expect(checks.find(({ id }) => id === "active-handshake")).toMatchObject({ share: 0.7, passed: 3, failed: 1 });
  });
});
