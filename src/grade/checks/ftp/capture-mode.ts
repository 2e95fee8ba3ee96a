import type { Mode } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { CaptureKind } from "../../../report/grading/rubric.ts";
import type { Report } from "../../../report/report.ts";
import type { Attempt, Check, CheckContext, ReadFile, Verdict } from "../check.ts";
import { portTalkOf } from "./attempt-facts.ts";
import { firstOfMode, insteadOfFtp, modesShown } from "./capture-contents.ts";
import { modeOfVerb } from "./session-index.ts";
import { noCapture, told } from "./verdicts.ts";

/**
 * What the capture shows is of the part's kind. A session that names no port passes: nothing contradicts it, and
 * endpoint-announced fails. All or nothing.
 */
export const captureMode: Check<"capture-mode"> = {
  name: "capture-mode",
  captures: ["active", "passive", "dhcp", "any"],
  parameters: {},
  run: (context) => (context.attempt === null ? withoutAttempt(context) : withAttempt(context, context.attempt)),
};

function withAttempt({ kind, files }: CheckContext, attempt: Attempt): Verdict<"capture-mode"> {
  const path = files[attempt.file]?.path ?? "";
  const { session, transfer, transaction } = attempt;
  if (session === null) return told(1, "shown", { path, session: null, verb: null }, transaction?.firstFrame);
  const mode = kind === "active" || kind === "passive" ? kind : (transfer?.mode ?? null);
  const asked = portTalkOf({ ...attempt, session }, mode);
  const data = { path, session: session.id, verb: asked?.verb ?? null };
  if (asked !== null) return told(1, "shown", data, asked.frame);
  if (transfer !== null && transfer.mode !== null) {
    return told(1, "shown", data, transfer.frame ?? transfer.connection?.firstFrame);
  }
  return told(1, "unclear", { path, session: session.id }, session.firstFrame);
}

function withoutAttempt(context: CheckContext): Verdict<"capture-mode"> {
  const { kind, meant, files } = context;
  const file = meant === null ? undefined : files[meant];
  if (meant === null || file === undefined || kind === null) return noCapture(context);
  return { ...contradiction(kind, file), file: meant };
}

function contradiction(kind: CaptureKind, { path, report, problem }: ReadFile): Verdict<"capture-mode"> {
  if (report === null) return told(0, "unreadable", { path, problem });
  const packets = report.captures[0]?.packets ?? 0;
  if (packets === 0) return told(0, "no-packets", { path });
  if (kind === "dhcp") return told(0, "no-dhcp", { path, packets });
  const other = otherMode(kind, report);
  if (other !== null) {
    const { mode, session, verb, frame } = other;
    return told(0, "other-mode", { path, kind, mode, session, verb, frame }, frame);
  }
  return told(0, "no-ftp", { path, packets, instead: insteadOfFtp(report) });
}

function otherMode(kind: CaptureKind, report: Report) {
  const mode: Mode = kind === "active" ? "passive" : "active";
  const first = modesShown(report)[mode] > 0 ? firstOfMode(report, mode) : null;
  if (first === null) return null;
  return { ...first, mode, verb: modeOfVerb(first.verb) === null ? null : first.verb };
}
