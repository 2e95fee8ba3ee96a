import { LIMITS } from "../../limits.ts";
import type { RubricPlace } from "../../report/grading/problems.ts";
import type { ParameterKind } from "../checks/check.ts";
import { CHECKS } from "../checks/registry.ts";
import { type CheckFacts, type CheckTable, fitsPart, isTimeSpan } from "./check-table.ts";
import {
  ID_PATTERN,
  LONGEST_ID,
  LONGEST_TEXT,
  MOST_POINTS,
  NETWORK_PATTERN,
  SHA256_PATTERN,
  TEXT_PATTERN,
  TIME_PATTERN,
} from "./formats.ts";
import { CAPTURE_KINDS, RUBRIC_KEYS, RUBRIC_VERSION, VERSION_KEY } from "./rubric-keys.ts";

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schema (draft 2020-12) of a rubric, for editors that complete and check YAML by one. What spans several places, it cannot
 * say: ids that stand twice, dependencies, sums of points, bounds that go together. parseRubric says that.
 */
export function rubricSchema(checks: CheckTable = CHECKS): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `${VERSION_KEY}/${RUBRIC_VERSION}`,
    ...place("rubric", {
      [VERSION_KEY]: { const: RUBRIC_VERSION },
      title: ref("texts"),
      pass: { type: "number", minimum: 0, maximum: MOST_POINTS * LIMITS.rubricChecks },
      window: ref("window"),
      parts: { type: "array", items: ref("part"), minItems: 1, maxItems: LIMITS.rubricParts },
    }),
    $defs: {
      id: { type: "string", pattern: ID_PATTERN, maxLength: LONGEST_ID },
      text: TEXT,
      time: TIME,
      texts: place("texts", { en: ref("text"), ko: ref("text") }),
      window: place("window", { from: ref("time"), until: ref("time") }, ONE_BOUND),
      part: partSchema(checks),
      check: checkSchema(checks),
    },
  };
}

const TEXT = { type: "string", pattern: TEXT_PATTERN, maxLength: LONGEST_TEXT };
const TIME = { type: "string", pattern: TIME_PATTERN };
/** One of the two is there, and not empty. */
const ONE_BOUND = { anyOf: ["from", "until"].map((name) => ({ properties: { [name]: TIME }, required: [name] })) };

function ref(name: string): JsonSchema {
  return { $ref: `#/$defs/${name}` };
}

/** A key with nothing behind it is as good as none. */
function orNothing(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: "null" }] };
}

/** Editors complete by `if` and `then`; said with `not` and `anyOf`, they would not. */
function implies(condition: JsonSchema, consequence: JsonSchema): JsonSchema {
  // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema; nobody awaits it
  return { if: condition, then: consequence };
}

function place(name: RubricPlace, values: Record<string, JsonSchema>, more: JsonSchema = {}): JsonSchema {
  const needs = RUBRIC_KEYS[name];
  return {
    type: "object",
    properties: Object.fromEntries(
      Object.entries(needs).map(([key, need]) => [
        key,
        need === "required" ? (values[key] ?? {}) : orNothing(values[key] ?? {}),
      ]),
    ),
    required: Object.keys(needs).filter((key) => needs[key] === "required"),
    additionalProperties: false,
    ...more,
  };
}

/** A list, or the one item that stands for a list of it. */
function listOrOne(item: JsonSchema, minItems: number): JsonSchema {
  return { anyOf: [item, { type: "array", items: item, minItems, maxItems: LIMITS.rubricListItems }] };
}

/** Which checks a part may have depends on its captures. */
function partSchema(checks: CheckTable): JsonSchema {
  const kinds = [...CAPTURE_KINDS, null];
  return place(
    "part",
    {
      id: ref("id"),
      title: ref("texts"),
      capture: { enum: [...CAPTURE_KINDS] },
      checks: { type: "array", items: ref("check"), minItems: 1, maxItems: LIMITS.rubricChecks },
    },
    {
      allOf: kinds.map((kind) => {
        const fitting = Object.keys(checks).filter(
          (name) => checks[name] !== undefined && fitsPart(checks[name], kind),
        );
        const item = { type: "object", properties: { check: { enum: fitting } } };
        return implies(isKind(kind), { properties: { checks: { type: "array", items: item } } });
      }),
    },
  );
}

function isKind(kind: string | null): JsonSchema {
  const properties = { capture: { const: kind } };
  return kind === null ? { properties } : { properties, required: ["capture"] };
}

function checkSchema(checks: CheckTable): JsonSchema {
  const names = Object.keys(checks);
  return place(
    "check",
    {
      id: ref("id"),
      check: { enum: names },
      points: { type: "number", minimum: 0, maximum: MOST_POINTS },
      depends: listOrOne(ref("text"), 0),
      with: { type: "object" },
      title: ref("texts"),
      hint: ref("texts"),
    },
    {
      allOf: names.flatMap((name) => {
        const facts = checks[name];
        return facts === undefined
          ? []
          : [implies({ properties: { check: { const: name } } }, parametersSchema(facts))];
      }),
    },
  );
}

/** What stands below `with` of a check; it must be there where a parameter has no default. */
function parametersSchema(facts: CheckFacts): JsonSchema {
  const { parameters } = facts;
  const kinds = Object.entries(parameters);
  const required = kinds.filter(([, kind]) => kind.default === undefined).map(([name]) => name);
  const isSpan = isTimeSpan(facts);
  const schema = {
    type: "object",
    properties: Object.fromEntries(
      kinds.map(([name, kind]) => {
        const value = parameterSchema(kind);
        return [name, kind.default === undefined ? value : orNothing(value)];
      }),
    ),
    required,
    additionalProperties: false,
    ...(isSpan ? ONE_BOUND : {}),
  };
  const isNeeded = required.length > 0 || isSpan;
  return {
    properties: { with: isNeeded ? schema : orNothing(schema) },
    ...(isNeeded ? { required: ["with"] } : {}),
  };
}

function parameterSchema(kind: ParameterKind): JsonSchema {
  switch (kind.kind) {
    case "text":
      return TEXT;
    case "number":
      return { type: "number", minimum: kind.minimum, maximum: Number.MAX_SAFE_INTEGER };
    case "boolean":
      return { type: "boolean" };
    case "choice":
      return { enum: [...kind.choices] };
    case "texts":
      return listOrOne(kind.choices === null ? TEXT : { enum: [...kind.choices] }, 1);
    case "time":
      return TIME;
    case "networks":
      return listOrOne({ type: "string", pattern: NETWORK_PATTERN }, 1);
    case "sha256":
      return { type: "string", pattern: SHA256_PATTERN };
  }
}
