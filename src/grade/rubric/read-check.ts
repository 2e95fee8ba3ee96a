import { LIMITS } from "../../limits.ts";
import type { CheckName } from "../../report/grading/check-cases.ts";
import type { RubricCheck } from "../../report/grading/rubric.ts";
import { nearestName } from "../../report/nearest-name.ts";
import type { CheckFacts, CheckTable } from "./check-table.ts";
import { MOST_POINTS } from "./formats.ts";
import { readParameters } from "./read-parameters.ts";
import { RUBRIC_KEYS } from "./rubric-keys.ts";
import { addProblem, isFull, type RubricSource } from "./rubric-source.ts";
import { readId, readNumber, readText, readTexts, readWord } from "./scalars.ts";
import { cut, type Fields, readListOrOne, readOptional, readPlace, type Value } from "./values.ts";

/** A check as far as it could be read, with the places that others must point at. */
export interface CheckDraft {
  id: Value | null;
  /** NaN where they could not be read. */
  points: number;
  depends: { id: string; at: number }[];
  /** Where its name stands, and what that check is; null where there is no such check. */
  builtIn: { at: number; facts: CheckFacts } | null;
  check: RubricCheck;
}

/** Reads one check of a part. Null where it is no map. */
export function readCheck(source: RubricSource, value: Value, checks: CheckTable): CheckDraft | null {
  const fields = readPlace(source, value, "check");
  if (fields === null) return null;
  const name = readName(source, fields, checks);
  const facts = name === null ? undefined : checks[name.text];
  noteForeignKeys(source, fields, name?.text ?? null, facts);
  const points = readPoints(source, fields.values.get("points"));
  const depends = readDepends(source, fields.values.get("depends"));
  const given = fields.values.get("with") ?? null;
  return {
    id: fields.values.get("id") ?? null,
    points,
    depends,
    builtIn: name === null || facts === undefined ? null : { at: name.at, facts },
    check: {
      id: readOptional(source, fields, "id", readId) ?? "",
      check: (name?.text ?? "") as CheckName,
      points,
      depends: [...new Set(depends.map(({ id }) => id))],
      parameters:
        name === null || facts === undefined
          ? {}
          : readParameters(source, { name: name.text, facts, at: name.at }, given),
      title: readOptional(source, fields, "title", readTexts),
      hint: readOptional(source, fields, "hint", readTexts),
    },
  };
}

interface Name {
  text: string;
  at: number;
}

function readName(source: RubricSource, { values }: Fields, checks: CheckTable): Name | null {
  const value = values.get("check");
  const text = value === undefined ? null : readWord(source, value, Object.keys(checks));
  return value === undefined || text === null ? null : { text, at: value.at };
}

/** Unknown keys; a parameter among them was meant to stand below `with`. */
function noteForeignKeys(source: RubricSource, fields: Fields, name: string | null, facts?: CheckFacts): void {
  const allowed = Object.keys(RUBRIC_KEYS.check);
  for (const [key, at] of fields.keys) {
    if (isFull(source)) return;
    if (allowed.includes(key)) continue;
    if (name !== null && facts !== undefined && Object.hasOwn(facts.parameters, key)) {
      addProblem(source, at, "rubric-parameter-outside", { check: name, parameter: key });
    } else {
      const nearest = nearestName(key, allowed);
      addProblem(source, at, "rubric-unknown-key", { key: cut(key), place: "check", allowed, nearest });
    }
  }
}

/** Points are counted in hundredths. */
function readPoints(source: RubricSource, value: Value | undefined): number {
  const points = value === undefined ? null : readNumber(source, value, 0, MOST_POINTS);
  if (points === null) return Number.NaN;
  if (value !== undefined && Math.round(points * 100) / 100 !== points) {
    addProblem(source, value.at, "rubric-decimals", { key: value.key, value: points });
  }
  return points;
}

function readDepends(source: RubricSource, value: Value | undefined): { id: string; at: number }[] {
  if (value === undefined) return [];
  const items = readListOrOne(source, value, 0, LIMITS.rubricListItems) ?? [];
  return items.flatMap((item) => {
    const id = readText(source, item);
    return id === null ? [] : [{ id, at: item.at }];
  });
}
