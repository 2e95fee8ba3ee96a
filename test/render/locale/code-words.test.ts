import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isArchive, isPacked, systemErrorOf, wordsFor } from "../../../src/render/locale/code-words.ts";
import { LANGUAGE_NAMES, wordsOf } from "../../../src/render/locale/language.ts";

const SOURCE = join(import.meta.dirname, "../../../src");

/** The text of all sources of a room, without comments. */
function sourcesOf(room: string): string {
  const files = readdirSync(join(SOURCE, room)).filter((file) => file.endsWith(".ts"));
  const text = files.map((file) => readFileSync(join(SOURCE, room, file), "utf8")).join("\n");
  return text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/ .*$/gm, "");
}

function captured(text: string, ...patterns: RegExp[]): string[] {
  return [...new Set(patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, code]) => code ?? "")))];
}

const identify = readFileSync(join(SOURCE, "capture/identify.ts"), "utf8");
const capture = sourcesOf("capture");

/** What the code below the fence can give, found in its text, and where the words for it are. */
const CODES = {
  lookalikes: [
    ...captured(identify.slice(identify.indexOf("const OTHER")), /\[\d+, "[0-9a-f]+", "([^"]+)"\]/g),
    ...captured(identify, /"not-a-capture", detail: "([^"]+)"/g, /\["[^"]+", "([^"]+)"\],$/gm),
    ...captured(capture, /"not-a-capture", input\.path, "([^"]+)"/g),
  ],
  unsupported: [
    ...captured(identify.slice(0, identify.indexOf("const OTHER")), /\[\d+, "[0-9a-f]+", "([^"]+)"\]/g),
    ...captured(identify, /"unsupported", detail: "([^"]+)"/g),
  ],
  damages: captured(
    capture,
    /(?:note|skip)\(\s*start, "([^"]+)"/g,
    /(?:breakOff|finish)\("([^"]+)"/g,
    /code: "((?:read|compression)-[^"]+)"/g,
    /note\(window\.start, "([^"]+)"/g,
    /"(record-(?:cut|length))"/g,
  ),
  dhcpProblems: captured(
    sourcesOf("protocols/dhcp"),
    /problems\.add\((?:[^")]*)"([^"]+)"/g,
    /: "(option-past-end)"\)/g,
  ),
};

describe.each(LANGUAGE_NAMES)("%s has words for", (language) => {
  test.each(Object.entries(CODES))("all %s", (table, codes) => {
    expect(codes.length).toBeGreaterThan(8);
    const words = wordsOf(language).codes[table as keyof typeof CODES];
    expect(codes.filter((code) => !Object.hasOwn(words, code))).toEqual([]);
  });
});

test("a code without words stands for itself", () => {
  expect(wordsFor({ known: "words" }, "known")).toBe("words");
  expect(wordsFor({ known: "words" }, "unknown")).toBe("unknown");
  expect(wordsFor({}, "toString")).toBe("toString");
});

test("the system's code is found in what is told of a failed read", () => {
  expect(systemErrorOf("EACCES")).toBe("EACCES");
  expect(systemErrorOf("Reading failed (EIO); the rest was not read.")).toBe("EIO");
  expect(systemErrorOf("something else")).toBe("something else");
});

test("what can be unpacked is known", () => {
  expect([isArchive("zip"), isArchive("docx"), isArchive(null)]).toEqual([true, false, false]);
  expect([isPacked("xz"), isPacked("gzip-in-gzip"), isPacked("erf"), isPacked(null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
