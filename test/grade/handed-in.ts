/** Hand-ins for tests: captures of fixtures, or recorded on the spot, under whatever names. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { ReadFile } from "../../src/grade/checks/check.ts";
import { CHECKS } from "../../src/grade/checks/registry.ts";
import { standardRubric } from "../../src/grade/rubric/standard.ts";
import { gradeHandIn } from "../../src/grade/scoring/grade-hand-in.ts";
import type { CheckName } from "../../src/report/grading/check-cases.ts";
import type { CheckGrade } from "../../src/report/grading/grade-report.ts";
import type { CaptureKind, Rubric, RubricCheck, RubricPart } from "../../src/report/grading/rubric.ts";
import type { Report } from "../../src/report/report.ts";
import { readFixture } from "../analysis/compared.ts";
import { FtpStory, type StoryOptions } from "../build/ftp-story.ts";
import { type PcapOptions, pcapFile } from "../build/pcap-file.ts";
import { Recording } from "../build/recording.ts";

export type Script = (story: FtpStory) => unknown;

/** A file that could be read. */
export function readable(path: string, report: Report): ReadFile {
  const captures = report.captures.map((capture) => ({ ...capture, path }));
  return { ...unread(path), sha256: null, size: 1_000, problem: null, report: { ...report, captures } };
}

/** An empty file. */
export function unread(path: string, kind: ReadFile["kind"] = "capture"): ReadFile {
  const problem = { code: "empty" as const, data: {} };
  return { path, size: 0, sha256: null, kind, problem, report: null, picture: null, hashes: new Map() };
}

/** A fixture, under its own name or another. */
export async function fixture(name: string, path = name): Promise<ReadFile> {
  return readable(path, await readFixture(name));
}

/** What these packets tell. */
export async function reportOf({ packets }: Pick<Recording, "packets">, options: PcapOptions = {}): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), "ftpscope-test-"));
  try {
    const path = join(folder, "recorded.pcap");
    writeFileSync(path, pcapFile(packets, options));
    return await analyzeCaptures([path], { showPasswords: false, packets: "folded" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

let clock = 1_763_700_000;

/** A capture of a session as the script tells it; each one begins at another time. */
export async function recorded(path: string, script: Script, options: StoryOptions = {}): Promise<ReadFile> {
  clock += 60;
  const recording = new Recording({ start: { seconds: clock, nanoseconds: 0 } });
  script(new FtpStory(recording, options));
  return readable(path, await reportOf(recording));
}

/** A whole session of a mode: login, one file, QUIT. */
export function session(mode: "active" | "passive", verb = "RETR report.bin", content = "x".repeat(2_000)): Script {
  return (story) => {
    story.open().login();
    story.transfer(mode === "active" ? story.active() : story.passive(), verb, content).quit();
  };
}

/** The parts of the standard rubric that are about captures. */
export function capturesRubric(): Rubric {
  const rubric = standardRubric("ftp");
  return { ...rubric, parts: rubric.parts.filter(({ capture }) => capture !== null) };
}

/** A check as a rubric has it, with the defaults of its parameters where nothing is said. */
export function rubricCheck(check: CheckName, changes: Partial<RubricCheck> = {}): RubricCheck {
  const defaults = Object.entries(CHECKS[check].parameters).map(([name, kind]) => [name, kind.default]);
  const parameters = { ...Object.fromEntries(defaults), ...changes.parameters };
  return { id: check, check, points: 10, depends: [], title: null, hint: null, ...changes, parameters };
}

/** A part of some checks. */
export function rubricPart(capture: CaptureKind | null, checks: RubricCheck[], id = "part"): RubricPart {
  return { id, title: { en: id, ko: id }, capture, checks };
}

export function rubricOf(...parts: RubricPart[]): Rubric {
  return { title: { en: "", ko: "" }, pass: 1, parts, window: null };
}

/** What one check, of 10 points, says of some files. */
export function checked(
  check: CheckName,
  kind: CaptureKind,
  files: readonly ReadFile[],
  parameters: Record<string, unknown> = {},
): CheckGrade {
  const rubric = rubricOf(rubricPart(kind, [rubricCheck(check, { parameters })]));
  const [made] = gradeHandIn(rubric, files).parts.flatMap(({ checks }) => checks);
  if (made === undefined) throw new Error(`${check} was not made`);
  return made;
}

/** "accepted 10", "refused 0": a check's reason and points, so that a test can be read. */
export async function saidOf(
  check: CheckName,
  kind: CaptureKind,
  script: Script,
  parameters: Record<string, unknown> = {},
): Promise<string> {
  const { reason, points } = checked(check, kind, [await recorded("a.pcap", script)], parameters);
  return `${reason?.code} ${points}`;
}
