import type { NoAttempt } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { CheckContext } from "../check.ts";

/** A verdict as the checks of FTP put it together; Verdict<Name> says which reasons a check may give. */
export interface Told<Reason extends string, Data> {
  score: number;
  reason: Reason;
  data: Data;
  frames: number[];
}

/** A verdict; frames that are not known, or named before, are left out. `score` is the share of the points that is earned, 0 to 1. */
export function told<const Reason extends string, Data>(
  score: number,
  reason: Reason,
  data: Data,
  ...frames: readonly (number | null | undefined)[]
): Told<Reason, Data> {
  const known = frames.filter((frame) => frame !== null && frame !== undefined);
  return { score, reason, data, frames: [...new Set(known)] };
}

/** Where there is no capture to look at. */
export function noCapture({ kind }: CheckContext): Told<"no-capture", NoAttempt["no-capture"]> {
  return told(0, "no-capture", { kind });
}
