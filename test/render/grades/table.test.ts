import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { GradeOptions } from "../../../src/render/grades/grade-options.ts";
import { renderGradeTable } from "../../../src/render/grades/table.ts";
import { cellWidth } from "../../../src/render/text/cells.ts";
import type { GradedPart, GradeReport, StudentGrade } from "../../../src/report/grading/grade-report.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { joined, PLAIN } from "../draw.ts";
import { hostileTexts, poisonedGrades } from "./hostile-grades.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

const WRITTEN = ["grades.csv", "results/*.json", "feedback/*.html"];

function table(report: GradeReport, options: Partial<GradeOptions> = {}): string {
  return joined(renderGradeTable(report, { ...PLAIN, written: [], ...options }));
}

test("is the mock-up, 80 columns wide", () => {
  expect(table(sampleGrades("en"), { written: WRITTEN })).toBe(
    `
┌────────────┬────────┬─────────┬─────────┬────────────────────────────────────┐
│ Student    │ Active │ Passive │   Total │ Reasons                            │
├────────────┼────────┼─────────┼─────────┼────────────────────────────────────┤
│ 20261001   │  40/40 │   40/40 │     100 │ all checks pass                    │
│ 20261002   │  40/40 │    0/40 │      60 │ passive.pcap has no PASV/EPSV:     │
│            │        │         │         │ session 1 uses PORT (frame 18).    │
│            │        │         │         │ Hint: type "passive" before "get"  │
│ 20261003   │  28/40 │   40/40 │      88 │ active: data-connection SYN is     │
│            │        │         │         │ missing, capture stops at 12.4 s   │
│            │        │         │         │ −12                                │
│ 20261004   │  40/40 │   40/40 │  REVIEW │ active.pcap matches 20261001: 4    │
│            │        │         │         │ TCP ISNs and 618 IP IDs equal; a   │
│            │        │         │         │ person must decide                 │
│ 20261005   │   0/40 │   40/40 │      50 │ active.pcap is empty (0 bytes);    │
│            │        │         │         │ picture 10/20                      │
└────────────┴────────┴─────────┴─────────┴────────────────────────────────────┘
5 students: 3 pass (60+), 1 below, 1 for review. Mean 74.5 without the review.
written: grades.csv, results/*.json, feedback/*.html
`.slice(1),
  );
});

const SCREENS: [file: string, report: GradeReport, options: Partial<GradeOptions>][] = [
  ["english-120.txt", sampleGrades("en"), { width: 120, written: WRITTEN }],
  ["korean-80.txt", sampleGrades("ko"), { language: "ko", written: WRITTEN }],
  ["korean-120.txt", sampleGrades("ko"), { language: "ko", width: 120, written: WRITTEN }],
  ["english-60.txt", sampleGrades("en"), { width: 60, written: WRITTEN }],
  ["korean-40.txt", sampleGrades("ko"), { language: "ko", width: 40, written: WRITTEN }],
  ["ascii-80.txt", richGrades("en"), { ascii: true }],
  ["rich-english-100.txt", richGrades("en"), { width: 100 }],
  ["rich-korean-100.txt", richGrades("ko"), { language: "ko", width: 100 }],
  ["six-parts-120.txt", sixParts(), { width: 120 }],
  ["six-parts-80.txt", sixParts(), { width: 80 }],
];

describe("screens", () => {
  const golden = new GoldenFolder(import.meta.dirname, "golden");

  test.each(SCREENS)("%s", (file, report, options) => {
    const text = table(report, options);
    for (const line of text.split("\n")) expect(cellWidth(line)).toBeLessThanOrEqual(options.width ?? 80);
    golden.expectSame(file, text);
  });

  test("are all there are", () => golden.expectFiles(SCREENS.map(([file]) => file)));
});

it("says the same in colours", () => {
  const coloured = table(richGrades("en"), { colourLevel: 1 });
  expect(coloured).toContain("\u001b[33mREVIEW");
  expect(coloured).toContain("\u001b[31m50");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replaceAll(/\u001b\[\d+m/g, "")).toBe(table(richGrades("en")));
});

it("has no sign that ASCII has not, but letters", () => {
  expect(table(richGrades("en"), { ascii: true })).toMatch(/^[ -~\n]*$/);
});

it("draws a class of 500", () => {
  const { students, ...report } = sampleGrades("en");
  const many = Array.from({ length: 500 }, (_unused, index): StudentGrade => {
    const grade = students[index % students.length] as StudentGrade;
    return { ...grade, student: { id: String(20260000 + index), name: null } };
  });
  expect(table({ ...report, students: many }).split("\n").length).toBeGreaterThan(1000);
});

it("tells of nobody", () => {
  const nobody = sampleGrades("en");
  const statistics = { ...nobody.statistics, students: 0, passed: 0, failed: 0, review: 0, mean: null };
  expect(table({ ...nobody, students: [], statistics })).toContain("0 students: 0 pass (60+), 0 below.\n");
});

it("keeps to the width and lets no control character through, whatever names and words there are", () => {
  fc.assert(
    fc.property(
      hostileTexts,
      fc.constantFrom(20, 40, 60, 80, 120),
      fc.constantFrom("en" as const, "ko" as const),
      fc.boolean(),
      (texts, width, language, ascii) => {
        const text = table(poisonedGrades(richGrades(language), texts), { width, language, ascii });
        expect(text).not.toMatch(/[^\P{C}\n]|[\p{Zl}\p{Zp}]/u);
        for (const line of text.split("\n")) expect(cellWidth(line), line).toBeLessThanOrEqual(width);
      },
    ),
    { numRuns: 60 },
  );
});

/** A rubric whose parts are many, with long titles. */
function sixParts(): GradeReport {
  const report = sampleGrades("en");
  const [part] = report.rubric.parts;
  const titles = ["DORA", "Relay seen", "Link-local", "Active mode of FTP", "Passive", "Renewal"];
  const ids = titles.map((_title, index) => `part-${index}`);
  const parts = titles.map(
    (title, index): GradedPart => ({
      ...(part as GradedPart),
      id: ids[index] ?? "",
      title: { en: title, ko: title },
    }),
  );
  const students = report.students.map(
    (grade): StudentGrade => ({
      ...grade,
      parts: ids.map((id, index) => ({
        ...(grade.parts[index % grade.parts.length] as StudentGrade["parts"][number]),
        id,
      })),
    }),
  );
  return { ...report, rubric: { ...report.rubric, parts }, students };
}
