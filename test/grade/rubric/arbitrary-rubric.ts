import fc from "fast-check";
import type { ParameterKind } from "../../../src/grade/checks/check.ts";
import { type CheckFacts, type CheckTable, fitsPart } from "../../../src/grade/rubric/check-table.ts";
import type { CaptureKind } from "../../../src/report/grading/rubric.ts";

/** A rubric as its author would write it: what YAML or JSON holds, right in most of its places. */
export function arbitraryRubric(checks: CheckTable): fc.Arbitrary<Record<string, unknown>> {
  const part = fc.oneof(...CAPTURES.map((capture) => partAbout(capture, checks)));
  return fc
    .record(
      {
        "ftpscope-rubric": mostly(fc.constant(1)),
        title: texts,
        pass: mostly(fc.constantFrom(0, 1, 0.5)),
        window: mostly(span),
        parts: mostly(fc.array(part, { minLength: 1, maxLength: 3 })),
      },
      { requiredKeys: ["ftpscope-rubric", "title", "pass", "parts"] },
    )
    .chain((rubric) => disturbed(rubric));
}

/** Something else in one of many places. */
function mostly<Type>(arbitrary: fc.Arbitrary<Type>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 150, arbitrary }, { weight: 1, arbitrary: anything });
}

const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, "", " ", "x", 0, -1, true, [], {}, "active", "2026-11-21T09:00:00Z", "10.0.0.1"),
  fc.string(),
  fc.integer(),
);

const id = mostly(fc.stringMatching(/^[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,3})?$/));
const text = mostly(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 }).filter((one) => one.trim() !== ""));
const texts = mostly(fc.record({ en: text, ko: text }));
const time = mostly(
  fc.oneof(
    {
      weight: 20,
      arbitrary: fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((date) => date.toISOString()),
    },
    { weight: 5, arbitrary: fc.constantFrom("2026-11-21T09:00+09:00", "2026-11-21T09:00:00.123456789-03:30") },
    { weight: 1, arbitrary: fc.constantFrom("2026-02-30T09:00:00Z", "2026-11-21", "2026-11-21T24:00:00Z") },
  ),
);
const span = fc.record({ from: time, until: time }, { requiredKeys: [] });
const address = fc.oneof(
  { weight: 20, arbitrary: fc.oneof(fc.ipV4(), fc.ipV6(), fc.constantFrom("10.0.0.0/8", "fe80::/10", "::")) },
  { weight: 1, arbitrary: fc.constantFrom("10.0.0.1/33", "1.2.3", "::/129", "1::2::3") },
);

const CAPTURES: readonly (CaptureKind | null)[] = ["active", "passive", "dhcp", "any", null];

/** With checks that may stand in a part of such captures, and seldom any others. */
function partAbout(capture: CaptureKind | null, checks: CheckTable): fc.Arbitrary<unknown> {
  const all = Object.entries(checks).map(([name, facts]) => ({ facts, arbitrary: check(name, facts) }));
  const items = all.map(({ facts, arbitrary }) => ({ weight: fitsPart(facts, capture) ? 30 : 1, arbitrary }));
  const list = fc.array(fc.oneof(...items), { minLength: 1, maxLength: 4 });
  return fc.record(
    { id, title: texts, capture: mostly(fc.constant(capture)), checks: mostly(list) },
    { requiredKeys: ["id", "title", "checks"] },
  );
}

function check(name: string, facts: CheckFacts): fc.Arbitrary<unknown> {
  const parameters = Object.entries(facts.parameters);
  const needed = parameters.filter(([, kind]) => kind.default === undefined).map(([parameter]) => parameter);
  const given = fc.record(Object.fromEntries(parameters.map(([parameter, kind]) => [parameter, value(kind)])), {
    requiredKeys: needed,
  });
  const fields = {
    ...{ id, check: mostly(fc.constant(name)), points: mostly(fc.constantFrom(0, 1, 2.5, 100)) },
    ...{ depends: mostly(fc.constant([])), with: mostly(given), title: texts, hint: texts },
  };
  return fc.record(fields, {
    requiredKeys: ["id", "check", "points", ...(needed.length > 0 ? ["with" as const] : [])],
  });
}

function value(kind: ParameterKind): fc.Arbitrary<unknown> {
  switch (kind.kind) {
    case "text":
      return text;
    case "number":
      return mostly(fc.integer({ min: kind.minimum, max: 10_000 }));
    case "boolean":
      return mostly(fc.boolean());
    case "choice":
      return mostly(fc.constantFrom(...kind.choices));
    case "texts":
      return listOrOne(kind.choices === null ? text : fc.constantFrom(...kind.choices));
    case "time":
      return time;
    case "networks":
      return listOrOne(address);
    case "sha256":
      return mostly(fc.stringMatching(/^[0-9a-fA-F]{64}$/));
  }
}

function listOrOne(item: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return mostly(fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 })));
}

/** Now and then with a key too many, or one missing. */
function disturbed(rubric: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> {
  return fc.integer({ min: 0, max: 30 }).map((dice) => {
    if (dice === 0) return { ...rubric, titel: 1 };
    if (dice !== 1) return rubric;
    const { pass: _pass, ...rest } = rubric;
    return rest;
  });
}
