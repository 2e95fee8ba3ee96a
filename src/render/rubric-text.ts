import type { CheckName, ParametersOf } from "../report/grading/check-cases.ts";
import type { CaptureKind, Rubric, RubricCheck, RubricPart } from "../report/grading/rubric.ts";
import type { Texts } from "../report/grading/texts.ts";
import { escapeText } from "./escape.ts";
import { gradingWordsOf } from "./locale/grading/language.ts";
import { type RubricTextWords, rubricTextEn } from "./locale/grading/rubric-text.en.ts";
import { rubricTextKo } from "./locale/grading/rubric-text.ko.ts";
import type { Language } from "./locale/language.ts";
import { yamlValue } from "./yaml-value.ts";

const WORDS: Record<Language, RubricTextWords> = { en: rubricTextEn, ko: rubricTextKo };

/**
 * A rubric as commented YAML, for people to change; read again, it is the same rubric. Examples in it are YAML behind a "#" at
 * the very beginning of a line, so that they can be used by removing it; all other comments have a space behind theirs.
 */
export function rubricText(rubric: Rubric, language: Language): string {
  const words = WORDS[language];
  const points = rubric.parts.flatMap(({ checks }) => checks).reduce((sum, check) => sum + check.points * 100, 0) / 100;
  const lines = [
    ...comment("", [rubric.title[language], "", ...words.head]),
    "",
    "ftpscope-rubric: 1",
    "",
    `title: ${textsValue(rubric.title)}`,
    "",
    ...comment("", words.pass(points)),
    `pass: ${rubric.pass}`,
    "",
    ...comment("", words.window),
    ...windowLines(rubric.window),
    "",
    ...comment("", words.check),
    "parts:",
    ...rubric.parts.flatMap((part, index) => partLines(part, index === 0, language)),
    "",
    ...listOfChecks(language),
  ];
  return `${lines.join("\n")}\n`;
}

/** Lines as comments; an empty one keeps the comment together. */
function comment(indent: string, lines: readonly string[]): string[] {
  return lines.map((line) => (line === "" ? `${indent}#` : `${indent}# ${escapeText(line)}`));
}

function example(lines: readonly string[]): string[] {
  return lines.map((line) => `#${line}`);
}

const SAMPLE_WINDOW = { from: "2026-11-02T00:00:00+09:00", until: "2026-11-16T23:59:59+09:00" };

function windowLines(window: Rubric["window"]): string[] {
  const bounds = Object.entries(window ?? SAMPLE_WINDOW).filter(([, time]) => time !== null);
  const lines = ["window:", ...bounds.map(([name, time]) => `  ${name}: ${time}`)];
  return window === null ? example(lines) : lines;
}

/** Samples of more checks stand in the first part. */
function partLines(part: RubricPart, first: boolean, language: Language): string[] {
  const words = WORDS[language];
  const { id, title, capture, checks } = part;
  const samples = first && capture !== null ? samplesFor(part) : [];
  return [
    ...(first ? [] : [""]),
    `  - id: ${yamlValue(id)}`,
    `    title: ${textsValue(title)}`,
    ...(first ? comment("    ", words.capture) : []),
    ...(capture === null ? [] : [`    capture: ${capture}`]),
    "    checks:",
    ...checks.flatMap((check) => [
      ...comment("      ", [expectedOf(check.check, check.parameters, capture, language)]),
      ...checkLines(check),
    ]),
    ...(samples.length === 0 ? [] : comment("      ", words.more)),
    ...samples.flatMap((check) => example(checkLines(check))),
  ];
}

function checkLines({ id, check, points, depends, parameters, title, hint }: RubricCheck): string[] {
  const [only] = depends;
  const needed = yamlValue(depends.length === 1 ? only : depends);
  const set = Object.entries(parameters).filter(([, value]) => value !== null);
  return [
    `      - id: ${yamlValue(id)}`,
    `        check: ${check}`,
    `        points: ${points}`,
    ...(depends.length === 0 ? [] : [`        depends: ${needed}`]),
    ...(set.length === 0 ? [] : ["        with:"]),
    ...set.map(([name, value]) => `          ${name}: ${yamlValue(value)}`),
    ...(title === null ? [] : [`        title: ${textsValue(title)}`]),
    ...(hint === null ? [] : [`        hint: ${textsValue(hint)}`]),
  ];
}

function textsValue({ en, ko }: Texts): string {
  return `{ en: ${yamlValue(en)}, ko: ${yamlValue(ko)} }`;
}

/** Checks that a teacher is likely to want, for the captures of a part; they wait for what the part's own checks wait for. */
function samplesFor({ id, capture, checks }: RubricPart): RubricCheck[] {
  const first = checks.findLast(({ points }) => points === 0)?.id;
  const depends = first === undefined ? [] : [first];
  return SAMPLE_CHECKS.filter(({ ftp }) => !ftp || capture !== "dhcp").map(({ suffix, check, parameters }) => ({
    ...{ id: `${id}-${suffix}`, check, points: 5, depends },
    ...{ parameters: { ...SAMPLES[check], ...parameters }, title: null, hint: null },
  }));
}

const SAMPLE_HASH = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/** What the parameters of each check may look like. */
const SAMPLES: { [Name in CheckName]: Required<ParametersOf<Name>> } = {
  capture: {},
  "capture-mode": {},
  "control-handshake": {},
  "login-accepted": { user: "student" },
  "endpoint-announced": { commands: ["PORT", "EPRT"] },
  "announced-port-used": {},
  "data-syn-direction": {},
  "source-port-20": { required: true },
  "data-handshake": {},
  "connection-closed": {},
  "captured-from-start": {},
  "commands-used": { commands: ["LIST", "RETR", "QUIT"] },
  "file-transferred": { direction: "download", minimumBytes: 1000 },
  "download-and-upload": {},
  file: { name: "report.hwp", sha256: SAMPLE_HASH, direction: "download" },
  server: { addresses: ["192.168.0.20", "10.0.0.0/8"] },
  "time-window": SAMPLE_WINDOW,
  picture: { types: ["png", "jpeg", "svg"], minimumWidth: 200, minimumHeight: 100 },
  "picture-of-captures": {},
  "dora-complete": { relayed: true },
  "relay-seen": {},
  "link-local-shown": {},
};

const SAMPLE_CHECKS: readonly { suffix: string; check: CheckName; ftp: boolean; parameters?: object }[] = [
  { suffix: "server", check: "server", ftp: false },
  { suffix: "time", check: "time-window", ftp: false },
  { suffix: "this-file", check: "file", ftp: true, parameters: { sha256: null } },
  { suffix: "commands", check: "commands-used", ftp: true },
];

const GROUPS: Record<keyof RubricTextWords["groups"], readonly CheckName[]> = {
  ftp: [
    "control-handshake",
    "login-accepted",
    "endpoint-announced",
    "announced-port-used",
    "data-syn-direction",
    "data-handshake",
    "file-transferred",
    "download-and-upload",
    "file",
    "commands-used",
    "connection-closed",
    "captured-from-start",
  ],
  active: ["source-port-20"],
  captures: ["capture", "capture-mode", "server", "time-window"],
  dhcp: ["dora-complete", "relay-seen", "link-local-shown"],
  handIn: ["picture", "picture-of-captures"],
};

function listOfChecks(language: Language): string[] {
  const words = WORDS[language];
  const groups = Object.entries(GROUPS) as [keyof RubricTextWords["groups"], readonly CheckName[]][];
  const blocks = groups.flatMap(([group, names]) => [
    "",
    `${words.groups[group]}:`,
    ...names.flatMap((name) => describedCheck(name, language)),
  ]);
  return comment("", [words.list, ...blocks]);
}

function describedCheck(name: CheckName, language: Language): string[] {
  const words = WORDS[language];
  const samples: Record<string, unknown> = SAMPLES[name];
  const parameters: [string, string][] = Object.entries(words.parameters[name]);
  return [
    `- ${name}: ${expectedOf(name, samples, null, language)}`,
    ...parameters.map(([parameter, text]) => {
      const sample = yamlValue(samples[parameter]);
      return `    ${parameter}: ${text}${sample.length > LONGEST_SAMPLE ? "" : ` (${words.example} ${sample})`}`;
    }),
  ];
}

/** Longer ones (a hash) say no more than the words. */
const LONGEST_SAMPLE = 60;

/** What a right hand-in shows, as students are told it. */
function expectedOf(
  name: CheckName,
  parameters: Record<string, unknown>,
  capture: CaptureKind | null,
  language: Language,
): string {
  const words = gradingWordsOf(language).checks[name];
  return (words.expected as (parameters: object, kind: string | null) => string)(parameters, capture);
}
