import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { SETTINGS } from "../../../src/render/explain/all-settings.ts";
import { GROUPS, GUIDES } from "../../../src/render/explain/guides.ts";
import { explanationText } from "../../../src/render/locale/explanations.ts";
import type { ExplanationText } from "../../../src/render/locale/finding-words.ts";
import { LANGUAGE_NAMES, wordsOf } from "../../../src/render/locale/language.ts";
import { SEVERITIES } from "../../../src/report/finding-severities.ts";
import type { FindingCode } from "../../../src/report/findings.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";

const CODES = Object.keys(GUIDES) as FindingCode[];
/** What no RFC speaks of. */
const WITHOUT_RFC = /^(capture|limit)\./;

describe.each(CODES)("%s", (code) => {
  const { references, filter, settings } = GUIDES[code];

  test("names where RFCs speak of it", () => {
    if (!WITHOUT_RFC.test(code)) expect(references.length).toBeGreaterThan(0);
    for (const { rfc, section } of references) {
      expect(rfc).toBeGreaterThan(0);
      expect(section).toMatch(/^(\d+(\.\d+)*|[A-Z](\.\d+)*|)$/);
    }
  });

  test("has a filter of its own, and settings once each", () => {
    expect(filter.trim()).toBe(filter);
    expect(filter).not.toBe("");
    expect(new Set(settings).size).toBe(settings.length);
  });

  test.each(LANGUAGE_NAMES)("is explained in %s", (language) => {
    const { title, meaning, limits, checks } = explanationText(code, language);
    expect(title).not.toMatch(/[.。]$/);
    expect(title).not.toBe(code);
    for (const text of [meaning, ...(limits === null ? [] : [limits]), ...checks]) {
      expect(text).toMatch(/[.?!)]$/);
      expect(text).not.toMatch(/\bTODO\b|undefined|\s{2}|^\s|\n/);
    }
    expect(checks.length).toBeGreaterThanOrEqual(1);
    expect(checks.length).toBeLessThanOrEqual(6);
  });

  test("is explained in Korean with Korean words", () => {
    const [korean, english] = [explanationText(code, "ko"), explanationText(code, "en")];
    const shared = textsOf(korean).filter((text) => textsOf(english).includes(text));
    expect(shared).toEqual([]);
    expect(textsOf(korean).filter((text) => !/[가-힣]/.test(text))).toEqual([]);
    expect([korean.limits === null, korean.checks.length]).toEqual([english.limits === null, english.checks.length]);
  });
});

function textsOf({ title, meaning, limits, checks }: ExplanationText): string[] {
  return [title, meaning, ...(limits === null ? [] : [limits]), ...checks];
}

test.each(LANGUAGE_NAMES)("titles are unique in %s", (language) => {
  const titles = CODES.map((code) => explanationText(code, language).title);
  expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
});

test("every code has its severities, worst first", () => {
  expect(Object.keys(SEVERITIES).sort()).toEqual([...CODES].sort());
  const order = ["error", "warning", "note"];
  for (const severities of Object.values(SEVERITIES)) {
    expect(severities).toEqual(order.filter((one) => severities.some((severity) => severity === one)));
  }
});

test("every code is in one group", () => {
  const listed = GROUPS.flatMap(({ codes }) => codes);
  expect([...listed].sort()).toEqual([...CODES].sort());
});

test("all settings are used, and none is empty", () => {
  const used = new Set(CODES.flatMap((code) => GUIDES[code].settings));
  const names = Object.keys(SETTINGS) as (keyof typeof SETTINGS)[];
  expect(names.filter((name) => !used.has(name))).toEqual([]);
  for (const name of names) {
    expect(SETTINGS[name].length, name).toBeGreaterThan(0);
    for (const { lines } of SETTINGS[name]) {
      expect(lines.length, name).toBeGreaterThan(0);
      expect(
        lines.filter((line) => line.trimEnd() !== line || line === ""),
        name,
      ).toEqual([]);
    }
  }
});

test("no two groups have settings of the same name", () => {
  const folder = join(import.meta.dirname, "../../../src/render/explain/settings");
  const texts = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const names = texts.flatMap((text) => Array.from(text.matchAll(/^ {2}"?([\w-]+)"?: \[/gm), (match) => match[1]));
  expect(names.length).toBeGreaterThanOrEqual(Object.keys(SETTINGS).length);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(LANGUAGE_NAMES)("what is said of findings in %s", (language) => {
  const { findings } = wordsOf(language);

  test("causes are clauses that fit between a colon and a full stop", () => {
    for (const [code, clause] of Object.entries(findings.causes)) {
      expect(clause, code).not.toMatch(/[.。]$|^\s|\s$|^$/);
      expect(clause, code).not.toBe(code);
      if (language === "ko") expect(clause, code).toMatch(/[가-힣]/);
    }
  });
});

test("causes are told otherwise in Korean than in English", () => {
  const [korean, english] = [wordsOf("ko").findings.causes, wordsOf("en").findings.causes];
  const codes = Object.keys(english) as (keyof typeof english)[];
  expect(codes.filter((code) => korean[code] === english[code])).toEqual([]);
});

/** Rules under src/analysis/findings name every cause that has words, and every code. */
test("no code and no cause is left that no rule gives", () => {
  const folder = join(import.meta.dirname, "../../../src/analysis/findings");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".ts"));
  const rules = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const named = (name: string) => rules.includes(`"${name}"`);
  const byMode = (code: string) => rules.includes(`\`${code.replace(/\.(active|passive)-/, `.\${mode}-`)}\``);
  expect(CODES.filter((code) => !named(code) && !byMode(code))).toEqual([]);
  expect(Object.keys(wordsOf("en").findings.causes).filter((cause) => !named(cause))).toEqual([]);
});

describe("filters", () => {
  const hasTshark = works("tshark", ["--version"]);

  test.skipIf(!hasTshark)(
    `are understood by tshark${hasTshark ? "" : " (skipped: no tshark here)"}`,
    () => {
      const capture = fixturePath("ftp-empty.pcap");
      const refused = CODES.filter((code) => !works("tshark", ["-r", capture, "-Y", GUIDES[code].filter]));
      expect(refused).toEqual([]);
    },
    300_000,
  );
});

function works(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore", timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}
