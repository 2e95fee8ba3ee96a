import { describe, expect, it } from "vitest";
import { rubricProblemsEn } from "../../../src/render/locale/grading/rubric.en.ts";
import { rubricProblemsKo } from "../../../src/render/locale/grading/rubric.ko.ts";
import type { GradeProblem } from "../../../src/report/grading/problems.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { problemsOf, withChecks } from "./problems-of.ts";

const LANGUAGES = { en: rubricProblemsEn, ko: rubricProblemsKo };
const PLAIN = "      - { id: a, check: plain, points: 1 }";

function check(keys: string, capture = "active"): string {
  return withChecks(`      - { id: a, check: settings, points: 1, ${keys} }`, capture);
}

/** Rubrics with every kind of problem in them. */
const WRONG: readonly (Uint8Array | string)[] = [
  "",
  "# nothing\n",
  "a: b\n",
  "- a\n",
  "x".repeat(300_000),
  Buffer.from("\ufeffpass: 1", "utf16le"),
  Buffer.from([0x70, 0xc3, 0xa4, 0xc1, 0xa1]),
  Buffer.from([0xd4, 0xc3, 0xb2, 0xa1, 0x02, 0x00, 0x04, 0x00]),
  Buffer.from("PK\u0003\u0004"),
  Buffer.from("a\u0001"),
  "<html>\n",
  ...[
    "a:\n\tb: 1",
    "a:\n  b: 1\n c: 2",
    "a:\n  - id: 1\n   x: 2",
    "a: 1\npoints:4\nb: 2",
    "a: b: c",
    'a: "x',
    "a: [1, 2",
  ],
  ...[
    'a: "x" y',
    "a: @x",
    'a: "\\q"',
    "a: {b: 1 c: 2}",
    "a: 1\n---\nb: 2",
    "a: !x 1",
    "a: &x &y 1",
    `a: ${"[".repeat(5_000)}`,
  ],
  "%FOO\na: 1",
  withChecks(PLAIN).replace("rubric: 1", "rubric: 2"),
  withChecks(PLAIN).replace("pass: 1", "pass: 1\npas: 2\npass: 3\nfoo: 1\nwindow: {}"),
  withChecks(PLAIN).replace("pass: 1", "window: { from: 2026-11-21, until: 2026-02-30T00:00Z }"),
  withChecks(PLAIN).replace("pass: 1", "pass: 2\nwindow: { from: 2026-11-21T00:00Z, until: 2026-11-20T00:00Z }"),
  withChecks(PLAIN, "dhcp"),
  withChecks(PLAIN, ""),
  withChecks("      - { id: a, check: plain, points: 0 }"),
  withChecks("      - 7\n      -\n      - id: a"),
  "ftpscope-rubric: 1\ntitle: FTP\npass: [1]\nparts: { id: a }\n",
  "ftpscope-rubric: 1\ntitle: { en: FTP }\npass: 60점\nparts: []\n",
  withChecks(
    "      - { id: A, check: plian, points: -1, depends: zzz, foo: 1 }\n      - { id: B, check: x, points: 0.001 }",
  ),
  withChecks(`${PLAIN}\n      - { id: a, check: plain, points: 1, depends: [aaa-b, aa-bb, *x] }`),
  withChecks(
    `${PLAIN.replace("points", "depends: b, points")}\n      - { id: b, check: plain, points: 1, depends: a }\n      - { id: aaa, check: plain, points: 1, depends: [aab, aaa] }`,
  ),
  check("with: { nmae: x, foo: 1, size: 0, strict: yes, way: upp, words: [], hash: abc }"),
  check("with: { name: 2026, words: [' '], colours: [rde, 1] }, size: 3"),
  check(`with: { words: [${"a, ".repeat(101)}], name: ${"가".repeat(2_001)} }`),
  check("title: T, hint: { en: H, ko: H, fr: H }"),
  withChecks("      - { id: a, check: needy, points: 1, with: { places: [10.0.0.256, 7] } }", "dhcp"),
  withChecks("      - { id: a, check: plain, points: 1, with: { x: 1 } }\n      - { id: b, check: span, points: 1 }"),
  withChecks(
    Array.from({ length: 501 }, (_unused, index) => `      - { id: c${index}, check: plain, points: 1 }`).join("\n"),
  ),
  withChecks(Array(60).fill("      - { id: a, check: plain, points: 1 }").join("\n")),
];

/** One sentence of each kind: what is said more than once is shown once. */
function sentences(language: keyof typeof LANGUAGES): string[] {
  const words = LANGUAGES[language] as unknown as Record<string, (data: GradeProblem["data"]) => string>;
  const told = WRONG.flatMap((input) => problemsOf(input)).map(({ code, data }) => `${code}: ${words[code]?.(data)}`);
  return [...new Set(told)];
}

describe("what is said of a wrong rubric", () => {
  it.each(["en", "ko"] as const)("is as it was read and found good: %s", (language) => {
    const text = `${sentences(language).sort().join("\n")}\n`;
    expect(text).not.toMatch(/undefined|NaN|\[object|null/);
    new GoldenFolder(import.meta.dirname, "golden").expectSame(`problems.${language}.txt`, text);
  });

  it("is there for every problem, and every problem is tried", () => {
    const tried = new Set(WRONG.flatMap((input) => problemsOf(input)).map(({ code }) => code));
    expect(Object.keys(rubricProblemsEn).filter((code) => !tried.has(code as GradeProblem["code"]))).toEqual([]);
  });
});
