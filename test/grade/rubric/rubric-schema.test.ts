import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { CHECKS } from "../../../src/grade/checks/registry.ts";
import { rubricSchema } from "../../../src/grade/rubric/rubric-schema.ts";
import { standardRubric } from "../../../src/grade/rubric/standard.ts";
import { rubricText } from "../../../src/render/rubric-text.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { arbitraryRubric } from "./arbitrary-rubric.ts";
import { problemsOf } from "./problems-of.ts";
import { SAMPLE_CHECKS } from "./sample-checks.ts";

/** What only who sees the whole rubric, the calendar or the text itself can say. */
const BEYOND_SCHEMA: ReadonlySet<string> = new Set([
  "rubric-duplicate-id",
  "rubric-unknown-dependency",
  "rubric-circle",
  "rubric-no-points",
  "rubric-pass-above",
  "rubric-decimals",
  "rubric-window-order",
]);

function validatorOf(checks: typeof SAMPLE_CHECKS) {
  return new Ajv2020({ strict: true, strictRequired: false, allowUnionTypes: true }).compile(rubricSchema(checks));
}

describe("the schema of rubrics", () => {
  const validate = validatorOf(CHECKS);

  it("is the one in docs/", () => {
    const docs = new GoldenFolder(import.meta.dirname, "../../../docs");
    docs.expectSame("rubric.schema.json", `${JSON.stringify(rubricSchema(), null, 2)}\n`);
  });

  it.each(["ftp", "dhcp"] as const)("takes the standard rubric of %s as ftpscope writes it", (name) => {
    const valid = validate(parse(rubricText(standardRubric(name), "en")));
    expect(validate.errors ?? []).toEqual([]);
    expect(valid).toBe(true);
  });

  it.each([
    ["our own checks", SAMPLE_CHECKS],
    ["the built-in checks", CHECKS],
  ])("agrees with the parser on any rubric of %s", (_name, checks) => {
    const validateThese = validatorOf(checks);
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(arbitraryRubric(checks), fc.boolean(), (rubric, asJson) => {
        const problems = problemsOf(asJson ? JSON.stringify(rubric) : stringify(rubric), checks);
        const local = problems.filter(
          ({ code, data }) => !BEYOND_SCHEMA.has(code) && !("noSuchDay" in data && data.noSuchDay),
        );
        const valid = validateThese(rubric);
        seen[valid ? "taken" : "refused"]++;
        expect(local.map(({ code }) => code).length === 0, JSON.stringify([local, validateThese.errors])).toBe(valid);
      }),
      { numRuns: 500 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50);
  });
});
