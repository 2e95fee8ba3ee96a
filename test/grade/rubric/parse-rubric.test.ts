import { describe, expect, it } from "vitest";
import { parseRubric } from "../../../src/grade/rubric/parse-rubric.ts";
import { LIMITS } from "../../../src/limits.ts";
import { codesOf, problemsOf, withChecks } from "./problems-of.ts";
import { SAMPLE_CHECKS } from "./sample-checks.ts";

function parse(text: string | Uint8Array) {
  return parseRubric(text, "rubric.yaml", SAMPLE_CHECKS);
}

const ONE_CHECK = "      - { id: a, check: plain, points: 1 }";

describe("a rubric", () => {
  it("is read with its defaults", () => {
    const rubric = parse(`ftpscope-rubric: 1
title: { en: Title, ko: 제목 }
pass: 2.5
window:
  from: 2026-11-02T00:00:00+09:00
parts:
  - id: one
    title: { en: One, ko: 하나 }
    capture: active
    checks:
      - id: first
        check: plain
        points: 0
      - id: second
        check: settings
        points: 3.25
        depends: first
        with: { size: 20, words: LIST, hash: ${"AB".repeat(32)} }
        title: { en: T, ko: 제 }
        hint: { en: H, ko: 도 }
  - id: two
    title: { en: Two, ko: 둘 }
    checks:
      - { id: third, check: whole, points: 1, depends: [first, second, first] }
`);
    expect(rubric).toEqual({
      title: { en: "Title", ko: "제목" },
      pass: 2.5,
      window: { from: "2026-11-02T00:00:00+09:00", until: null },
      parts: [
        {
          id: "one",
          title: { en: "One", ko: "하나" },
          capture: "active",
          checks: [
            { id: "first", check: "plain", points: 0, depends: [], parameters: {}, title: null, hint: null },
            {
              id: "second",
              check: "settings",
              points: 3.25,
              depends: ["first"],
              parameters: {
                ...{ name: null, size: 20, strict: false, way: "up", words: ["LIST"], colours: ["red"] },
                hash: "ab".repeat(32),
              },
              title: { en: "T", ko: "제" },
              hint: { en: "H", ko: "도" },
            },
          ],
        },
        {
          id: "two",
          title: { en: "Two", ko: "둘" },
          capture: null,
          checks: [
            {
              ...{ id: "third", check: "whole", points: 1, depends: ["first", "second"], parameters: {} },
              ...{ title: null, hint: null },
            },
          ],
        },
      ],
    });
  });

  it("may be JSON, have a byte order mark, and end its lines as Windows or old Macs do", () => {
    const text = withChecks(ONE_CHECK);
    const rubric = parse(text);
    const json = JSON.stringify({ "ftpscope-rubric": 1, title: rubric.title, pass: 1, parts: [] });
    expect(problemsOf(json).map(({ code }) => code)).toEqual(["rubric-empty-list"]);
    expect(parse(new TextEncoder().encode(`\ufeff${text}`))).toEqual(rubric);
    expect(parse(text.replaceAll("\n", "\r\n"))).toEqual(rubric);
    expect(parse(text.replaceAll("\n", "\r"))).toEqual(rubric);
    expect(codesOf(`\ufeff${text.replace("pass: 1", "pass: x")}`)).toEqual(["3:7 rubric-wrong-type"]);
    expect(codesOf(text.replace("pass: 1", "pass: x").replaceAll("\n", "\r"))).toEqual(["3:7 rubric-wrong-type"]);
  });

  it("takes a key with nothing behind it for none", () => {
    const text = withChecks(
      "      - { id: a, check: settings, points: 1, depends: , with: { size: }, title: , hint: }",
      "",
    );
    expect(parse(text.replace("pass: 1", "pass: 1\nwindow:")).parts[0]?.checks[0]?.parameters).toMatchObject({
      size: 10,
    });
  });

  it("may say things once by anchors and aliases", () => {
    const rubric = parse(
      withChecks(`      - { id: a, check: settings, points: 1, with: &same { size: 3 } }
      - { id: b, check: settings, points: 2, with: *same }`),
    );
    expect(rubric.parts[0]?.checks).toMatchObject([{ parameters: { size: 3 } }, { parameters: { size: 3 } }]);
  });
});

describe("what is wrong in a rubric", () => {
  it("is told all at once, by place", () => {
    const text = `ftpscope-rubric: 2
titel: { en: T, ko: 제목 }
pass: 60점
pass: 10
window: { from: 2026-11-21, until: 2026-02-30T09:00:00Z }
parts:
  - id: Part
    title: { en: P }
    capture: actve
    checks:
      - { id: a, check: plane, points: -1 }
      - { id: b, check: settings, points: 1.234, with: { sise: 1, size: 0 }, depends: [first, a] }
`;
    expect(codesOf(text)).toEqual([
      "1:1 rubric-missing-key",
      "1:18 rubric-version",
      "2:1 rubric-unknown-key",
      "3:7 rubric-wrong-type",
      "4:1 rubric-duplicate-key",
      "5:17 rubric-bad-time",
      "5:36 rubric-bad-time",
      "7:9 rubric-bad-id",
      "8:12 rubric-missing-key",
      "9:14 rubric-bad-word",
      "11:25 rubric-bad-word",
      "11:40 rubric-out-of-range",
      "12:43 rubric-decimals",
      "12:58 rubric-unknown-parameter",
      "12:73 rubric-out-of-range",
      "12:88 rubric-unknown-dependency",
    ]);
    const near = problemsOf(text).map(({ data }) => ("nearest" in data ? data.nearest : undefined));
    expect(near.filter((name) => name !== undefined)).toEqual(["title", "active", "plain", "size", null]);
  });

  it.each([
    ["id: A-b", "rubric-bad-id"],
    ["id: a--b", "rubric-bad-id"],
    ["id: 7", "rubric-wrong-type"],
    [`id: ${"a".repeat(41)}`, "rubric-bad-id"],
    ['id: " "', "rubric-blank"],
    ["id: [a]", "rubric-wrong-type"],
    ["points: '4'", "rubric-wrong-type"],
    ["points: .nan", "rubric-out-of-range"],
    ["points: .inf", "rubric-out-of-range"],
    ["points: 10000.01", "rubric-out-of-range"],
    ["points: 0.001", "rubric-decimals"],
    ["points: yes", "rubric-wrong-type"],
    ["points: {}", "rubric-wrong-type"],
    ["check: Plain", "rubric-bad-word"],
    ["check: constructor", "rubric-bad-word"],
    ["depends: 5", "rubric-wrong-type"],
    ["depends: {}", "rubric-wrong-type"],
    ["depends: a", "rubric-circle"],
    ["depends: zzz", "rubric-unknown-dependency"],
    ["with: []", "rubric-wrong-type"],
    ["with: { toString: 1 }", "rubric-unknown-parameter"],
    ["size: 3", "rubric-parameter-outside"],
    ["wiht: {}", "rubric-unknown-key"],
    ["title: Title", "rubric-wrong-type"],
    ["title: { en: T }", "rubric-missing-key"],
    ["title: { en: T, ko: 제목, fr: T }", "rubric-unknown-key"],
    ["title: { en: T, ko: 5 }", "rubric-wrong-type"],
    [`title: { en: T, ko: ${"가".repeat(2_001)} }`, "rubric-long-text"],
    ["hint: *nothing", "rubric-unknown-alias"],
    ["with: { name: 2026 }", "rubric-wrong-type"],
    ["with: { name: ' ' }", "rubric-blank"],
    ["with: { size: -1 }", "rubric-out-of-range"],
    ["with: { size: 1e300 }", "rubric-out-of-range"],
    ["with: { strict: yes }", "rubric-wrong-type"],
    ["with: { way: Up }", "rubric-bad-word"],
    ["with: { words: [] }", "rubric-empty-list"],
    ["with: { words: [a, 1] }", "rubric-wrong-type"],
    ["with: { colours: [red, blue] }", "rubric-bad-word"],
    ["with: { colours: {} }", "rubric-wrong-type"],
    [`with: { words: [${"a,".repeat(101)}] }`, "rubric-too-many"],
    ["with: { hash: abc }", "rubric-bad-sha256"],
  ])("%.60s", (line, code) => {
    const keys = { id: "id: a", check: "check: settings", points: "points: 1" };
    const [key = ""] = line.split(":");
    const check = Object.values({ ...keys, [key]: line }).join("\n        ");
    expect(problemsOf(withChecks(`      - ${check}`)).map((problem) => problem.code)).toContain(code);
  });

  it.each([
    ["{ at: 2026-11-21T09:00:00+09:00 }", "rubric-missing-parameter"],
    ["{ at: 2026-11-21, places: 10.0.0.1 }", "rubric-bad-time"],
    ["{ at: 2026-11-31T09:00:00Z, places: 10.0.0.1 }", "rubric-bad-time"],
    ["{ at: 2026-11-21T09:00:00Z, places: 10.0.0.256 }", "rubric-bad-network"],
    ["{ at: 2026-11-21T09:00:00Z, places: [10.0.0.0/33] }", "rubric-bad-network"],
    ["{ at: 2026-11-21T09:00:00Z, places: ['1::2::3'] }", "rubric-bad-network"],
    ["{ at: , places: [fe80::/10, '::ffff:10.0.0.1'] }", "rubric-missing-parameter"],
  ])("parameters %s", (given, code) => {
    const text = withChecks(`      - { id: a, check: needy, points: 1, with: ${given} }`, "dhcp");
    expect(problemsOf(text).map((problem) => problem.code)).toEqual([code]);
  });

  it("is a check in a part of other captures, told once where the part names none", () => {
    const checks = `      - { id: a, check: plain, points: 1 }
      - { id: b, check: plain, points: 1 }`;
    expect(codesOf(withChecks(checks, "dhcp"))).toEqual(["9:25 rubric-foreign-check", "10:25 rubric-foreign-check"]);
    expect(codesOf(withChecks(checks, ""))).toEqual(["9:25 rubric-foreign-check"]);
    expect(codesOf(withChecks(checks, "any"))).toEqual([]);
    expect(codesOf(withChecks(checks, "fpt"))).toEqual(["7:14 rubric-bad-word"]);
  });

  it("is an id twice, and a circle of dependencies, with where the first is", () => {
    const checks = `      - { id: a, check: plain, points: 1, depends: c }
      - { id: b, check: plain, points: 1, depends: [a] }
      - { id: c, check: plain, points: 1, depends: [b, a] }
      - { id: a, check: plain, points: 1 }`;
    const problems = problemsOf(withChecks(checks));
    expect(problems.map(({ line, code, data }) => ({ line, code, data }))).toEqual([
      { line: 10, code: "rubric-circle", data: { ids: ["a", "c", "b"] } },
      { line: 11, code: "rubric-circle", data: { ids: ["a", "c"] } },
      { line: 12, code: "rubric-duplicate-id", data: { id: "a", of: "check", firstLine: 9 } },
    ]);
  });

  it("is a sum of points that nobody can pass with", () => {
    const text = withChecks(
      "      - { id: a, check: plain, points: 0.1 }\n      - { id: b, check: plain, points: 0.2 }",
    );
    expect(codesOf(text.replace("pass: 1", "pass: 0.3"))).toEqual([]);
    expect(codesOf(text)).toEqual(["3:7 rubric-pass-above"]);
    expect(codesOf(withChecks("      - { id: a, check: plain, points: 0 }"))).toEqual(["5:3 rubric-no-points"]);
  });

  it("is a window without bounds, or one that ends before it begins", () => {
    const text = withChecks(ONE_CHECK);
    const windowed = (window: string): string[] => codesOf(text.replace("pass: 1", `pass: 1\nwindow: ${window}`));
    expect(windowed("{}")).toEqual(["4:9 rubric-empty-window"]);
    expect(windowed("{ from: , until: }")).toEqual(["4:9 rubric-empty-window"]);
    // The zone counts: nine in Seoul is midnight in UTC.
    expect(windowed("{ from: 2026-11-21T09:00:00+09:00, until: 2026-11-21T00:00:01Z }")).toEqual([]);
    expect(windowed("{ from: 2026-11-21T09:00:00+09:00, until: 2026-11-21T00:00Z }")).toEqual([
      "4:9 rubric-window-order",
    ]);
    expect(codesOf(withChecks("      - { id: a, check: span, points: 1 }"))).toEqual(["9:25 rubric-empty-window"]);
    expect(
      codesOf(withChecks("      - { id: a, check: span, points: 1, with: { until: 2026-11-21T00:00Z } }")),
    ).toEqual([]);
  });

  it("is told up to a bound, and then that there is more", () => {
    const problems = problemsOf(withChecks(Array(200).fill("      - { id: A, check: no, points: x }").join("\n")));
    expect(problems).toHaveLength(LIMITS.rubricProblems + 1);
    expect(problems.at(-1)?.code).toBe("rubric-more");
  });

  it("is too many parts or checks", () => {
    const part = "  - { id: p, title: { en: P, ko: 부 }, checks: [{ id: a, check: whole, points: 1 }] }\n";
    const parts = `ftpscope-rubric: 1\ntitle: { en: T, ko: 제 }\npass: 1\nparts:\n${part.repeat(51)}`;
    expect(problemsOf(parts).map(({ code }) => code)).toContain("rubric-too-many");
    const checks = Array.from(
      { length: 501 },
      (_unused, index) => `      - { id: c${index}, check: plain, points: 1 }`,
    );
    expect(codesOf(withChecks(checks.join("\n")))).toEqual(["9:7 rubric-too-many"]);
    expect(codesOf(withChecks(checks.slice(1).join("\n")))).toEqual([]);
  });
});
