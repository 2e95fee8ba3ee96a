import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GradeError } from "../../../src/grade/grade-error.ts";
import type { Entry } from "../../../src/grade/hand-ins/entry.ts";
import { matchPattern, parsePattern } from "../../../src/grade/hand-ins/pattern.ts";
import { groupHandIns } from "../../../src/grade/hand-ins/students.ts";

const match = (pattern: string, path: string) => matchPattern(parsePattern(pattern), path);

function faultOf(pattern: string): unknown {
  try {
    parsePattern(pattern);
  } catch (error) {
    if (error instanceof GradeError) return { code: error.problems[0]?.code, ...error.problems[0]?.data };
    throw error;
  }
  return null;
}

describe("a pattern for paths", () => {
  it("is laid to the beginning, and ends with a folder, an ending or the path", () => {
    expect(match("{id}_{name}", "20261001_홍길동/active.pcap")).toEqual({
      id: "20261001",
      name: "홍길동",
      place: "20261001_홍길동",
    });
    expect(match("{id}_{name}", "20261001_홍길동.zip")).toEqual({
      id: "20261001",
      name: "홍길동",
      place: "20261001_홍길동.zip",
    });
    expect(match("{*}/{id}/{*}", "과제/반/s1/x/active.pcap")).toMatchObject({ id: "반" });
    expect(match("과제/{*}/{id}/", "과제/반/s1/active.pcap")).toMatchObject({ id: "s1", place: "과제/반/s1" });
    expect(match("{id}_{*}", "kim_active.pcap")).toMatchObject({ id: "kim" });
    expect(match("hw3-{id}-{*}", "kim_active.pcap")).toBeNull();
    expect(match("{id}", "a.b.zip")).toMatchObject({ id: "a.b" });
    expect(match("제출\\{name}", "제출/홍길동/a.pcap")).toMatchObject({ name: "홍길동" });
  });

  it("says what is allowed where it is wrong", () => {
    expect(faultOf("{number}/{*}")).toEqual({
      code: "pattern-placeholder",
      pattern: "{number}/{*}",
      placeholder: "{number}",
      why: "unknown",
    });
    expect(faultOf("{id")).toMatchObject({ why: "open", placeholder: "{" });
    expect(faultOf("{id}_{id}")).toMatchObject({ why: "twice" });
    expect(faultOf("{id}{name}")).toMatchObject({ why: "adjacent" });
    expect(faultOf("{id}{*}/x")).toMatchObject({ why: "adjacent" });
    expect(faultOf("{*}/x")).toEqual({ code: "pattern-nobody", pattern: "{*}/x" });
    expect(faultOf(`{id}${"_{*}".repeat(40)}`)).toMatchObject({ why: "many" });
  });

  it("agrees with the regular expression that it stands for", () => {
    const part = fc.constantFrom("a", "b", "_", "/", ".", "ab");
    const piece = fc.constantFrom("{*}", "a", "_", "/", "b.");
    const path = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    const pattern = fc.tuple(
      fc.array(piece, { maxLength: 4 }),
      fc.array(fc.constantFrom("_", "/", "a"), { minLength: 1, maxLength: 2 }),
      fc.array(piece, { maxLength: 4 }),
    );
    fc.assert(
      fc.property(path, pattern, (text, [before, between, after]) => {
        const written = `${before.join("")}{id}${between.join("")}${after.join("")}`;
        const source = written.replaceAll(/[.]/g, "\\.").replaceAll("{*}", "[^]*?").replaceAll("{id}", "([^/]+?)");
        const end = written.endsWith("/") ? "(?=.*)(?:(?<=/)|$|(?=/)|(?=\\.[^./]+$))" : "(?=/|$|\\.[^./]+$)";
        const found = new RegExp(`^${source}${end}`).exec(text);
        expect(matchPattern(parsePattern(written), text)?.id ?? null).toBe(found?.[1] ?? null);
      }),
      { numRuns: 2_000 },
    );
  });

  it("comes to an end with paths that are made to be slow", () => {
    const pattern = parsePattern(`${"{*}a".repeat(14)}{id}!`);
    expect(matchPattern(pattern, "a".repeat(1_024))).toBeNull();
  });
});

describe("students by a pattern", () => {
  const entries = (paths: readonly string[]): Entry[] =>
    paths.map((path) => ({ path, size: 1, problem: null, locator: { in: "folder", path: `/x/${path}`, bytes: null } }));

  it("are those that fit; the rest are strays", () => {
    const { handIns, strays } = groupHandIns(entries(["hw/kim-1/a.pcap", "hw/lee-2/a.pcap", "x.csv"]), {
      pattern: "hw/{id}/{*}",
    });
    expect(handIns.map(({ student, place }) => [student.id, place])).toEqual([
      ["kim-1", "hw/kim-1"],
      ["lee-2", "hw/lee-2"],
    ]);
    expect(strays.map(({ path }) => path)).toEqual(["x.csv"]);
  });

  it("must be there", () => {
    expect(() => groupHandIns(entries(["a.pcap"]), { pattern: "hw/{id}/{*}" })).toThrow(GradeError);
  });
});
