import { describe, expect, it } from "vitest";
import { circlesOf } from "../../../src/render/grade-pages/shared-captures.ts";
import type { IntegritySignal, StudentGrade } from "../../../src/report/grading/grade-report.ts";
import { RIGHT, studentGrade } from "./sample-class.ts";

const FILES = ["active.pcap", "passive.pcap"];

/** A student whose file (by its index) is like another student's file of the same name. */
function student(id: string, shared: [file: number, other: string][], notes: [file: number, other: string][] = []) {
  const signal = (level: "review" | "note", [file, other]: [number, string]): IntegritySignal => ({
    ...{ code: level === "review" ? "shared-capture" : "shared-trace", level, file, frames: [1] },
    with: { student: other, path: FILES[file] ?? "", frames: [1] },
    ...{ data: {}, message: `${id} ${level}` },
  });
  const grade = studentGrade({ ...RIGHT, id }, "en");
  const integrity = [...notes.map((note) => signal("note", note)), ...shared.map((one) => signal("review", one))];
  return { ...grade, status: "review", integrity } satisfies StudentGrade;
}

function told(students: StudentGrade[]): [ids: string, messages: string[]][] {
  return circlesOf(students, "review").map(({ grades, signals }) => [
    grades.map((grade) => grade.student.id).join(" "),
    signals.map(({ signal }) => signal.message),
  ]);
}

describe("students whose captures are alike", () => {
  it("stand together, and what two share is told once", () => {
    expect(told([student("1", [[0, "3"]]), student("2", []), student("3", [[0, "1"]])])).toEqual([
      ["1 3", ["1 review"]],
      ["2", []],
    ]);
  });

  it("are told of each file that they share", () => {
    const both = (other: string): [number, string][] => [
      [0, other],
      [1, other],
    ];
    expect(told([student("1", both("2")), student("2", both("1"))])).toEqual([["1 2", ["1 review", "1 review"]]]);
  });

  it("are one circle where one leads to the next, whatever their order", () => {
    const chain = [
      student("1", [[0, "4"]]),
      student("2", [[0, "3"]]),
      student("3", [[0, "4"]]),
      student("4", [[0, "1"]]),
    ];
    expect(told(chain)).toEqual([["1 2 3 4", ["1 review", "2 review", "3 review"]]]);
    const late = [student("1", []), student("2", [[0, "3"]]), student("3", [[0, "1"]])];
    expect(told(late)).toEqual([["1 2 3", ["2 review", "3 review"]]]);
  });

  it("are told of once for each file that more than two of them have", () => {
    const shared = ["1", "2", "3", "4"].map((id) => {
      const other = id === "1" ? "2" : "1";
      const grade = student(id, [
        [0, other],
        [1, other],
      ]);
      const data = { isns: 4, ids: 48, otherCount: 2 };
      return { ...grade, integrity: grade.integrity.map((signal) => ({ ...signal, data })) };
    });
    expect(told(shared)).toEqual([["1 2 3 4", ["1 review", "1 review"]]]);
  });

  it("are not tied by a note, which stands behind what is to be reviewed", () => {
    const one = student("1", [[0, "2"]], [[1, "3"]]);
    expect(told([one, student("2", [[0, "1"]]), student("3", [], [[1, "1"]])])).toEqual([
      ["1 2", ["1 review", "1 note"]],
      ["3", ["3 note"]],
    ]);
  });

  it("may be alike to somebody who is not among them", () => {
    expect(told([student("1", [[0, "gone"]])])).toEqual([["1", ["1 review"]]]);
  });
});
