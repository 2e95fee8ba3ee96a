import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { renderGradesCsv } from "../../../src/render/grades/grades-csv.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { GradeReport } from "../../../src/report/grading/grade-report.ts";
import { joined, PLAIN } from "../draw.ts";
import { hostileTexts, poisonedGrades } from "./hostile-grades.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

function csv(report: GradeReport, language: Language = "en"): string {
  return joined(renderGradesCsv(report, { ...PLAIN, language, written: [] }));
}

/** An RFC 4180 reader of its own, as strict as the RFC: quotes only around a whole field, CRLF at each line's end. */
function parse(text: string): string[][] {
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  let end = 0;
  for (let match = field.exec(text); match !== null; match = field.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? "");
    if (match[3] === "\r\n") rows.push([]);
    end = field.lastIndex;
  }
  expect(end, text.slice(end, end + 40)).toBe(text.length);
  return rows.slice(0, -1);
}

function records(report: GradeReport): Record<string, string>[] {
  const [head = [], ...rows] = parse(csv(report).slice(1));
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index] ?? "?"])));
}

test("a row for each student, with the points of each part", () => {
  expect(csv(sampleGrades("en")).split("\r\n").slice(0, 3)).toEqual([
    "\u{feff}id,name,active,passive,picture,total,maximum,status,passed,reasons,integrity",
    "20261001,Student A,40,40,20,100,100,graded,true,all checks pass,",
    "20261002,Student B,40,0,20,60,100,graded,true,passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18) −40,",
  ]);
});

test("what is to be reviewed has a column of its own, and costs nothing", () => {
  expect(records(sampleGrades("en"))[3]).toMatchObject({
    total: "100",
    status: "review",
    integrity: "review: active.pcap matches 20261001: 4 TCP ISNs and 618 IP IDs equal",
  });
});

test("who is on the roster and handed nothing in has a row too", () => {
  expect(records(richGrades("en")).at(-2)).toEqual({
    ...{ id: "20261006", name: "Student F", active: "", passive: "", picture: "", total: "", maximum: "100" },
    ...{ status: "missing", passed: "false", reasons: "no hand-in", integrity: "" },
  });
});

test("Korean words under the same names of columns", () => {
  const text = csv(sampleGrades("ko"), "ko");
  expect(text.split("\r\n")[0]).toBe(csv(sampleGrades("en")).split("\r\n")[0]);
  expect(text).toContain("20261001,학생 가,40,40,20,100,100,graded,true,모두 맞음,");
});

test("a part may be named like a column of ours", () => {
  const report = sampleGrades("en");
  report.rubric.parts = report.rubric.parts.map((part) => ({ ...part, id: part.id === "picture" ? "total" : part.id }));
  expect(csv(report)).toContain("id,name,active,passive,part-total,total,maximum");
});

describe("hostile texts", () => {
  it("never become formulas, break a row or leave the line's order", () => {
    fc.assert(
      fc.property(hostileTexts, (texts) => {
        const text = csv(poisonedGrades(richGrades("en"), texts));
        const rows = parse(text.slice(1));
        expect(rows).toHaveLength(8);
        for (const row of rows) {
          expect(row).toHaveLength(11);
          for (const field of row) expect(field).not.toMatch(/^[=+\-@\t\r\n]/);
        }
        expect(text.slice(1)).not.toMatch(/[^\P{C}\t\r\n]|[\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 100 },
    );
  });
});
