import { isMap } from "yaml";
import { LIMITS } from "../../limits.ts";
import type { Rubric } from "../../report/grading/rubric.ts";
import { CHECKS } from "../checks/registry.ts";
import type { CheckTable } from "./check-table.ts";
import { checkDependencies } from "./dependencies.ts";
import { MOST_POINTS } from "./formats.ts";
import type { CheckDraft } from "./read-check.ts";
import { readParts } from "./read-part.ts";
import { RUBRIC_KEYS, RUBRIC_VERSION, VERSION_KEY } from "./rubric-keys.ts";
import { addProblem, type RubricSource, readSource, throwProblems } from "./rubric-source.ts";
import { checkSpan, readNumber, readTexts, readTime } from "./scalars.ts";
import { type Fields, noteUnknown, quoted, readOptional, readPlace, toValue, typeOf, type Value } from "./values.ts";

/**
 * Reads a rubric in YAML (JSON is YAML too). `input` is the file's bytes, or its text where nobody has the bytes; `path` only
 * names it. Throws GradeError with all that is wrong, each with its line and column, up to LIMITS.rubricProblems.
 */
export function parseRubric(input: Uint8Array | string, path: string, checks: CheckTable = CHECKS): Rubric {
  const source = readSource(input, path);
  const rubric = readRubric(source, checks);
  throwProblems(source);
  return rubric;
}

function readRubric(source: RubricSource, checks: CheckTable): Rubric {
  const rubric: Rubric = { title: { en: "", ko: "" }, pass: 0, parts: [], window: null };
  const root = toValue(source, VERSION_KEY, source.root, 0);
  const fields = isRubric(root) ? readPlace(source, root, "rubric") : null;
  if (fields === null) {
    const found = typeOf(root);
    if (found === "nothing") addProblem(source, 0, "rubric-empty", {});
    else addProblem(source, 0, "rubric-foreign", { found });
    return rubric;
  }
  noteUnknown(source, fields, "rubric");
  readOptional(source, fields, VERSION_KEY, noteVersion);
  rubric.title = readOptional(source, fields, "title", readTexts) ?? rubric.title;
  rubric.window = readOptional(source, fields, "window", readWindow);
  const parts = readOptional(source, fields, "parts", (from, value) => readParts(from, value, checks)) ?? [];
  rubric.parts = parts.map(({ part }) => part);
  const drafts = parts.flatMap((part) => part.checks);
  checkDependencies(source, drafts);
  rubric.pass = readPass(source, fields, drafts);
  return rubric;
}

/** Any key of a rubric is there: not some other YAML, a table or a web page. */
function isRubric({ node }: Value): boolean {
  return isMap(node) && Object.keys(RUBRIC_KEYS.rubric).some((key) => node.has(key));
}

function noteVersion(source: RubricSource, value: Value): null {
  const found = quoted(source, value);
  if (found !== String(RUBRIC_VERSION)) {
    addProblem(source, value.at, "rubric-version", { found, supported: RUBRIC_VERSION });
  }
  return null;
}

function readWindow(source: RubricSource, value: Value): Rubric["window"] {
  const fields = readPlace(source, value, "window");
  if (fields === null) return null;
  noteUnknown(source, fields, "window");
  if (fields.values.size === 0) addProblem(source, value.at, "rubric-empty-window", { key: value.key });
  const from = readOptional(source, fields, "from", readTime);
  const until = readOptional(source, fields, "until", readTime);
  checkSpan(source, value.at, from, until);
  return { from, until };
}

/** The points that pass, which must be within reach. Points of a check that could not be read leave that open. */
function readPass(source: RubricSource, fields: Fields, drafts: readonly CheckDraft[]): number {
  const most = MOST_POINTS * LIMITS.rubricChecks;
  const pass = readOptional(source, fields, "pass", (from, value) => readNumber(from, value, 0, most));
  const points = Math.round(drafts.reduce((sum, draft) => sum + draft.points * 100, 0)) / 100;
  const { values } = fields;
  if (drafts.length > 0 && points === 0) addProblem(source, values.get("parts")?.at ?? 0, "rubric-no-points", {});
  if (pass !== null && points > 0 && pass > points) {
    addProblem(source, values.get("pass")?.at ?? 0, "rubric-pass-above", { pass, points });
  }
  return pass ?? 0;
}
