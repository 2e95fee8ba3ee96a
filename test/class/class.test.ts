import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import iconv from "iconv-lite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawGrades } from "../../src/cli/grade/deliver-grades.ts";
import { type Roster, readRoster } from "../../src/grade/roster/roster.ts";
import { GRADE_OUTPUTS } from "../../src/render/grades/outputs.ts";
import { localizeGrades } from "../../src/render/locale/grading/localize.ts";
import type { TextOptions } from "../../src/render/text/sheet.ts";
import type { GradeReport, IntegritySignal, PartGrade, StudentGrade } from "../../src/report/grading/grade-report.ts";
import type { Member } from "./class-plan.ts";
import { expectedPart, type Fault, HAPPENED, type Mode, PICTURES } from "./expected-marks.ts";
import { gradeFolder } from "./grade-folder.ts";
import { makeClass } from "./make-class.ts";

const TEXT_OPTIONS: TextOptions = {
  language: "ko",
  width: 120,
  ascii: false,
  colourLevel: 0,
  timeZone: "Asia/Seoul",
  all: true,
  indented: false,
};

let folder: string;
let members: Member[];
let roster: Roster;
let graded: GradeReport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "class-"));
  const made = await makeClass(folder);
  members = made.members;
  const path = join(folder, "roster.csv");
  writeFileSync(
    path,
    iconv.encode(
      rosterOf(members, () => ["", ""]),
      "cp949",
    ),
  );
  roster = readRoster(path, null);
  graded = await gradeFolder(made.path, roster);
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** As a university's system gives it out, with somebody who handed in nothing; `cells` are grade and feedback. */
function rosterOf(students: readonly Member[], cells: (member: Member) => readonly string[]): string {
  const rows = students.map((member) => [
    member.id,
    member.name,
    `"정보통신, ${member.id.slice(-1)}반"`,
    ...cells(member),
  ]);
  const absent = ["20269999", "결석생", "전자", "", ""];
  return [["학번", "이름", "학과", "점수", "비고"], ...rows, absent].map((row) => `${row.join(",")}\r\n`).join("");
}

/** One line for each student of whom the grading says something else than what is true. */
function differences(told: (grade: StudentGrade) => unknown, truth: (member: Member) => unknown): string[] {
  return members.flatMap((member) => {
    const grade = graded.students.find(({ student }) => student.id === member.id);
    const [is, expected] = [grade === undefined ? "no grade" : told(grade), truth(member)].map((it) =>
      JSON.stringify(it),
    );
    return is === expected ? [] : [`${member.id} (${member.shape}; ${member.what}): ${is} instead of ${expected}`];
  });
}

function part(grade: StudentGrade, id: string): PartGrade {
  const found = grade.parts.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no part ${id}`);
  return found;
}

function pointsOf({ active, passive, picture }: Member): number {
  const [first, second] = [expectedPart("active", HAPPENED[active]), expectedPart("passive", HAPPENED[passive])];
  return first.points + second.points + PICTURES[picture].points;
}

/** The reason that is expected, if it is one of those. */
function oneOf(reasons: readonly string[], code: string | undefined): string {
  return code !== undefined && reasons.includes(code) ? reasons.join("|") : `${code}`;
}

function faultsTold(found: PartGrade, expected: Record<string, Fault>) {
  return found.checks
    .filter(({ outcome }) => outcome === "failed" || outcome === "partial")
    .map(({ id, reason, points, maximum }) => [
      id,
      oneOf(expected[id]?.reasons ?? [], reason?.code),
      maximum === 0 ? 0 : points / maximum,
    ]);
}

function faultsMeant(expected: Record<string, Fault>) {
  return Object.entries(expected).map(([id, { reasons, share }]) => [id, reasons.join("|"), share]);
}

describe("the class of two hundred", () => {
  it("is graded student by student, none more and none less", () => {
    expect(members).toHaveLength(200);
    expect(graded.students.map(({ student }) => student.id)).toEqual(members.map(({ id }) => id).sort());
    expect(graded.strays).toEqual([]);
  });

  it.each<Mode>(["active", "passive"])("gets the points for the %s capture that it earned", (mode) => {
    expect(
      differences(
        (grade) => part(grade, mode).points,
        (member) => expectedPart(mode, HAPPENED[member[mode]]).points,
      ),
    ).toEqual([]);
  });

  it.each<Mode>(["active", "passive"])("is told the reasons for what is missing in %s mode", (mode) => {
    const expected = (member: Member) => expectedPart(mode, HAPPENED[member[mode]]);
    const truths = new Map(members.map((member) => [member.id, expected(member)]));
    expect(
      differences(
        (grade) => faultsTold(part(grade, mode), truths.get(grade.student.id)?.faults ?? {}),
        (member) => faultsMeant(expected(member).faults),
      ),
    ).toEqual([]);
    expect(
      differences(
        (grade) => part(grade, mode).checks.flatMap(({ id, outcome }) => (outcome === "blocked" ? id : [])),
        (member) => expected(member).blocked,
      ),
    ).toEqual([]);
  });

  it("gets the points for the picture", () => {
    const truths = new Map(members.map(({ id, picture }) => [id, PICTURES[picture]]));
    expect(
      differences(
        (grade) => [
          part(grade, "picture").points,
          ...faultsTold(part(grade, "picture"), truths.get(grade.student.id)?.faults ?? {}),
        ],
        ({ picture }) => [PICTURES[picture].points, ...faultsMeant(PICTURES[picture].faults)],
      ),
    ).toEqual([]);
  });

  it("loses points only where something is wrong, and all of them are accounted for", () => {
    expect(
      differences(
        ({ parts, points }) => parts.flatMap(({ checks }) => checks).reduce((sum, { lost }) => sum + lost, 0) + points,
        () => 100,
      ),
    ).toEqual([]);
  });

  it("is told what is remarkable about the files", () => {
    expect(
      differences(
        ({ notices }) => notices.map(({ code }) => code).sort(),
        ({ notices }) => [...notices].sort(),
      ),
    ).toEqual([]);
  });

  it("has names and points by the roster, which is filled in and else left as it was", async () => {
    expect(graded.roster).toMatchObject({ missing: [{ id: "20269999" }], unknown: [] });
    expect(
      differences(
        ({ student }) => student.name,
        ({ name }) => name,
      ),
    ).toEqual([]);
    const output = GRADE_OUTPUTS.find(({ name }) => name === "csv");
    if (output === undefined) throw new Error("no csv");
    const [filled] = await drawGrades(localizeGrades(graded, "ko"), output, roster, TEXT_OPTIONS);
    if (!(filled instanceof Uint8Array)) throw new Error("no bytes");
    const rows = iconv.decode(Buffer.from(filled), "cp949").split("\r\n");
    const feedback = new Map(rows.map((row) => [row.slice(0, 8), /"[^"]*",[^,]*,(.*)$/s.exec(row)?.[1] ?? ""]));
    const expected = rosterOf(members, (member) =>
      member.copies.length > 0 ? ["", ""] : [String(pointsOf(member)), feedback.get(member.id) ?? ""],
    );
    expect(rows).toEqual(expected.split("\r\n"));
    const silent = members.filter((member) => feedback.get(member.id) === "" && pointsOf(member) < 100);
    expect(silent.filter(({ copies }) => copies.length === 0).map(({ id }) => id)).toEqual([]);
  });

  it("is told why files could not be used", () => {
    const truths = new Map(members.map(({ id, problem }) => [id, problem ?? []]));
    expect(
      differences(
        ({ student, files }) =>
          files.flatMap(({ problem }) => problem ?? []).map(({ code }) => oneOf(truths.get(student.id) ?? [], code)),
        ({ problem }) => (problem === null ? [] : [problem.join("|")]),
      ),
    ).toEqual([]);
  });

  it("has those looked at who share captures, with each other, and nobody else", () => {
    expect(
      differences(
        ({ status, integrity }) => [status, [...new Set(reviews(integrity).flatMap(partners))].sort()],
        ({ copies }) => [copies.length > 0 ? "review" : "graded", copies],
      ),
    ).toEqual([]);
  });

  it("is told how the copies differ", () => {
    expect(
      differences(
        ({ integrity }) => [...new Set(reviews(integrity).flatMap(({ data: { changes } }) => changes))].sort(),
        ({ changes }) => [...(changes ?? [])].sort(),
      ),
    ).toEqual([]);
  });
});

function reviews(signals: readonly IntegritySignal[]): IntegritySignal[] {
  return signals.filter(({ level }) => level === "review");
}

/** All whom a signal names: the one it compares with, and the rest of a group. */
function partners({ with: other, data }: IntegritySignal): string[] {
  const { others } = data;
  return [...(other === null ? [] : [other.student]), ...(Array.isArray(others) ? others : [])];
}
