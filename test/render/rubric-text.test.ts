import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { CHECKS } from "../../src/grade/checks/registry.ts";
import { type CheckTable, fitsPart } from "../../src/grade/rubric/check-table.ts";
import { parseRubric } from "../../src/grade/rubric/parse-rubric.ts";
import { standardRubric } from "../../src/grade/rubric/standard.ts";
import { rubricText } from "../../src/render/rubric-text.ts";
import { yamlValue } from "../../src/render/yaml-value.ts";
import type { CaptureKind, Rubric } from "../../src/report/grading/rubric.ts";
import { arbitraryRubric } from "../grade/rubric/arbitrary-rubric.ts";
import { problemsOf } from "../grade/rubric/problems-of.ts";

const NAMES = ["ftp", "dhcp"] as const;
const LANGUAGES = ["en", "ko"] as const;
const TEXTS = NAMES.flatMap((name) => LANGUAGES.map((language) => [name, language] as const));

describe("the standard rubric of ftp", () => {
  it("is worth 100 points in three parts, with these checks", () => {
    const { parts, pass } = standardRubric("ftp");
    expect(pass).toBe(60);
    const points = parts.map(({ checks }) => checks.reduce((sum, check) => sum + check.points, 0));
    expect(points).toEqual([40, 40, 20]);
    expect(parts.map(({ id, capture }) => `${id} ${capture}`)).toEqual([
      "active active",
      "passive passive",
      "picture null",
    ]);
    expect(
      parts[1]?.checks.map(({ id, check, points: worth, depends }) => [id, check, worth, ...depends].join(" ")),
    ).toEqual([
      "passive-capture capture 0",
      "passive-mode capture-mode 0 passive-capture",
      "passive-handshake control-handshake 4 passive-mode",
      "passive-login login-accepted 4 passive-mode",
      "passive-announced endpoint-announced 8 passive-login",
      "passive-syn data-syn-direction 8 passive-announced",
      "passive-port announced-port-used 6 passive-syn",
      "passive-data data-handshake 2 passive-syn",
      "passive-file file-transferred 6 passive-data",
      "passive-closed connection-closed 2 passive-mode",
    ]);
  });
});

describe("the standard rubric of dhcp", () => {
  it("is worth 100 points", () => {
    const checks = standardRubric("dhcp").parts.flatMap((part) => part.checks);
    expect(checks.reduce((sum, check) => sum + check.points, 0)).toBe(100);
  });
});

describe("a rubric as text", () => {
  it.each(TEXTS)("is the same rubric again: %s in %s", (name, language) => {
    const rubric = standardRubric(name);
    expect(parseRubric(rubricText(rubric, language), "rubric.yaml")).toEqual(rubric);
  });

  it.each(TEXTS)("has examples that are right without their number sign: %s in %s", (name, language) => {
    const text = rubricText(standardRubric(name), language);
    const [before = ""] = text.split(/^# (?:All checks|모든 검사)$/m);
    const used = before.replace(/^#(?! \S|$)/gm, "");
    const rubric = parseRubric(used, "rubric.yaml");
    expect(rubric.window).not.toBeNull();
    expect(rubric.parts[0]?.checks.length).toBeGreaterThan(standardRubric(name).parts[0]?.checks.length ?? 0);
  });

  it.each(TEXTS)("names each check with its parameters, where it may be used: %s in %s", (name, language) => {
    const text = rubricText(standardRubric(name), language);
    for (const [check, { parameters }] of Object.entries(CHECKS as CheckTable)) {
      const entry = new RegExp(`^# - ${check}: .*(\\n#     .*)*`, "m").exec(text)?.[0] ?? "";
      expect(entry, check).not.toBe("");
      for (const parameter of Object.keys(parameters)) expect(entry).toContain(`\n#     ${parameter}: `);
    }
  });

  it("groups the checks by the parts that may have them", () => {
    const list = rubricText(standardRubric("ftp"), "en").split("# All checks\n")[1] ?? "";
    for (const group of list.split("#\n").slice(1)) {
      const named = (["active", "passive", "dhcp", "any"] as const).filter((kind) =>
        group.split("\n")[0]?.includes(kind),
      );
      const kinds: readonly (CaptureKind | null)[] = group.startsWith("# In any part")
        ? ["active", "passive", "dhcp", "any", null]
        : group.startsWith("# In parts with any capture")
          ? ["active", "passive", "dhcp", "any"]
          : named;
      for (const [, check = ""] of group.matchAll(/^# - ([^:]+):/gm)) {
        const facts = (CHECKS as CheckTable)[check];
        const fitting = (["active", "passive", "dhcp", "any", null] as const).filter(
          (kind) => facts !== undefined && fitsPart(facts, kind),
        );
        expect(fitting, check).toEqual(kinds);
      }
    }
  });

  it("has samples of parameters that its checks take", () => {
    const text = rubricText(standardRubric("ftp"), "en");
    for (const [check, { captures, parameters }] of Object.entries(CHECKS as CheckTable)) {
      const entry = new RegExp(`^# - ${check}: .*(\\n#     .*)*`, "m").exec(text)?.[0] ?? "";
      const samples = [...entry.matchAll(/^# {5}(\w+): .*\(for instance (.*)\)$/gm)].map(
        ([, name, value]) => `${name}: ${value}`,
      );
      expect(samples.length).toBeGreaterThanOrEqual(Object.keys(parameters).length - 1);
      const capture = captures[0] === undefined ? "" : `, capture: ${captures[0]}`;
      const given = samples.length === 0 ? "" : `, with: { ${samples.join(", ")} }`;
      const rubric = `ftpscope-rubric: 1
title: { en: T, ko: 제 }
pass: 1
parts:
  - { id: p, title: { en: P, ko: 부 }${capture}, checks: [{ id: a, check: ${check}, points: 1${given} }] }
`;
      expect(problemsOf(rubric, CHECKS), check).toEqual([]);
    }
  });

  it("is the same rubric again, whatever is in it", () => {
    let rubrics = 0;
    fc.assert(
      fc.property(arbitraryRubric(CHECKS), fc.constantFrom(...LANGUAGES), (written, language) => {
        let rubric: Rubric;
        try {
          rubric = parseRubric(JSON.stringify(written), "rubric.json");
        } catch {
          return;
        }
        rubrics++;
        expect(parseRubric(rubricText(rubric, language), "rubric.yaml")).toEqual(rubric);
      }),
      { numRuns: 400 },
    );
    expect(rubrics).toBeGreaterThan(10);
  });
});

describe("a value in YAML", () => {
  it("is read as what it is, also between brackets", () => {
    const values = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.string(),
      fc.constantFrom(
        "true",
        "No",
        "~",
        "null",
        "1e3",
        "0x10",
        "a: b",
        "a #b",
        "- a",
        "a-",
        "é",
        "가 나",
        "10.0.0.1",
        "::1",
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.oneof(values, fc.array(values)), (value) => {
        expect(parse(`a: { b: ${yamlValue(value)} }`)).toEqual({ a: { b: value } });
        expect(parse(`a: ${yamlValue(value)}`)).toEqual({ a: value });
      }),
    );
  });
});
