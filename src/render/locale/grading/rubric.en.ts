import { LIMITS } from "../../../limits.ts";
import type { RubricPlace, RubricProblems, RubricType, YamlFault } from "../../../report/grading/problems.ts";
import type { CaptureKind } from "../../../report/grading/rubric.ts";
import { wordsFor } from "../code-words.ts";
import { codesEn } from "../codes.en.ts";
import type { Sentences } from "../finding-words.ts";

/** What is wrong in a rubric, then what is right. */
export const rubricProblemsEn: Sentences<RubricProblems> = {
  "rubric-empty": () => `nothing is written here; ${START_OVER}`,
  "rubric-too-large": ({ limit }) => `too large for a rubric; at most ${limit / 1024} KiB are read`,
  "rubric-not-utf8": ({ encoding }) =>
    `${encoding === "utf-16" ? "written in UTF-16" : "not UTF-8"}; save it in the editor with the encoding UTF-8`,
  "rubric-not-text": ({ lookalike }) => `${lookalikeName(lookalike)}, not a rubric; ${START_OVER}`,
  "rubric-not-yaml": ({ fault }) => FAULTS[fault],
  "rubric-unknown-alias": ({ name }) =>
    `*${name} stands for nothing; put texts that begin with * in quotes, or write &${name} before what it stands for`,
  "rubric-foreign": ({ found }) =>
    `${found === "map" ? "YAML" : TYPES[found]}, but no rubric, which begins with "ftpscope-rubric: 1"; ${START_OVER}`,
  "rubric-version": ({ found, supported }) => `version ${found} is not known; this ftpscope reads ${supported}`,
  "rubric-unknown-key": ({ key, place, allowed, nearest }) =>
    `${PLACES[place]} has no key "${key}"${or(nearest)}; allowed: ${allowed.join(", ")}`,
  "rubric-missing-key": ({ key, place }) => `${PLACES[place]} needs "${key}"; ${NEEDED[key] ?? "give it a value"}`,
  "rubric-duplicate-key": ({ key, firstLine }) => `"${key}" stands in line ${firstLine} already; keep one of the two`,
  "rubric-wrong-type": ({ key, inList, expected, found, value }) =>
    `${inList ? "an item of " : ""}"${key}" is ${TYPES[found]}; it must be ${TYPES[expected]}${advice(key, expected, found, value)}`,
  "rubric-out-of-range": ({ key, value, minimum, maximum }) =>
    `"${key}" cannot be ${value}; ${maximum >= Number.MAX_SAFE_INTEGER ? `it must be ${minimum} or more` : `it must be from ${minimum} to ${maximum}`}`,
  "rubric-decimals": ({ key, value }) => `"${key}" cannot be ${value}; at most two decimals, as in 2.5 or 0.25`,
  "rubric-bad-word": ({ key, value, allowed, nearest }) =>
    `"${key}" cannot be "${value}"${or(nearest)}; allowed: ${allowed.join(", ")}`,
  "rubric-bad-id": ({ key, value, limit }) =>
    `"${key}" cannot be "${value}"; only a to z, 0 to 9 and single hyphens between them, at most ${limit} characters`,
  "rubric-blank": ({ key }) => `"${key}" is blank; write a text, or remove the key`,
  "rubric-long-text": ({ key, limit }) => `"${key}" is too long; at most ${limit} characters`,
  "rubric-empty-list": ({ key }) => `"${key}" is an empty list; it needs an item at least`,
  "rubric-too-many": ({ key, limit }) =>
    key === "checks"
      ? `too many checks; a rubric has ${LIMITS.rubricChecks} at most`
      : `"${key}" has too many items; at most ${limit}`,
  "rubric-duplicate-id": ({ id, of, firstLine }) =>
    `the ${of} in line ${firstLine} has the id "${id}" already; each ${of} needs its own`,
  "rubric-unknown-parameter": ({ check, parameter, allowed, nearest }) =>
    allowed.length === 0
      ? `the check ${check} takes no parameters, so no "${parameter}"; remove it`
      : `the check ${check} has no parameter "${parameter}"${or(nearest)}; allowed: ${allowed.join(", ")}`,
  "rubric-parameter-outside": ({ check, parameter }) =>
    `"${parameter}" is a parameter of ${check}; write it below "with:"`,
  "rubric-missing-parameter": ({ check, parameter }) =>
    `the check ${check} needs "${parameter}"; write it below "with:"`,
  "rubric-unknown-dependency": ({ id, nearest }) =>
    `no check has the id "${id}"${or(nearest)}; "depends" names ids of checks of this rubric`,
  "rubric-circle": ({ ids }) =>
    ids.length === 1
      ? `the check ${ids[0]} depends on itself; remove it here`
      : `${ids.join(" → ")} → ${ids[0]}: these checks depend on each other in a circle; remove one of the dependencies`,
  "rubric-bad-time": ({ key, value, noSuchDay }) =>
    noSuchDay
      ? `"${key}" cannot be "${value}"; the calendar has no such day`
      : `"${key}" cannot be "${value}"; a time with its zone, as in 2026-11-21T09:00:00+09:00`,
  "rubric-bad-network": ({ key, value }) =>
    `"${key}" cannot be "${value}"; an IP address or a network, as in 192.168.0.20 or 192.168.0.0/24`,
  "rubric-bad-sha256": ({ key, value }) =>
    `"${key}" cannot be "${value}"; 64 hexadecimal digits, as sha256sum prints them`,
  "rubric-empty-window": ({ key }) => `"${key}" has no bound; give it "from", "until" or both`,
  "rubric-window-order": ({ from, until }) => `"from" (${from}) is not before "until" (${until}); swap or correct them`,
  "rubric-foreign-check": ({ check, capture, captures }) =>
    capture === null
      ? `${check} looks at a capture, and this part names none; add ${captureKeys(captures)} to the part`
      : `${check} cannot be checked in a part with "capture: ${capture}"; it needs ${captureKeys(captures)}`,
  "rubric-no-points": () => 'no check has points; give some of them "points" above 0',
  "rubric-pass-above": ({ pass, points }) =>
    `nobody can pass with ${pass} points, for all checks together are worth ${points}; give "pass" ${points} or less`,
  "rubric-more": ({ told }) => `there is more wrong; only the first ${told} problems are shown`,
};

const START_OVER = '"ftpscope grade --init -o rubric.yaml" writes one to start from';

const FAULTS: Record<YamlFault, string> = {
  tab: "a tab in the indentation; YAML is indented with spaces only",
  indentation: "indented otherwise than the lines that it belongs to; keys of one map start in the same column",
  "item-mark": 'an item of a list without its "-"; each begins with "- " in the same column',
  "no-value": 'no value; a key is followed by a colon and a space, as in "points: 4"',
  "colon-in-text": "a second colon in a line; put a text with a colon and a space in quotes, and check the indentation",
  "unclosed-quote": "this quote is not closed; write the same quote behind the text",
  "unclosed-bracket": "brackets { } or [ ] do not match, here or above; close each that is open, once",
  "after-quote":
    "something stands behind the end of the value; put the whole text in quotes, and double a ' within '…'",
  "first-character": "a text cannot begin with this character; put it in quotes",
  escape: "no such escape in double quotes; write \\\\ for a backslash, or use single quotes",
  comma: "a comma is missing or too many between { } or [ ], or the space behind a colon",
  "several-documents": 'a second document begins here; remove the line "---" or "..."',
  tag: 'tags ("!name") are not used in a rubric; put texts that begin with ! in quotes',
  anchor: "an anchor (&name) or alias (*name) that cannot stand here; put texts that begin with & or * in quotes",
  "too-deep": "nested too deeply; a rubric has a few levels only",
  other: "not YAML; check indentation, colons, quotes and brackets here and in the line above",
};

const PLACES: Record<RubricPlace, string> = {
  rubric: "a rubric",
  window: '"window"',
  part: "a part",
  check: "a check",
  texts: "a text in two languages",
};

/** What the keys that must be there are for. */
const NEEDED: Record<string, string> = {
  "ftpscope-rubric": "write ftpscope-rubric: 1 in the first line",
  title: 'write it in both languages: { en: "…", ko: "…" }',
  pass: "the points that a student needs to pass",
  parts: "a list of parts, each with its checks",
  checks: "a list of checks",
  id: "a short name of its own, as in active-login",
  check: "the name of a built-in check, as in login-accepted",
  points: "a number, 0 to tell only",
  en: "both languages must be given",
  ko: "both languages must be given",
};

const TYPES: Record<RubricType, string> = {
  map: "a map (key: value)",
  list: "a list",
  text: "a text",
  number: "a number",
  boolean: "true or false",
  nothing: "nothing",
};

function captureKeys(kinds: readonly CaptureKind[]): string {
  return kinds.map((kind) => `"capture: ${kind}"`).join(" or ");
}

function lookalikeName(lookalike: string | null): string {
  if (lookalike === null) return "binary data";
  return lookalike === "capture" ? "a capture" : wordsFor({ ...codesEn.lookalikes, ...codesEn.unsupported }, lookalike);
}

function or(nearest: string | null): string {
  return nearest === null ? "" : ` (did you mean "${nearest}"?)`;
}

/** How to write what was meant. */
function advice(key: string, expected: RubricType, found: RubricType, value: string): string {
  if (key === "title" || key === "hint") return ' with both languages: { en: "…", ko: "…" }';
  if (expected === "text" && (found === "number" || found === "boolean")) return `, in quotes: "${value}"`;
  if (expected === "number" && found === "text") return ", without quotes and unit, as in 4 or 2.5";
  if (expected === "map" && found === "text") return '; is there a space behind each colon, as in "points: 4"?';
  if (expected === "list") return ', each item on its own line with "- "';
  return "";
}
