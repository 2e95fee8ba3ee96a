import type { DhcpLease } from "../../report/report.ts";
import { FOREVER } from "../text/lease-time.ts";
import type { Sheet } from "../text/sheet.ts";

/** As on the wire, with its unit: "3600 s". */
export function leaseSeconds(seconds: number, sheet: Sheet): string {
  return seconds === FOREVER ? sheet.words.dhcpLadder.forever : sheet.words.measures.seconds(String(seconds));
}

/** "lease 3600 s (T1 1800, T2 3150)"; null where the lease has no time. */
export function leaseTerms({ seconds, t1Seconds, t2Seconds }: DhcpLease, sheet: Sheet): string | null {
  if (seconds === null) return null;
  const timer = (time: number | null) => (time === null || time === FOREVER ? null : String(time));
  return sheet.words.dhcpLadder.verdict.lease(leaseSeconds(seconds, sheet), timer(t1Seconds), timer(t2Seconds));
}
