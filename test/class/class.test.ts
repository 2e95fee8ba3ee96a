import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { GradeReport, IntegritySignal, PartGrade, StudentGrade } from "../../src/report/grading/grade-report.ts";
import type { Member } from "./class-plan.ts";
import { expectedPart, type Fault, HAPPENED, type Mode, PICTURES } from "./expected-marks.ts";
import { gradeFolder } from "./grade-folder.ts";
import { makeClass } from "./make-class.ts";

let folder: string;
let members: Member[];
let graded: GradeReport;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "class-"));
  const made = await makeClass(folder);
  members = made.members;
  graded = await gradeFolder(made.path);
}, 180_000);

afterAll(() => {
  rmSync(folder, { recursive: true });
});

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
