import type { FindingCode } from "../report/findings.ts";
import type { Finding } from "../report/report.ts";

/** Plain observations: nothing is wrong, and the summary tells them only where everything is asked for. */
const QUIET: ReadonlySet<string> = new Set<FindingCode>([
  "ftp.port-20-used",
  "ftp.passive-ports",
  "ftp.modes-mixed",
  "dhcp.relay-used",
  "dhcp.unicast-answer",
  "capture.duplicates",
  "capture.ends-inside",
]);

/** Whether a finding only observes something. One of these codes that is a warning after all is told like any other. */
export function isQuiet({ code, severity }: Finding): boolean {
  return severity === "note" && QUIET.has(code);
}
