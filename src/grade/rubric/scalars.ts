import { isScalar } from "yaml";
import type { Texts } from "../../report/grading/texts.ts";
import { nearestName } from "../../report/nearest-name.ts";
import { hasTimeForm, isId, isTime, LONGEST_ID, LONGEST_TEXT } from "./formats.ts";
import { addProblem, type RubricSource } from "./rubric-source.ts";
import { addWrongType, cut, noteUnknown, readPlace, type Value } from "./values.ts";

/** Readers of single values: each gives null where the value is not as it must be, and notes why. */

/** A text that is not blank, of at most LONGEST_TEXT characters. Numbers are none: they want quotes. */
export function readText(source: RubricSource, value: Value): string | null {
  const text = isScalar(value.node) ? value.node.value : null;
  if (typeof text !== "string") {
    addWrongType(source, value, "text");
    return null;
  }
  if (text.trim() === "") {
    addProblem(source, value.at, "rubric-blank", { key: value.key });
    return null;
  }
  if ([...text].length > LONGEST_TEXT) {
    addProblem(source, value.at, "rubric-long-text", { key: value.key, limit: LONGEST_TEXT });
    return null;
  }
  return text;
}

/** A number from `minimum` to `maximum`, both included. */
export function readNumber(source: RubricSource, value: Value, minimum: number, maximum: number): number | null {
  const number = isScalar(value.node) ? value.node.value : null;
  if (typeof number !== "number") {
    addWrongType(source, value, "number");
    return null;
  }
  if (number >= minimum && number <= maximum) return number;
  addProblem(source, value.at, "rubric-out-of-range", { key: value.key, value: number, minimum, maximum });
  return null;
}

export function readBoolean(source: RubricSource, value: Value): boolean | null {
  const boolean = isScalar(value.node) ? value.node.value : null;
  if (typeof boolean === "boolean") return boolean;
  addWrongType(source, value, "boolean");
  return null;
}

/** One of some words. */
export function readWord<Word extends string>(
  source: RubricSource,
  value: Value,
  allowed: readonly Word[],
): Word | null {
  const text = readText(source, value);
  const word = allowed.find((one) => one === text);
  if (text === null || word !== undefined) return word ?? null;
  addProblem(source, value.at, "rubric-bad-word", {
    key: value.key,
    value: cut(text),
    allowed: [...allowed],
    nearest: nearestName(text, allowed),
  });
  return null;
}

/** An id as it is written, even where it is not as ids must be (which is noted): others may name it. */
export function readId(source: RubricSource, value: Value): string | null {
  const text = readText(source, value);
  if (text !== null && !isId(text)) {
    addProblem(source, value.at, "rubric-bad-id", { key: value.key, value: cut(text), limit: LONGEST_ID });
  }
  return text;
}

/** ISO 8601 with a zone. */
export function readTime(source: RubricSource, value: Value): string | null {
  const text = readText(source, value);
  if (text === null || isTime(text)) return text;
  const noSuchDay = hasTimeForm(text);
  addProblem(source, value.at, "rubric-bad-time", { key: value.key, value: cut(text), noSuchDay });
  return null;
}

/** A text of a form that `fits`. */
export function readForm(
  source: RubricSource,
  value: Value,
  code: "rubric-bad-network" | "rubric-bad-sha256",
  fits: (text: string) => boolean,
): string | null {
  const text = readText(source, value);
  if (text === null || fits(text)) return text;
  addProblem(source, value.at, code, { key: value.key, value: cut(text) });
  return null;
}

/** Words in both languages. */
export function readTexts(source: RubricSource, value: Value): Texts | null {
  const fields = readPlace(source, value, "texts");
  if (fields === null) return null;
  noteUnknown(source, fields, "texts");
  const [en, ko] = (["en", "ko"] as const).map((language) => {
    const text = fields.values.get(language);
    return text === undefined ? null : readText(source, text);
  });
  return en === null || en === undefined || ko === null || ko === undefined ? null : { en, ko };
}

/** Notes a span of time that ends before it begins. */
export function checkSpan(source: RubricSource, at: number, from: string | null, until: string | null): void {
  if (from !== null && until !== null && Date.parse(from) >= Date.parse(until)) {
    addProblem(source, at, "rubric-window-order", { from, until });
  }
}
