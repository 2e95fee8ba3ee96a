import { type Document, type ErrorCode, isScalar, type LineCounter, visit, type YAMLError } from "yaml";
import { LIMITS } from "../../limits.ts";
import type { YamlFault } from "../../report/grading/problems.ts";

/** Where a text is no YAML, and how: one fault a line, the first on it, for the parser stumbles on over the same thing. */
export function yamlFaults(document: Document, lines: LineCounter): { fault: YamlFault; at: number }[] {
  const faults: { fault: YamlFault; at: number }[] = [];
  const told = new Set<number>();
  for (const error of [...document.errors, ...document.warnings]) {
    const fault = faultOf(error);
    const at = fault === "unclosed-quote" ? openingQuote(document, error.pos[0]) : error.pos[0];
    const { line } = lines.linePos(at);
    if (faults.length >= LIMITS.rubricProblems) break;
    if (!told.has(line)) faults.push({ fault, at });
    told.add(line);
  }
  return faults;
}

/** Faults that the parser has a code for; the others are told apart by what it says. */
const FAULTS: Partial<Record<ErrorCode, YamlFault>> = {
  TAB_AS_INDENT: "tab",
  BAD_INDENT: "indentation",
  MULTILINE_IMPLICIT_KEY: "no-value",
  BLOCK_AS_IMPLICIT_KEY: "colon-in-text",
  BAD_SCALAR_START: "first-character",
  BAD_DQ_ESCAPE: "escape",
  BLOCK_IN_FLOW: "comma",
  MULTIPLE_DOCS: "several-documents",
  TAG_RESOLVE_FAILED: "tag",
  BAD_COLLECTION_TYPE: "tag",
  MULTIPLE_TAGS: "tag",
  MULTIPLE_ANCHORS: "anchor",
  BAD_ALIAS: "anchor",
  ALIAS_PROPS: "anchor",
  RESOURCE_EXHAUSTION: "too-deep",
};

const FAULTS_BY_MESSAGE: readonly (readonly [ErrorCode, RegExp, YamlFault])[] = [
  ["BAD_INDENT", /Flow (map|sequence)/, "unclosed-bracket"],
  ["MISSING_CHAR", /^Missing closing/, "unclosed-quote"],
  ["MISSING_CHAR", /^Sequence item without/, "item-mark"],
  ["MISSING_CHAR", /^Implicit map keys/, "no-value"],
  ["MISSING_CHAR", /^Missing (,|space after)/, "comma"],
  ["MISSING_CHAR", /^Flow (map|sequence)/, "unclosed-bracket"],
  ["UNEXPECTED_TOKEN", /flow-(map|seq)-end/, "unclosed-bracket"],
  ["UNEXPECTED_TOKEN", /at node end$/, "after-quote"],
  ["UNEXPECTED_TOKEN", /^Unexpected (,|empty item)/, "comma"],
];

function faultOf({ code, message }: YAMLError): YamlFault {
  const byMessage = FAULTS_BY_MESSAGE.find(([of, pattern]) => of === code && pattern.test(message));
  return byMessage?.[2] ?? FAULTS[code] ?? "other";
}

/** Where the quoted text begins that runs on to `end`, for there the quote is missing rather than at its end. */
function openingQuote(document: Document, end: number): number {
  let opening = end;
  visit(document, {
    Scalar(_key, node) {
      const [start, last] = node.range ?? [0, 0];
      if (isScalar(node) && /^QUOTE/.test(node.type ?? "") && start <= end && last >= end - 1) opening = start;
    },
  });
  return opening;
}
