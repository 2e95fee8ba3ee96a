import { LIMITS } from "../../limits.ts";
import type { CaptureKind, RubricPart } from "../../report/grading/rubric.ts";
import { type CheckTable, fitsPart } from "./check-table.ts";
import { noteDuplicateId } from "./dependencies.ts";
import { type CheckDraft, readCheck } from "./read-check.ts";
import { CAPTURE_KINDS } from "./rubric-keys.ts";
import { addProblem, isFull, type RubricSource } from "./rubric-source.ts";
import { readId, readTexts, readWord } from "./scalars.ts";
import { noteUnknown, readList, readOptional, readPlace, type Value } from "./values.ts";

/** A part as far as it could be read. */
export interface PartDraft {
  part: RubricPart;
  checks: CheckDraft[];
}

/** Reads the parts of a rubric, up to LIMITS.rubricChecks checks in all of them. */
export function readParts(source: RubricSource, value: Value, table: CheckTable): PartDraft[] {
  const places = new Map<string, number>();
  const parts: PartDraft[] = [];
  let left: number = LIMITS.rubricChecks;
  for (const item of readList(source, value, 1, LIMITS.rubricParts) ?? []) {
    if (isFull(source)) break;
    const draft = readPart(source, item, { table, places, left });
    if (draft === null) continue;
    parts.push(draft);
    left -= draft.checks.length;
  }
  return parts;
}

interface PartSurroundings {
  table: CheckTable;
  /** Where the ids of the parts so far stand. */
  places: Map<string, number>;
  /** Checks that the rubric may still have. */
  left: number;
}

function readPart(source: RubricSource, value: Value, { table, places, left }: PartSurroundings): PartDraft | null {
  const fields = readPlace(source, value, "part");
  if (fields === null) return null;
  noteUnknown(source, fields, "part");
  const id = readPartId(source, fields.values.get("id"), places);
  const title = readOptional(source, fields, "title", readTexts) ?? { en: "", ko: "" };
  const capture = readOptional(source, fields, "capture", readCapture);
  const checks = readChecks(source, fields.values.get("checks"), table, left);
  if (capture !== null || !fields.values.has("capture")) noteForeignChecks(source, checks, capture);
  return { part: { id, title, capture, checks: checks.map(({ check }) => check) }, checks };
}

function readCapture(source: RubricSource, value: Value): CaptureKind | null {
  return readWord(source, value, CAPTURE_KINDS);
}

function readPartId(source: RubricSource, value: Value | undefined, places: Map<string, number>): string {
  const id = value === undefined ? null : readId(source, value);
  if (value === undefined || id === null) return "";
  const first = places.get(id);
  if (first === undefined) places.set(id, value.at);
  else noteDuplicateId(source, value.at, id, "part", first);
  return id;
}

function readChecks(source: RubricSource, value: Value | undefined, table: CheckTable, left: number): CheckDraft[] {
  const checks: CheckDraft[] = [];
  for (const item of (value === undefined ? null : readList(source, value, 1, left)) ?? []) {
    if (isFull(source)) break;
    const draft = readCheck(source, item, table);
    if (draft !== null) checks.push(draft);
  }
  return checks;
}

/** Checks that cannot be made in their part; once for a part without captures, where one line is missing. */
function noteForeignChecks(source: RubricSource, checks: readonly CheckDraft[], capture: CaptureKind | null): void {
  const foreign = checks.filter(({ builtIn }) => builtIn !== null && !fitsPart(builtIn.facts, capture));
  for (const { check, builtIn } of capture === null ? foreign.slice(0, 1) : foreign) {
    if (builtIn === null) continue;
    const captures = [...builtIn.facts.captures];
    addProblem(source, builtIn.at, "rubric-foreign-check", { check: check.check, capture, captures });
  }
}
