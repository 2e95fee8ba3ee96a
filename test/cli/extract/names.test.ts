import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FileNames } from "../../../src/cli/extract/file-names.ts";
import { safeName, safePath } from "../../../src/cli/extract/safe-path.ts";

/** Paths as an enemy would send them. */
const HOSTILE = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          "..",
          ".",
          "/",
          "\\",
          "C:",
          "CON",
          "nul.txt",
          "a",
          "가",
          "\u0000",
          "\u202e",
          "\u200b",
          " ",
          "~",
          "-",
          "\ud800",
          ":",
          "x".repeat(300),
        ],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join("")),
);

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

describe("the path of a file", () => {
  test("is safe on every system, whatever came", () => {
    fc.assert(
      fc.property(HOSTILE, (path) => {
        const parts = safePath(path, "otherwise");
        expect(parts.length).toBeGreaterThan(0);
        for (const part of parts) {
          expect(part).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\:*?"<>|]|^\.{0,2}$|[. ]$|^[-~ ]/u);
          expect(part).not.toMatch(DEVICE);
          expect(Buffer.byteLength(part)).toBeLessThanOrEqual(232);
          expect(part.normalize("NFC")).toBe(part);
        }
        expect(Buffer.byteLength(parts.join("/"))).toBeLessThanOrEqual(900);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["/home/student/보고서.hwp", "home/student/보고서.hwp"],
    ["../../etc/passwd", "etc/passwd"],
    ["a\\..\\b.txt", "a/b.txt"],
    ["C:\\Temp\\x.txt", "C_/Temp/x.txt"],
    ["보고서.hwp".normalize("NFD"), "보고서.hwp"],
    ["..", "otherwise"],
    ["Com1.txt", "_Com1.txt"],
    ["LPT\u00b9", "_LPT\u00b9"],
    ["trailing. .", "trailing___"],
    ["CON .txt", "_CON .txt"],
    ["a\u0000b\nc", "a_b_c"],
    ["...", "___"],
    ["-rf", "_rf"],
  ])("%j becomes %s", (path, expected) => {
    expect(safePath(path, "otherwise").join("/")).toBe(expected);
  });

  test("keeps its ending where it is cut, and whole characters", () => {
    const cut = safeName(`${"가".repeat(200)}.tar.gz`);
    expect(cut).toMatch(/^가+\.tar\.gz$|^가+.*\.gz$/u);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(230);
  });
});

describe("names in a folder", () => {
  test("are never given twice, for systems that tell no capitals apart either", () => {
    const part = fc.constantFrom<string>(
      "a",
      "A",
      "a (2)",
      "b",
      "b.txt",
      "B.TXT",
      "ß",
      "manifest.json",
      "é",
      "e\u0301",
    );
    const path = fc.array(part, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(fc.array(path, { maxLength: 40 }), fc.array(part), (paths, there) => {
        const names = new FileNames((name) => (there.includes(name) ? "other" : null));
        const given = paths.map((parts) => names.give(parts));
        const folded = given.map((name) => name.normalize("NFC").toLowerCase());
        expect(new Set(folded).size).toBe(folded.length);
        for (const name of given) {
          expect(there).not.toContain(name.split("/")[0]);
          expect(
            given.some((other) => other !== name && other.toLowerCase().startsWith(`${name.toLowerCase()}/`)),
          ).toBe(false);
        }
      }),
    );
  });

  test("get the next free number, which comes before the ending", () => {
    const names = new FileNames((path) => (path === "report (2).pdf" ? "other" : null));
    expect([1, 2, 3].map(() => names.give(["report.pdf"]))).toEqual(["report.pdf", "report (3).pdf", "report (4).pdf"]);
    expect(names.give(["report.pdf"], ".partial")).toBe("report.pdf.partial");
    expect(names.give(["report.pdf", "x"])).toBe("report.pdf (2)/x");
    expect(names.give(["Report.pdf", "y"])).toBe("report.pdf (2)/y");
  });
});
