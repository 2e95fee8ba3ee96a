import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { AnalyzeOptions } from "../../../src/analysis/analyze-options.ts";
import { compareReports } from "../../../src/analysis/compare.ts";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { CaptureError } from "../../../src/capture/capture-error.ts";
import type { LiveEvent } from "../../../src/report/live-event.ts";
import type { Report } from "../../../src/report/report.ts";
import { contractViolations } from "../../report/contract-violations.ts";
import { eventRefusal, refusal } from "../../report/validate.ts";
import { someCapture } from "../corpus.ts";
import { type Dice, pick } from "../dice.ts";
import { judgeOutputs } from "../judge-outputs.ts";
import { mutate } from "../mutations/mutate.ts";
import { packed } from "../mutations/of-packing.ts";
import { must, type Subject } from "../subject.ts";

const DETAILS: readonly AnalyzeOptions["packets"][] = ["every", "folded", "none"];

/** The whole program: a capture is refused as none, or makes a report that keeps its contract, and every output of it. */
export const PROGRAM: Subject = {
  name: "program",
  rounds: 250,
  make(dice) {
    const [one, other] = [someCapture(dice), someCapture(dice)];
    const { bytes, done } = mutate(one.bytes, other.bytes, dice);
    const what = `${one.name} with ${other.name}: ${done.join(", ")}`;
    if (dice(8) > 0) return { bytes, what };
    const outer = packed(bytes, dice);
    return { bytes: outer.bytes, what: `${what}, ${outer.done}` };
  },
  async judge(bytes, { dice, folder }) {
    const path = join(folder, "capture");
    writeFileSync(path, bytes);
    const options = { showPasswords: false, packets: pick(DETAILS, dice) };
    const report = await analyzed(path, options);
    if (report === null) return;
    if (dice(3) === 0) await judgeEvents(path, dice);
    judgeReport(report);
    await judgeOutputs(report, bytes.length, dice);
    const compared = compareReports(report, dice(2) === 0 ? report : null, { left: null, right: null });
    if ("problem" in compared) return;
    const refused = refusal(compared.report);
    must(refused === null, () => `the schema refuses the comparison: ${refused}`);
    await judgeOutputs(compared.report, bytes.length, dice);
  },
};

async function analyzed(path: string, options: AnalyzeOptions): Promise<Report | null> {
  try {
    return await analyzeCaptures([path], options);
  } catch (error) {
    if (error instanceof CaptureError) return null;
    throw error;
  }
}

function judgeReport(report: Report): void {
  const refused = refusal(report);
  must(refused === null, () => `the schema refuses the report: ${refused}`);
  const violations = contractViolations(report);
  must(violations.length === 0, () => `against the contract: ${violations.slice(0, 5).join("; ")}`);
}

/** The same capture told as it is read. */
async function judgeEvents(path: string, dice: Dice): Promise<void> {
  const told: LiveEvent[] = [];
  const live = { tell: (event: LiveEvent) => void told.push(event), settled: () => null };
  await analyzed(path, { showPasswords: false, live, keepRows: dice(2) === 0 });
  for (const event of told) {
    const refused = eventRefusal(event);
    must(refused === null, () => `the schema refuses event ${event.event}: ${refused}`);
  }
}
