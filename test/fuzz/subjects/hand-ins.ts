import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gradeClass } from "../../../src/cli/grade/grade-class.ts";
import { GradeError } from "../../../src/grade/grade-error.ts";
import { standardRubric } from "../../../src/grade/rubric/standard.ts";
import { classPage } from "../../../src/render/grade-pages/class-page.ts";
import { gradescopeResult } from "../../../src/render/grades/gradescope.ts";
import { GRADE_OUTPUTS } from "../../../src/render/grades/outputs.ts";
import { localizeGrades } from "../../../src/render/locale/grading/localize.ts";
import type { Language } from "../../../src/render/locale/language.ts";
import type { GradeReport } from "../../../src/report/grading/grade-report.ts";
import { type ZipEntry, zipFile } from "../../build/zip-file.ts";
import { png } from "../../grade/pictures/sample-pictures.ts";
import { joined, PLAIN } from "../../render/draw.ts";
import { gradesRefusal } from "../../report/validate.ts";
import { someCapture } from "../corpus.ts";
import { type Dice, pick } from "../dice.ts";
import { mutate } from "../mutations/mutate.ts";
import { OF_BYTES } from "../mutations/of-bytes.ts";
import { must, type Subject } from "../subject.ts";

const LARGEST = 12_000;
const NAMES = [
  ...["20261001_김하나/active.pcap", "20261001_김하나/passive.pcap", "20261002_이두리.pcap", "학번20261003/a.png"],
  ...[
    "../../../etc/passwd",
    "/abs/20261004.pcap",
    "C:\\20261005\\a.pcap",
    "20261006/\u0000\n.pcap",
    "__MACOSX/._a.pcap",
  ],
  ...[
    "20261007/nested.zip",
    `20261008/${"deep/".repeat(40)}a.pcap`,
    "=cmd|' /C calc'!A0_20261009.pcap",
    "\u202e20261010.pcap",
  ],
];

/** A zip of hand-ins through all of `grade`: refused, or graded into outputs that keep their schemas. */
export const HAND_INS: Subject = {
  name: "hand-ins",
  rounds: 25,
  make(dice) {
    const entries = Array.from({ length: 1 + dice(6) }, () => someEntry(dice));
    const zip = zipFile(entries, dice(6) === 0 ? { centralDirectory: false } : {});
    const changes = dice(2) === 0 ? [] : [pick(Object.entries(OF_BYTES), dice)];
    const bytes = changes.reduce((now, [, change]) => change(now, zip, dice) ?? now, zip);
    return { bytes, what: `${entries.length} entries, ${changes.map(([name]) => name).join(", ")}` };
  },
  async judge(bytes, { dice, folder }) {
    const path = join(folder, "hand-ins.zip");
    writeFileSync(path, bytes);
    const language = pick(["en", "ko"] as const, dice);
    const report = await graded(path, language, pick(["ftp", "dhcp"] as const, dice));
    if (report === null) return;
    const refused = gradesRefusal(report);
    must(refused === null, () => `the schema refuses the grades: ${refused}`);
    await drawAll(report, language);
  },
};

function someEntry(dice: Dice): ZipEntry {
  const name = pick(NAMES, dice);
  if (dice(6) === 0) return { name, data: png(1 + dice(9), 1 + dice(9)) };
  const [one, other] = [someCapture(dice, LARGEST).bytes, someCapture(dice, LARGEST).bytes];
  const data = dice(2) === 0 ? one : mutate(one, other, dice).bytes;
  if (dice(6) === 0) return { name, data: zipFile([{ name: "inner.pcap", data }]) };
  return {
    name,
    data,
    method: pick(["store", "deflate"] as const, dice),
    ...(dice(5) === 0 ? { size: dice(2 ** 31) } : {}),
  };
}

async function graded(path: string, language: Language, rubric: "ftp" | "dhcp"): Promise<GradeReport | null> {
  const quiet = { workers: 1, onProgress: () => undefined, signal: new AbortController().signal };
  const nothing = { feedback: null, roster: null, pattern: null, besides: [] };
  const settings = { ...quiet, ...nothing, rubric: standardRubric(rubric), language, timeZone: "UTC" };
  try {
    return localizeGrades(await gradeClass(path, settings), language);
  } catch (error) {
    if (error instanceof GradeError) return null;
    throw error;
  }
}

async function drawAll(report: GradeReport, language: Language): Promise<void> {
  for (const { name, load } of GRADE_OUTPUTS) {
    const render = await load();
    must(joined(render(report, { ...PLAIN, language, written: [] })) !== "", () => `${name} is empty`);
  }
  for (const student of report.students) JSON.parse(gradescopeResult(student, report, language));
  joined(classPage(report, { language, timeZone: "UTC", feedback: (id) => id }));
}
