import { type Document, LineCounter, type Node, parseDocument, visit } from "yaml";
import { LIMITS } from "../../limits.ts";
import type { GradeProblem, RubricProblems } from "../../report/grading/problems.ts";
import { GradeError } from "../grade-error.ts";
import { rubricCharacters } from "./rubric-characters.ts";
import { yamlFaults } from "./yaml-faults.ts";

/** A rubric as it was written, and what was found wrong with it so far. */
export interface RubricSource {
  path: string;
  text: string;
  root: Node | null;
  lines: LineCounter;
  /** What each alias stands for; those that stand for nothing are missing. */
  targets: ReadonlyMap<Node, Node>;
  problems: GradeProblem[];
}

/** Reads the YAML. Throws GradeError where it is none, with a problem for each place that is wrong. */
export function readSource(input: Uint8Array | string, path: string): RubricSource {
  const characters = rubricCharacters(input);
  if ("code" in characters) throw new GradeError([problemOf(path, characters.place, characters.code, characters.data)]);
  const { text } = characters;
  const lines = countLines(text);
  // Duplicate keys are looked for by who reads the maps: the parser compares each key with all before it.
  const document = parseDocument(text, {
    schema: "core",
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "error",
  });
  const source: RubricSource = { path, text, root: document.contents, lines, targets: new Map(), problems: [] };
  for (const { fault, at } of yamlFaults(document, lines)) addProblem(source, at, "rubric-not-yaml", { fault });
  throwProblems(source);
  return { ...source, targets: aliasTargets(document) };
}

/** Where the lines begin. The parser could count them itself, but misses some where it stumbles. */
function countLines(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let end = text.indexOf("\n"); end >= 0; end = text.indexOf("\n", end + 1)) lines.addNewLine(end + 1);
  return lines;
}

/** Notes that something is wrong at `at`, an offset in the text. Above a bound, one problem says that there are more. */
export function addProblem<Code extends keyof RubricProblems>(
  source: RubricSource,
  at: number,
  code: Code,
  data: RubricProblems[Code],
): void {
  if (isFull(source)) return;
  const { line, col } = source.lines.linePos(at);
  source.problems.push(problemOf(source.path, { line: Math.max(line, 1), column: Math.max(col, 1) }, code, data));
}

/** True where so much is wrong that nothing more need be looked at. */
export function isFull({ problems }: RubricSource): boolean {
  return problems.length >= LIMITS.rubricProblems;
}

/** Throws GradeError with the problems by their places, if there are any. */
export function throwProblems(source: RubricSource): void {
  if (source.problems.length === 0) return;
  const sorted = source.problems.toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (isFull(source)) sorted.push(problemOf(source.path, null, "rubric-more", { told: sorted.length }));
  throw new GradeError(sorted);
}

function problemOf<Code extends keyof RubricProblems>(
  path: string,
  place: { line: number; column: number } | null,
  code: Code,
  data: RubricProblems[Code],
): GradeProblem {
  return { path, line: place?.line ?? null, column: place?.column ?? null, code, data } as GradeProblem;
}

/** An alias stands for the last anchor of its name before it. */
function aliasTargets(document: Document): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Alias(_key, alias) {
      const target = anchors.get(alias.source);
      if (target !== undefined) targets.set(alias, target);
    },
    Value(_key, node) {
      if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}
