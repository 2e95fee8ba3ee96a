import { describe, expect, it } from "vitest";
import { type ReasonStyle, studentReasons } from "../../../src/render/grades/reasons.ts";
import { gradingWordsOf } from "../../../src/render/locale/grading/language.ts";
import type {
  CheckGrade,
  HandInFile,
  IntegritySignal,
  StudentGrade,
} from "../../../src/report/grading/grade-report.ts";
import { sampleGrades } from "./sample-grades.ts";

const { rubric, students } = sampleGrades("en");
const STYLE: ReasonStyle = {
  language: "en",
  screen: gradingWordsOf("en").screen,
  shown: new Set(["active", "passive"]),
  hints: true,
};

const ALONE: ReasonStyle = { ...STYLE, shown: new Set(), hints: false };

function sample(index: number): StudentGrade {
  return structuredClone(students[index] as StudentGrade);
}

function reasons(grade: StudentGrade, style = STYLE): string[] {
  return studentReasons(grade, rubric, style);
}

function checkOf(grade: StudentGrade, id: string): CheckGrade {
  return grade.parts.flatMap(({ checks }) => checks).find((check) => check.id === id) as CheckGrade;
}

describe("reasons", () => {
  it("are that all is right, where nothing is wrong", () => {
    expect(reasons(sample(0))).toEqual(["all checks pass"]);
  });

  it("leave out the figure that stands beside them, and name it where it does not", () => {
    expect(reasons(sample(1))).toEqual([
      'passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18). Hint: type "passive" before "get"',
    ]);
    expect(reasons(sample(1), ALONE)).toEqual(["passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18) −40"]);
  });

  it("name the part of the rubric where the sentence names no file", () => {
    expect(reasons(sample(2))[0]).toMatch(/^active: data-connection SYN is missing/);
  });

  it("name it not twice, and only where the sentence says the word itself", () => {
    const grade = sample(2);
    checkOf(grade, "active-syn").seen = "no active capture";
    expect(reasons(grade)[0]).toBe("no active capture −12");
    checkOf(grade, "active-syn").seen = "an interactive login";
    expect(reasons(grade)[0]).toBe("active: an interactive login −12");
  });

  it("name the part once for all that it lost, each with its points", () => {
    const grade = sample(2);
    Object.assign(checkOf(grade, "active-file"), { outcome: "failed", points: 0, lost: 2, seen: "still open." });
    expect(reasons(grade)).toEqual([expect.stringMatching(/^active: data-connection SYN .* −\d+; still open −2$/)]);
  });

  it("name the capture whose frames they tell, where its name does not say the part", () => {
    const grade = sample(2);
    const check = checkOf(grade, "active-syn");
    Object.assign(check, { seen: "the client sends the SYN (frame 18)", frames: [18] });
    expect(reasons(grade)[0]).toMatch(/^active: the client/);
    Object.assign(grade.files[check.file ?? 0] ?? {}, { path: "home/passive.pcap" });
    expect(reasons(grade)[0]).toMatch(/^active \(home\/passive\.pcap\): the client sends the SYN \(frame 18\) −/);
  });

  it("count what a part lost, not what its cause cost in other parts", () => {
    expect(checkOf(sample(4), "active-capture").lost).toBe(50);
    expect(reasons(sample(4), ALONE)).toEqual(["active.pcap is empty (0 bytes) −40", "picture 10/20"]);
  });

  it("tell a part without a column by its points where only others held it back, and by its cause otherwise", () => {
    const grade = sample(4);
    Object.assign(checkOf(grade, "picture"), { outcome: "failed", points: 0, lost: 10, seen: "nothing drawn." });
    for (const part of grade.parts) part.points = part.checks.reduce((sum, { points }) => sum + points, 0);
    expect(reasons(grade)).toEqual(["active.pcap is empty (0 bytes)", "picture: nothing drawn −10"]);
  });

  it("give the hint only where one mistake is all there is", () => {
    const grade = { ...sample(1), ...{ notices: [{ code: "swapped", data: {}, message: "the names are swapped." }] } };
    expect(reasons(grade as StudentGrade)).toEqual([
      "passive.pcap has no PASV/EPSV: session 1 uses PORT (frame 18)",
      "the names are swapped",
    ]);
  });

  it("say that two captures are one only where that cost nothing", () => {
    const notice = { code: "same-capture", data: {}, message: "a.pcap and b.pcap are the same capture" };
    const withNotice = (index: number): StudentGrade => ({ ...sample(index), notices: [notice] }) as StudentGrade;
    expect(reasons(withNotice(0))).toEqual(["all checks pass", notice.message]);
    expect(reasons(withNotice(1))[0]).toMatch(/Hint: type "passive" before "get"$/);
    expect(reasons(withNotice(1))).toHaveLength(1);
  });

  it("say that all is right beside what was only noticed", () => {
    const grade = { ...sample(0), notices: [{ code: "both-in-one", data: {}, message: "both.pcap shows both modes" }] };
    expect(reasons(grade as unknown as StudentGrade)).toEqual(["all checks pass", "both.pcap shows both modes"]);
  });

  it("tell partial points, and a failed check that costs nothing", () => {
    const grade = sample(0);
    Object.assign(checkOf(grade, "active-file"), { outcome: "partial", points: 0.5, lost: 1.5, seen: "half of it." });
    Object.assign(checkOf(grade, "passive-mode"), { outcome: "failed", seen: "odd." });
    for (const part of grade.parts) part.points = part.checks.reduce((sum, { points }) => sum + points, 0);
    expect(reasons(grade)).toEqual(["active: half of it −1.5", "passive: odd"]);
  });

  it("begin with the evidence for a review, a few pieces of it", () => {
    const grade = sample(3);
    const [signal] = grade.integrity as [IntegritySignal];
    grade.integrity = [1, 2, 3, 4, 5].map((copy) => ({ ...signal, message: `copy ${copy}` }));
    expect(reasons(grade)).toEqual(["copy 1", "copy 2", "copy 3", "2 more; a person must decide"]);
    grade.integrity = [1, 2].map((copy) => ({ ...signal, message: `copy ${copy}; a person must decide` }));
    expect(reasons(grade)).toEqual(["copy 1", "copy 2; a person must decide"]);
    expect(reasons({ ...grade, status: "graded" })).toEqual(["all checks pass"]);
  });

  it("leave notes on a capture to the pages", () => {
    const grade = sample(0);
    grade.integrity = sample(3).integrity.map((signal) => ({ ...signal, level: "note" }));
    expect(reasons(grade)).toEqual(["all checks pass"]);
  });

  it("tell files that could not be used, and none of them twice", () => {
    const grade = sample(4);
    const bad = { ...(grade.files[0] as HandInFile), path: "old/active.pcap", message: "not a capture." };
    grade.files.push(bad, { ...bad, path: "a.zip", message: "needs a password. Make the zip without one." });
    expect(reasons(grade)).toEqual([
      "active.pcap is empty (0 bytes)",
      "picture 10/20",
      "old/active.pcap: not a capture",
      "a.zip: needs a password",
    ]);
  });

  it("are bounded and safe to draw", () => {
    const grade = sample(1);
    checkOf(grade, "passive-mode").seen = `\u001b[2J\n${"x".repeat(5000)}`;
    const [told = ""] = reasons(grade, ALONE);
    expect(told).toMatch(/^passive: \\x1b\[2J\\nx+… −40$/);
    expect(told.length).toBeLessThan(400);
  });

  it("say once that a person must decide, in the words that the evidence ends with", () => {
    const facts = {
      ...{ path: "active.pcap", from: "2026-11-20T00:00:00Z", until: null },
      ...{ first: "2026-11-19T01:31:04.000000000Z", last: "2026-11-19T01:31:18.000000000Z" },
    };
    for (const language of ["en", "ko"] as const) {
      const { screen, integrity } = gradingWordsOf(language);
      const grade = sample(3);
      const message = integrity["outside-window"](facts as never);
      grade.integrity = grade.integrity.map((signal) => ({ ...signal, message }));
      const told = studentReasons(grade, rubric, { ...STYLE, language, screen });
      expect(told.join("|").split(screen.decide)).toHaveLength(2);
    }
  });
});
