import { describe, expect, it, test } from "vitest";
import { gradingWordsOf } from "../../../src/render/locale/grading/language.ts";
import {
  localizeCheck,
  localizeGrades,
  localizeParts,
  localizeStudent,
} from "../../../src/render/locale/grading/localize.ts";
import { LANGUAGE_NAMES } from "../../../src/render/locale/language.ts";
import type { CheckName } from "../../../src/report/grading/check-cases.ts";
import type { CheckGrade, StudentGrade } from "../../../src/report/grading/grade-report.ts";
import { richGrades, sampleGrades } from "./sample-grades.ts";

/** A failed check as a scorer leaves it: codes and facts, no words. */
function failedPicture(changes: Partial<CheckGrade> = {}): CheckGrade {
  return {
    ...{
      id: "picture",
      check: "picture",
      capture: null,
      title: "",
      outcome: "failed",
      points: 0,
      maximum: 10,
      lost: 20,
    },
    ...{ blockedBy: [], file: null, frames: [], reason: { code: "missing", data: {} } },
    parameters: { types: ["png"], minimumWidth: 200, minimumHeight: 100 },
    ...{ titleTexts: null, hintTexts: null, expected: "", seen: "", hint: null },
    ...changes,
  };
}

const OWN = { en: "Own words", ko: "따로 지은 말" };

describe("a check", () => {
  test.each(LANGUAGE_NAMES)("gets title, expectation, what was seen and what to do in %s", (language) => {
    const { picture } = gradingWordsOf(language).checks;
    const told = localizeCheck(failedPicture(), language);
    expect(told.title).toBe(picture.title);
    expect(told.expected).toContain("200");
    expect(told.seen).toBe(picture.seen.missing({}));
    expect(told.hint).toBe(picture.hints.missing?.({}, null) ?? null);
    expect(told.hint).not.toBeNull();
  });

  it("has the rubric's own words before the program's", () => {
    const told = localizeCheck(failedPicture({ titleTexts: OWN, hintTexts: OWN }), "ko");
    expect(told).toMatchObject({ title: OWN.ko, hint: OWN.ko });
  });

  it("has nothing to do where it passed, or was not made", () => {
    for (const outcome of ["passed", "blocked"] as const) {
      const check = failedPicture({ outcome, hint: "old", hintTexts: OWN });
      expect(localizeCheck(check, "en").hint).toBeNull();
    }
  });

  it("is told again in the other language, as if it had never been told", () => {
    const once = localizeCheck(failedPicture(), "en");
    expect(localizeCheck(once, "ko")).toEqual(localizeCheck(failedPicture(), "ko"));
  });

  it("of a newer program keeps what it has, or else shows its codes", () => {
    const newer = { check: "toString" as CheckName, reason: { code: "future", data: {} } };
    expect(localizeCheck(failedPicture(newer), "en")).toMatchObject({ title: "toString", seen: "future", hint: null });
    const told = { title: "Title", seen: "Seen.", expected: "Expected.", hint: "Hint." };
    expect(localizeCheck(failedPicture({ ...newer, ...told }), "ko")).toMatchObject(told);
    const reason = { code: "constructor", data: {} };
    expect(localizeCheck(failedPicture({ reason, seen: "Kept.", hint: "Kept." }), "en")).toMatchObject({
      seen: "Kept.",
      hint: "Kept.",
    });
  });
});

describe("a student", () => {
  const picture = failedPicture();
  const captures = failedPicture({
    ...{ id: "picture-captures", check: "picture-of-captures" as CheckName, outcome: "blocked", reason: null },
    blockedBy: ["picture", "gone"],
  });
  const sample = sampleGrades("en").students[0] as StudentGrade;
  const part = { ...sample.parts[2], checks: [picture, captures] } as StudentGrade["parts"][number];

  it("is told which checks held one back, by their titles", () => {
    const told = localizeStudent({ ...sample, parts: [part] }, "en").parts[0]?.checks[1];
    const { title } = gradingWordsOf("en").checks.picture;
    expect(told?.seen).toBe(`not checked, because “${title}” and “gone” did not pass`);
    const apart = [part, { ...part, checks: [captures] }];
    const [, other] = localizeStudent({ ...sample, parts: apart }, "en").parts;
    expect(other?.checks[0]?.seen).toContain(`“${title} (picture)” and`);
  });

  it("is told why files cannot be used, what was noticed and what is to be reviewed", () => {
    const grade = {
      ...sample,
      files: sample.files.map((file) => ({ ...file, problem: { code: "empty", data: {} }, message: "" })),
      notices: [{ code: "both-in-one", data: { path: "x.pcap" }, message: "" }],
      integrity: [{ ...sampleGrades("en").students[3]?.integrity[0], code: "of-tomorrow", message: "" }],
    } as unknown as StudentGrade;
    const told = localizeStudent(grade, "ko");
    expect(told.files[0]?.message).toBe(gradingWordsOf("ko").files.empty({}));
    expect(told.notices[0]?.message).toBe(gradingWordsOf("ko").notices["both-in-one"]({ path: "x.pcap" }));
    expect(told.integrity[0]?.message).toBe("of-tomorrow");
  });
});

test("a whole report is told without a change to its codes and figures, and its input stays as it is", () => {
  const before = richGrades("en");
  const told = localizeGrades(before, "ko");
  expect(before).toEqual(richGrades("en"));
  const wordless = (key: string, value: unknown): unknown => (isWords(key) ? "" : value);
  expect(JSON.stringify(told, wordless)).toBe(JSON.stringify(before, wordless));
  expect(told.rubric.parts[0]?.checks[0]?.title).toBe("따로 지은 제목");
});

function isWords(key: string): boolean {
  return ["title", "expected", "seen", "hint", "message"].includes(key);
}

test("parts have the titles of their checks in the reader's language", () => {
  const { parts } = richGrades("en").rubric;
  const [check] = localizeParts(parts, "ko")[2]?.checks ?? [];
  expect(check?.title).toBe(gradingWordsOf("ko").checks.picture.title);
});

describe("the words of grading", () => {
  /** Every path to an entry, with what it is. */
  function entries(value: unknown, path = ""): [string, string][] {
    if (typeof value !== "object" || value === null) return [[path, value === null ? "null" : typeof value]];
    return Object.entries(value).flatMap(([key, item]) => entries(item, `${path}/${key}`));
  }

  it("are the same entries in both languages, of the same kinds", () => {
    expect(Object.fromEntries(entries(gradingWordsOf("ko")))).toEqual(
      Object.fromEntries(entries(gradingWordsOf("en"))),
    );
  });
});
