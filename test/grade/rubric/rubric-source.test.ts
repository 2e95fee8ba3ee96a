import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GradeError } from "../../../src/grade/grade-error.ts";
import { LIMITS } from "../../../src/limits.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";
import { codesOf, problemsOf, withChecks } from "./problems-of.ts";

/** Places and faults: "2:1 tab". */
function faultsOf(text: string): string[] {
  return problemsOf(text).map(({ line, column, data }) => `${line}:${column} ${"fault" in data ? data.fault : ""}`);
}

describe("a text that is no YAML", () => {
  it.each([
    ["a tab", "a:\n\tb: 1\n", ["2:1 tab"]],
    ["a key that stands out", "a:\n  b: 1\n c: 2\n", ["3:1 indentation"]],
    ["an item without its mark", "a:\n  - id: 1\n   x: 2\n", ["3:1 item-mark"]],
    ["a key without a space", "a: 1\npoints:4\nb: 2\n", ["2:1 no-value"]],
    ["a key without a colon", "a: 1\nb\nc: 2\n", ["2:1 no-value"]],
    ["a second colon", "title: FTP: work\n", ["1:8 colon-in-text"]],
    ["a quote left open", 'a: 1\nb: "x\nc: 2\n', ["2:4 unclosed-quote"]],
    ["a quote inside", "a: 'it's'\nb: 1\n", ["1:8 after-quote"]],
    ["a brace left open", "a: {b: 1\nc: 2\n", ["2:1 unclosed-bracket"]],
    ["a brace too many", "a: {b: 1}}\n", ["1:10 unclosed-bracket"]],
    ["a bracket left open", "a: [1, 2\nb: 3\n", ["2:1 unclosed-bracket"]],
    ["a sign in front", "a: @x\nb: %y\n", ["1:4 first-character", "2:4 first-character"]],
    ["a star in front of two words", "a: *bold* text\n", ["1:11 after-quote"]],
    ["a backslash", 'a: "C:\\Users"\n', ["1:7 escape"]],
    ["no comma", "a: {b: 1 c: 2}\n", ["1:8 comma"]],
    ["two documents", "a: 1\n---\nb: 2\n", ["2:1 several-documents"]],
    ["an alias for a key", "*a: 1\nb: @x\n", ["1:5 other", "2:4 first-character"]],
    ["a brace behind a name", "a: 1\nb:\n  - id: part\n    titl { en: P, ko: x }\n", ["4:16 colon-in-text"]],
    ["a tag", "a: !foo 1\n", ["1:4 tag"]],
    ["several of them", "a:\n\tb: 1\nc: @x\n", ["2:1 tab", "3:4 first-character"]],
  ])("%s", (_name, text, faults) => {
    expect(faultsOf(text)).toEqual(faults);
  });
});

describe("a file that is no rubric", () => {
  it.each([
    ["nothing", "", "rubric-empty"],
    ["white space", "\ufeff \n\n", "rubric-empty"],
    ["a comment", "# rubric\n", "rubric-empty"],
    ["a list", "- a\n- b\n", "rubric-foreign"],
    ["a table", "id,name\n1,x\n", "rubric-foreign"],
    ["other YAML", "name: ci\non: push\n", "rubric-foreign"],
    ["UTF-16", Buffer.from("\ufeffftpscope-rubric: 1\n", "utf16le"), "rubric-not-utf8"],
    ["CP949", Buffer.from([...Buffer.from("pass: 1\ntitle: "), 0xc3, 0xa4, 0xc1, 0xa1, 0x0a]), "rubric-not-utf8"],
    ["a zip", Buffer.from("PK\u0003\u0004"), "rubric-not-text"],
    ["a web page", "<!doctype html>\n<p>a: b</p>\n", "rubric-not-text"],
    ["zero bytes", Buffer.alloc(1_000), "rubric-not-text"],
    ["a control character", Buffer.from("pass: \u0001\n"), "rubric-not-text"],
    ["a capture", readFileSync(fixturePath("dhcp-any.pcap")), "rubric-not-text"],
  ])("%s", (_name, input, code) => {
    expect(problemsOf(input).map((problem) => problem.code)).toEqual([code]);
  });

  it("is not what a text happens to begin like", () => {
    const erf = `title: { en: "ࠀ𐁋", ko: "!" }\n${withChecks("      - { id: a, check: plain, points: 1 }").replace(/^title.*\n/m, "")}`;
    expect(codesOf(erf)).toEqual([]);
  });

  it("says where its encoding is wrong", () => {
    const bytes = Buffer.from([...Buffer.from("pass: 1\ntitle: "), 0xc3, 0xa4, 0xc1, 0xa1, 0x0a]);
    expect(codesOf(bytes)).toEqual(["2:9 rubric-not-utf8"]);
  });

  it("is too large, or just not", () => {
    const text = withChecks("      - { id: a, check: plain, points: 1 }");
    const room = LIMITS.rubricBytes - Buffer.byteLength(text);
    expect(codesOf(`${text}${"#".repeat(room)}`)).toEqual([]);
    expect(problemsOf(`${text}${"#".repeat(room + 1)}`).map(({ code }) => code)).toEqual(["rubric-too-large"]);
  });
});

describe("a hostile rubric", () => {
  it.each([
    ["deep brackets", `a: ${"[".repeat(20_000)}`],
    ["deep braces", "{a: ".repeat(15_000)],
    ["deep lists", "- ".repeat(30_000)],
    ["closing brackets", "]".repeat(20_000)],
    ["quotes", '"'.repeat(30_000)],
    ["anchors", "&a ".repeat(20_000)],
    ["keys", Array.from({ length: 30_000 }, (_unused, index) => `k${index}: 1`).join("\n")],
    ["keys of a rubric", `pass: 1\n${Array.from({ length: 25_000 }, (_unused, index) => `k${index}: 1`).join("\n")}`],
    ["a circle of aliases", "pass: &a [*a]\nparts: &b [*b, *b]\ntitle: &c { en: *c, ko: *c }\n"],
  ])("of %s ends", (_name, text) => {
    const { length } = problemsOf(text);
    expect(length).toBeGreaterThan(0);
    expect(length).toBeLessThanOrEqual(LIMITS.rubricProblems + 1);
  });

  it("of a billion laughs is bounded by the checks that a rubric may have", () => {
    const laughs = Array.from({ length: 9 }, (_unused, index) =>
      index === 0
        ? "x0: &x0 [ha]"
        : `x${index}: &x${index} [${Array(9)
            .fill(`*x${index - 1}`)
            .join(", ")}]`,
    ).join("\n");
    const part = "&p { id: p, title: { en: P, ko: 부 }, checks: *c }";
    const checks = `c: &c [${Array(99).fill("{ id: a, check: whole, points: 1 }").join(", ")}]`;
    const text = `${checks}\nparts: [${part}, ${Array(49).fill("*p").join(", ")}]\n${laughs}\npass: *x8\n`;
    expect(problemsOf(text)).toHaveLength(LIMITS.rubricProblems + 1);
  });

  it("gives problems or a rubric, never another error, with places in the text", () => {
    const good = withChecks("      - { id: a, check: settings, points: 1, depends: [], with: { size: 3 } }");
    const pieces = [
      "&a ",
      "*a",
      "{",
      "}",
      "[",
      "]",
      '"',
      "'",
      "\t",
      "\n",
      ": ",
      "- ",
      "#",
      "!!set ",
      "|",
      ">",
      "? ",
      "%",
      "~",
      "---\n",
    ];
    const edit = fc.tuple(fc.nat(good.length), fc.nat(5), fc.oneof(fc.constantFrom(...pieces), fc.string()));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 5 }), (edits) => {
        let text = good;
        for (const [at, cut, piece] of edits) text = text.slice(0, at) + piece + text.slice(at + cut);
        const lines = text.split(/\r\n|\r|\n/);
        for (const { line, column } of problemsOf(text)) {
          if (line === null || column === null) continue;
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      }),
      { numRuns: 400 },
    );
  });

  it("of any bytes is refused", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(problemsOf(bytes).length).toBeGreaterThan(0);
      }),
    );
    expect(() => {
      throw new GradeError(problemsOf("x"));
    }).toThrow("rubric.yaml:1: rubric-foreign");
  });
});
