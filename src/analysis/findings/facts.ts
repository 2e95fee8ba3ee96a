import type { DecodeTallies } from "../../decode/decoder.ts";
import type { ControlRecord } from "../../protocols/ftp/records.ts";
import type { Finding, Report } from "../../report/report.ts";

/** What the rules look at: the report so far, and what was counted on the way to it. */
export interface Facts {
  /** Everything but its findings. */
  report: Report;
  controls: readonly ControlRecord[];
  /** Damaged places, by capture. */
  damages: readonly number[];
  tallies: DecodeTallies;
  /** What the ceilings of limits.ts left out, by table. */
  dropped: Readonly<Record<string, number>>;
}

/** A rule: facts in, findings out; pure. One rule a file, one line in registry.ts. */
export type Rule = (facts: Facts) => Finding[];
