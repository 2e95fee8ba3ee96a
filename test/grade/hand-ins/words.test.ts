import { describe, expect, it } from "vitest";
import { filesEn } from "../../../src/render/locale/grading/files.en.ts";
import { filesKo } from "../../../src/render/locale/grading/files.ko.ts";
import { handInProblemsEn } from "../../../src/render/locale/grading/hand-ins.en.ts";
import { handInProblemsKo } from "../../../src/render/locale/grading/hand-ins.ko.ts";
import type { FileProblem } from "../../../src/report/grading/file-problems.ts";
import type { HandInProblems } from "../../../src/report/grading/problems.ts";

/** One of each code: the type makes a new one without an example a compile error. */
const FILES: { [Code in FileProblem["code"]]: readonly Extract<FileProblem, { code: Code }>["data"][] } = {
  empty: [{}],
  "too-large": [
    { bytes: 10_000_000_000, most: 536_870_912 },
    { bytes: null, most: 536_870_912 },
  ],
  "hand-in-too-large": [{ most: 1_073_741_824 }],
  "too-many-files": [{ most: 500 }],
  "folder-too-deep": [{ most: 32 }],
  "zip-too-deep": [{ most: 3 }],
  "escaping-name": [{}],
  link: [{}],
  special: [{}],
  unreadable: [{ detail: "EACCES" }, { detail: "EWEIRD" }],
  encrypted: [{}],
  "unknown-method": [{ method: 14 }],
  overlapping: [{}],
  damaged: [{ kept: 0 }, { kept: 1 }, { kept: 5_000 }],
  "wrong-checksum": [{}],
  "damaged-zip": [{}],
  "cut-zip": [{ files: 1 }, { files: 7 }],
  "empty-zip": [{}],
  "other-archive": [{ format: "egg" }, { format: "7z" }, { format: "xz" }],
  "zip-not-here": [{}],
  "not-a-capture": [{ lookalike: "png" }, { lookalike: "packet-text" }, { lookalike: "svg" }],
  "not-a-picture": [{ lookalike: "text" }],
  "unsupported-capture": [{ format: "netmon" }],
  "no-capture": [
    { code: "damaged-compression", detail: null },
    { code: "not-a-capture", detail: "cut-header" },
  ],
  "not-analyzed": [{ why: "time" }, { why: "memory" }],
  shortcut: [{}],
};

const PROBLEMS: { [Code in keyof HandInProblems]: readonly HandInProblems[Code][] } = {
  "handins-missing": [{}],
  "handins-unreadable": [{ detail: "EACCES" }],
  "handins-not-zip": [{ lookalike: "capture" }, { lookalike: "rar" }],
  "handins-damaged": [{}],
  "handins-encrypted": [{}],
  "handins-empty": [{}],
  "handins-too-many": [{ most: 100_000 }],
  "pattern-placeholder": (["unknown", "open", "twice", "adjacent", "many"] as const).map((why) => ({
    pattern: "{x}",
    placeholder: "{x}",
    why,
  })),
  "pattern-nobody": [{ pattern: "{*}" }],
  "pattern-no-match": [{ pattern: "{id}", example: "a/b" }],
  "roster-unreadable": [{ detail: "ENOENT" }],
  "roster-too-large": [{ most: 33_554_432 }],
  "roster-not-text": [{ lookalike: "xlsx" }],
  "roster-empty": [{}],
  "roster-no-column": [{ wanted: "id", columns: ["a", "b"] }],
  "roster-unknown-column": [{ wanted: "grade", name: "x", columns: ["a"] }],
  "roster-same-columns": [{ wanted: "feedback", name: "a, a" }],
  "roster-columns-option": [{ text: "x" }],
};

type Table = Record<string, (data: never) => string>;

function sentences(words: unknown, examples: Record<string, readonly unknown[]>): string[] {
  return Object.entries(examples).flatMap(([code, all]) =>
    all.map((data) => (words as Table)[code]?.(data as never) ?? code),
  );
}

describe("what is said of files, hand-ins and rosters", () => {
  it.each([
    ["en", [...sentences(filesEn, FILES), ...sentences(handInProblemsEn, PROBLEMS)]],
    ["ko", [...sentences(filesKo, FILES), ...sentences(handInProblemsKo, PROBLEMS)]],
  ])("is one line without gaps (%s)", (language, all) => {
    for (const sentence of all) {
      expect(sentence).toMatch(/^\S.*[^\s.]$/);
      expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\n/);
      expect(/[가-힣]/.test(sentence)).toBe(language === "ko");
      expect(sentence.length).toBeLessThan(200);
    }
  });

  it("has different sentences for different problems", () => {
    for (const words of [filesEn, filesKo]) {
      const all = sentences(words, FILES);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
