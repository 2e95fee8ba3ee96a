import { describe, expect, it, test } from "vitest";
import { GRADE_OUTPUTS } from "../../../src/render/grades/outputs.ts";
import { pointsOf, pointsText } from "../../../src/render/points-text.ts";
import { joined, PLAIN } from "../draw.ts";
import { richGrades } from "./sample-grades.ts";

describe.each(GRADE_OUTPUTS)("$name", ({ load }) => {
  it.each(["en", "ko"] as const)("names every student in %s, and ends its last line", async (language) => {
    const report = richGrades(language);
    const text = joined((await load())(report, { ...PLAIN, language, written: [] }));
    for (const { student } of report.students) expect(text).toContain(student.id);
    for (const { id } of report.roster?.missing ?? []) expect(text).toContain(id);
    expect(text).toMatch(/[^\n]\r?\n$/);
  });

  it("leaves the report as it is", async () => {
    const report = richGrades("en");
    joined((await load())(report, { ...PLAIN, written: [] }));
    expect(report).toEqual(richGrades("en"));
  });
});

test("no two outputs share a name or an ending", () => {
  const names = GRADE_OUTPUTS.flatMap(({ name, extensions }) => [name, ...extensions.map((ending) => `.${ending}`)]);
  expect(new Set(names).size).toBe(names.length);
});

test.each([
  [40, "40"],
  [7.5, "7.5"],
  [1 / 3, "0.33"],
  [0.1 + 0.2, "0.3"],
  [0, "0"],
])("%d points are told as %s", (points, text) => {
  expect(pointsText(points)).toBe(text);
  expect(pointsOf(points, 40)).toBe(`${text}/40`);
});
