/** What a whole capture is about: which modes its FTP shows, and what else it may hold. */
import type { Mode } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { InsteadOfFtp } from "../../../report/grading/check-data/ftp.ts";
import type { CaptureKind } from "../../../report/grading/rubric.ts";
import type { FtpSession, Report, Transfer } from "../../../report/report.ts";
import type { ReadFile } from "../check.ts";
import { modeOfVerb } from "./session-index.ts";

/** How well a capture shows a mode: 3 by a transfer that worked, 2 by one that did not, 1 by a command, 0 not at all. */
export type ModeStrength = 0 | 1 | 2 | 3;

/** Of each mode, how well a capture shows it. */
export function modesShown({ ftp }: Report): Record<Mode, ModeStrength> {
  const shown: Record<Mode, ModeStrength> = { active: 0, passive: 0 };
  for (const session of ftp.sessions) {
    for (const [mode, strength] of strengthsOf(session)) {
      if (strength > shown[mode]) shown[mode] = strength;
    }
  }
  return shown;
}

function* strengthsOf({ exchanges, announcements, transfers }: FtpSession): Iterable<[Mode, ModeStrength]> {
  for (const transfer of transfers) if (transfer.mode !== null) yield [transfer.mode, worked(transfer) ? 3 : 2];
  for (const { listener } of announcements) yield [listener === "client" ? "active" : "passive", 1];
  for (const { verb } of exchanges) {
    const mode = modeOfVerb(verb);
    if (mode !== null) yield [mode, 1];
  }
}

function worked({ connection, outcome }: Transfer): boolean {
  return outcome === "completed" || (connection?.established === true && outcome !== "failed");
}

/** Of a capture, the first place that shows a mode: session, verb (null where it was not readable) and frame. */
export function firstOfMode(
  { ftp }: Report,
  mode: Mode,
): { session: number; verb: string | null; frame: number } | null {
  for (const { id, exchanges, transfers, firstFrame } of ftp.sessions) {
    const asked = exchanges.find(({ verb }) => modeOfVerb(verb) === mode);
    if (asked !== undefined) return { session: id, verb: asked.verb, frame: asked.frame ?? firstFrame };
    const transfer = transfers.find((one) => one.mode === mode);
    const frame = transfer?.frame ?? transfer?.connection?.firstFrame ?? firstFrame;
    if (transfer !== undefined) return { session: id, verb: null, frame };
  }
  return null;
}

/** A capture of the other mode, where one of this mode is missing: the first in the order of names. */
export function otherModeCapture(
  kind: CaptureKind | null,
  files: readonly ReadFile[],
): { path: string; mode: Mode } | null {
  if (kind !== "active" && kind !== "passive") return null;
  const mode = kind === "active" ? "passive" : "active";
  const paths = files.flatMap(({ path, report }) => (report !== null && modesShown(report)[mode] > 0 ? path : []));
  const [path] = paths.sort();
  return path === undefined ? null : { path, mode };
}

/** A snap length with room for the headers of a TCP segment and for a short line. */
const HEADERS_AND_A_REPLY = 96;

/** What somebody may have captured instead of FTP. */
export function insteadOfFtp(report: Report): InsteadOfFtp | null {
  const codes = new Set(report.findings.map(({ code }) => code));
  const packetsOf = (name: string) => report.traffic.find(({ protocol }) => protocol === name)?.packets ?? 0;
  const [capture] = report.captures;
  if (codes.has("ftp.control-refused")) return "refused";
  if (codes.has("ftp.control-unanswered") || codes.has("ftp.no-greeting")) return "unanswered";
  if (capture !== undefined && capture.cutPackets > 0) {
    if (packetsOf("FTP") > 0 || (capture.snapLength < HEADERS_AND_A_REPLY && packetsOf("TCP (other)") > 0))
      return "cut";
  }
  if (packetsOf("FTP") > 0) return "silent";
  if (report.ftp.unclaimedConnections.length > 0) return "data-only";
  if (packetsOf("SSH") > 0) return "ssh";
  if (2 * packetsOf("HTTP") >= (capture?.packets ?? 0)) return "http";
  return report.dhcp.transactions.length > 0 ? "dhcp" : null;
}
