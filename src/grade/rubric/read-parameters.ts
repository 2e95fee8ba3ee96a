import { LIMITS } from "../../limits.ts";
import { nearestName } from "../../report/nearest-name.ts";
import type { ParameterKind } from "../checks/check.ts";
import { type CheckFacts, defaultParameters, isTimeSpan } from "./check-table.ts";
import { isNetwork, isSha256 } from "./formats.ts";
import { addProblem, isFull, type RubricSource } from "./rubric-source.ts";
import { checkSpan, readBoolean, readForm, readNumber, readText, readTime, readWord } from "./scalars.ts";
import { cut, readListOrOne, readMap, type Value } from "./values.ts";

/** A check of the rubric whose parameters are read. */
interface NamedCheck {
  name: string;
  facts: CheckFacts;
  /** Where its name stands. */
  at: number;
}

/** The parameters of a check, with defaults where `given` sets none. What is wrong is noted, and left at its default. */
export function readParameters(source: RubricSource, check: NamedCheck, given: Value | null): Record<string, unknown> {
  const fields = given === null ? null : readMap(source, given);
  const parameters = defaultParameters(check.facts);
  for (const [name, at] of fields?.keys ?? []) {
    if (isFull(source)) return parameters;
    const kind = Object.hasOwn(check.facts.parameters, name) ? check.facts.parameters[name] : undefined;
    const value = fields?.values.get(name);
    if (kind === undefined) noteUnknownParameter(source, check, name, at);
    else if (value !== undefined) parameters[name] = readParameter(source, value, kind) ?? kind.default;
  }
  if (given !== null && fields === null) return parameters;
  const values = fields?.values ?? new Map<string, Value>();
  noteMissingParameters(source, check, values, given?.at ?? check.at);
  noteSpan(source, check, given, values, parameters);
  return parameters;
}

function readParameter(source: RubricSource, value: Value, kind: ParameterKind): unknown {
  switch (kind.kind) {
    case "text":
      return readText(source, value);
    case "number":
      return readNumber(source, value, kind.minimum, Number.MAX_SAFE_INTEGER);
    case "boolean":
      return readBoolean(source, value);
    case "choice":
      return readWord(source, value, kind.choices);
    case "texts": {
      const { choices } = kind;
      return readItems(source, value, (item) =>
        choices === null ? readText(source, item) : readWord(source, item, choices),
      );
    }
    case "time":
      return readTime(source, value);
    case "networks":
      return readItems(source, value, (item) => readForm(source, item, "rubric-bad-network", isNetwork));
    case "sha256":
      return readForm(source, value, "rubric-bad-sha256", isSha256)?.toLowerCase();
  }
}

/** A list, or one item for a list of it; null where any item is wrong. */
function readItems(
  source: RubricSource,
  value: Value,
  readItem: (item: Value) => string | null,
): readonly string[] | null {
  const items = readListOrOne(source, value, 1, LIMITS.rubricListItems)?.map(readItem);
  const texts = items?.filter((item) => item !== null) ?? [];
  return texts.length > 0 && texts.length === items?.length ? [...new Set(texts)] : null;
}

function noteUnknownParameter(source: RubricSource, { name, facts }: NamedCheck, parameter: string, at: number): void {
  const allowed = Object.keys(facts.parameters);
  addProblem(source, at, "rubric-unknown-parameter", {
    check: name,
    parameter: cut(parameter),
    allowed,
    nearest: nearestName(parameter, allowed),
  });
}

function noteMissingParameters(
  source: RubricSource,
  { name, facts }: NamedCheck,
  given: ReadonlyMap<string, Value>,
  at: number,
): void {
  for (const [parameter, kind] of Object.entries(facts.parameters)) {
    if (kind.default === undefined && !given.has(parameter)) {
      addProblem(source, at, "rubric-missing-parameter", { check: name, parameter });
    }
  }
}

/** A check with a beginning and an end of times needs one of them, and must not end before it begins. */
function noteSpan(
  source: RubricSource,
  { name, facts, at }: NamedCheck,
  given: Value | null,
  values: ReadonlyMap<string, Value>,
  { from, until }: Record<string, unknown>,
): void {
  if (!isTimeSpan(facts)) return;
  if (!values.has("from") && !values.has("until")) {
    addProblem(source, given?.at ?? at, "rubric-empty-window", { key: name });
  }
  checkSpan(source, given?.at ?? at, typeof from === "string" ? from : null, typeof until === "string" ? until : null);
}
