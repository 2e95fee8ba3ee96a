import fc from "fast-check";
import { expect, it, test } from "vitest";
import { gradescopeResult } from "../../../src/render/grades/gradescope.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { GradeReport, StudentGrade } from "../../../src/report/grading/grade-report.ts";
import { hostileTexts, poisonedGrades } from "./hostile-grades.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

interface Result {
  score: number;
  output: string;
  tests: { name: string; score: number; max_score: number; status: string; output: string; visibility: string }[];
}

function result(report: GradeReport, index: number, language: Language = "en"): Result {
  return JSON.parse(gradescopeResult(report.students[index] as StudentGrade, report, language)) as Result;
}

/** Every field that Gradescope's specification names, and the values that it allows of those we write. */
const RESULT_FIELDS = new Set([
  ...["score", "execution_time", "output", "output_format", "test_output_format", "test_name_format", "visibility"],
  ...["stdout_visibility", "extra_data", "tests", "leaderboard"],
]);
const TEST_FIELDS = new Set([
  ...["score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags"],
  ...["visibility", "extra_data"],
]);
const FORMATS = ["text", "html", "simple_format", "md", "ansi"];

test("has only fields and values that Gradescope knows", () => {
  for (const index of [0, 1, 2, 3, 4]) {
    const told = result(richGrades("en"), index);
    for (const field of Object.keys(told)) expect(RESULT_FIELDS).toContain(field);
    for (const one of told.tests) {
      for (const field of Object.keys(one)) expect(TEST_FIELDS).toContain(field);
      expect(one).toMatchObject({ status: expect.stringMatching(/^(passed|failed)$/) as string });
      expect(["visible", "hidden"]).toContain(one.visibility);
      expect(FORMATS).toContain((one as unknown as { output_format: string }).output_format);
    }
  }
});

test("the tests add up to the score", () => {
  const report = sampleGrades("en");
  for (const [index, { points, maximum }] of report.students.entries()) {
    const { score, tests } = result(report, index);
    expect(score).toBe(points);
    expect(tests.reduce((sum, one) => sum + one.score, 0)).toBe(points);
    expect(tests.reduce((sum, one) => sum + one.max_score, 0)).toBe(maximum);
  }
});

test("a failed check says what to do; a blocked one why it was not made", () => {
  const { tests, output } = result(sampleGrades("en"), 1);
  expect(tests.find(({ name }) => name === "Passive: mode of the capture")).toEqual({
    name: "Passive: mode of the capture",
    name_format: "text",
    number: "2.2",
    score: 0,
    max_score: 0,
    status: "failed",
    output: [
      "Expected: The capture shows: mode of the capture.",
      "Seen: passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)",
      "Frames: 18 of passive.pcap",
      'Next time: type "passive" before "get"',
    ].join("\n"),
    output_format: "text",
    visibility: "visible",
  });
  expect(tests.find(({ name }) => name === "Passive: login accepted")?.output).toContain("not checked");
  expect(output).toBe(
    'Total: 60/100\npassive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18) −40\nNext time: type "passive" before "get"',
  );
});

test("integrity is one hidden test of 0 points that everybody has, and nothing else tells of it", () => {
  for (const language of ["en", "ko"] as const) {
    const report = sampleGrades(language);
    for (const index of [0, 3]) {
      const hidden = result(report, index, language).tests.filter(({ visibility }) => visibility === "hidden");
      expect(hidden).toHaveLength(1);
      expect(hidden[0]).toMatchObject({ score: 0, max_score: 0, status: index === 3 ? "failed" : "passed" });
    }
    const copied = result(report, 3, language);
    const message = report.students[3]?.integrity[0]?.message;
    expect(message).toBeTruthy();
    expect(copied.tests.at(-1)?.output).toContain(message);
    const seen = { ...copied, tests: copied.tests.filter(({ visibility }) => visibility !== "hidden") };
    const clean = result(report, 0, language);
    const cleanSeen = { ...clean, tests: clean.tests.filter(({ visibility }) => visibility !== "hidden") };
    expect(JSON.stringify(seen).replaceAll("20261004", "20261001")).toBe(JSON.stringify(cleanSeen));
  }
});

it("is JSON without control or format characters, whatever names and words there are", () => {
  fc.assert(
    fc.property(hostileTexts, (texts) => {
      const report = poisonedGrades(richGrades("en"), texts);
      for (const [index, grade] of report.students.entries()) {
        expect(gradescopeResult(grade, report, "en")).not.toMatch(/[^\P{Cc}\n]|\p{Cf}/u);
        for (const { output } of result(report, index).tests) expect(output).not.toMatch(/[^\P{C}\n]/u);
      }
    }),
    { numRuns: 40 },
  );
});
