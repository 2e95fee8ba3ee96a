import { isAlias, isMap, isScalar, isSeq, type Node } from "yaml";
import type { RubricPlace, RubricType } from "../../report/grading/problems.ts";
import { nearestName } from "../../report/nearest-name.ts";
import { RUBRIC_KEYS } from "./rubric-keys.ts";
import { addProblem, isFull, type RubricSource } from "./rubric-source.ts";

/** A value of the rubric: what it is, which key it belongs to, and where it stands. */
export interface Value {
  key: string;
  /** An item of the key's list. */
  inList: boolean;
  /** Offset in the text. */
  at: number;
  /** Null where nothing is written. An alias is followed already. */
  node: Node | null;
}

/** The values of a map by their keys. */
export interface Fields {
  /** Where the map begins. */
  at: number;
  /** Only those with something written; a key with nothing behind it is as good as none. */
  values: ReadonlyMap<string, Value>;
  /** Where each key stands, with a value or without. */
  keys: ReadonlyMap<string, number>;
}

const LONGEST_QUOTE = 60;

export function typeOf({ node }: Value): RubricType {
  if (isMap(node)) return "map";
  if (isSeq(node)) return "list";
  if (!isScalar(node) || node.value === null) return "nothing";
  if (typeof node.value === "boolean") return "boolean";
  return typeof node.value === "number" ? "number" : "text";
}

/** What is written for a value, cut to a length that fits a message. */
export function quoted(source: RubricSource, { node }: Value): string {
  if (isScalar(node) && typeof node.value === "string") return cut(node.value);
  const [start, end] = node?.range ?? [0, 0];
  return cut(source.text.slice(start, end).trim());
}

export function cut(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text;
}

/** Notes that a value is of another type than one that is allowed. */
export function addWrongType(source: RubricSource, value: Value, expected: RubricType): void {
  const found = typeOf(value);
  addProblem(source, value.at, "rubric-wrong-type", {
    key: value.key,
    inList: value.inList,
    expected,
    found,
    value: quoted(source, value),
  });
}

/** The map that a value is, with its keys looked over: none twice. Null where it is none, which is noted. */
export function readMap(source: RubricSource, value: Value): Fields | null {
  if (!isMap(value.node)) {
    addWrongType(source, value, "map");
    return null;
  }
  const values = new Map<string, Value>();
  const keys = new Map<string, number>();
  for (const pair of value.node.items) {
    if (isFull(source)) break;
    const at = offsetOf(pair.key as Node | null) ?? value.at;
    const key = keyText(source, pair.key as Node | null);
    const first = keys.get(key);
    if (first !== undefined) {
      addProblem(source, at, "rubric-duplicate-key", { key: cut(key), firstLine: source.lines.linePos(first).line });
      continue;
    }
    keys.set(key, at);
    const item = toValue(source, key, pair.value as Node | null, at);
    if (typeOf(item) !== "nothing") values.set(key, item);
  }
  return { at: value.at, values, keys };
}

/** The map of a place of the rubric, with its keys: those that must be there and are not, are noted. */
export function readPlace(source: RubricSource, value: Value, place: RubricPlace): Fields | null {
  const fields = readMap(source, value);
  if (fields !== null) noteMissing(source, fields, place);
  return fields;
}

/** The value of a key as `read` reads it; null where nothing is written, or something wrong. */
export function readOptional<Type>(
  source: RubricSource,
  { values }: Fields,
  key: string,
  read: (source: RubricSource, value: Value) => Type | null,
): Type | null {
  const value = values.get(key);
  return value === undefined ? null : read(source, value);
}

/** Notes the keys that a place does not have. */
export function noteUnknown(source: RubricSource, fields: Fields, place: RubricPlace): void {
  const allowed = Object.keys(RUBRIC_KEYS[place]);
  for (const [key, at] of fields.keys) {
    if (isFull(source)) return;
    if (allowed.includes(key)) continue;
    addProblem(source, at, "rubric-unknown-key", { key: cut(key), place, allowed, nearest: nearestName(key, allowed) });
  }
}

function noteMissing(source: RubricSource, { at, values, keys }: Fields, place: RubricPlace): void {
  for (const [key, need] of Object.entries(RUBRIC_KEYS[place])) {
    if (need === "required" && !values.has(key)) {
      addProblem(source, keys.get(key) ?? at, "rubric-missing-key", { key, place });
    }
  }
}

/** The items of a list, from `least` to `most` of them; null where it is none. What is wrong is noted. */
export function readList(source: RubricSource, value: Value, least: 0 | 1, most: number): Value[] | null {
  const { node, key, at } = value;
  if (!isSeq(node)) {
    addWrongType(source, value, "list");
    return null;
  }
  if (node.items.length < least) addProblem(source, at, "rubric-empty-list", { key });
  if (node.items.length > most) addProblem(source, at, "rubric-too-many", { key, limit: most });
  return node.items.slice(0, most).map((item) => ({ ...toValue(source, key, item as Node | null, at), inList: true }));
}

/** The items of a list, or the one value that stands for a list of it. */
export function readListOrOne(source: RubricSource, value: Value, least: 0 | 1, most: number): Value[] | null {
  return isSeq(value.node) ? readList(source, value, least, most) : [value];
}

/** The value of a key, or an item of a list; an alias that stands for nothing is noted. */
export function toValue(source: RubricSource, key: string, node: Node | null, parentAt: number): Value {
  const at = offsetOf(node) ?? parentAt;
  if (!isAlias(node)) return { key, inList: false, at, node };
  const target = source.targets.get(node);
  if (target === undefined) addProblem(source, at, "rubric-unknown-alias", { name: cut(node.source) });
  return { key, inList: false, at, node: target ?? null };
}

function keyText(source: RubricSource, key: Node | null): string {
  if (isScalar(key)) return key.value === null ? "" : String(key.value);
  return quoted(source, { key: "", inList: false, at: 0, node: key });
}

function offsetOf(node: Node | null): number | undefined {
  return node?.range?.[0];
}
