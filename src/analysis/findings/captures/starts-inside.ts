import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding, FtpSession } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { byCapture, LISTED, SHOWN } from "./connections.ts";

/** Sessions that were open already when the capture began. */
export function startsInside({ report }: Facts): Finding[] {
  const open = report.ftp.sessions.filter((session) => session.opened === "midstream" && !isGreeted(session));
  return byCapture(open, (one) => one.capture).map(([capture, own]) => finding(own, capture));
}

function finding(own: readonly FtpSession[], capture: number): Finding {
  const ids = own.map(({ id }) => id);
  const data = { sessions: ids.slice(0, LISTED), count: ids.length };
  const subject = { session: ids.length === 1 ? (ids[0] ?? null) : null };
  const at = evidence(
    capture,
    own.slice(0, SHOWN).map(({ firstFrame }) => firstFrame),
  );
  const causes: Cause[] = [{ code: "capture-late", confidence: "likely" }];
  return makeFinding("capture.starts-inside", "note", data, { subject, at, causes });
}

/** Only its handshake is missing, as where packets without text were left out. */
function isGreeted({ exchanges: [first] }: FtpSession): boolean {
  return first !== undefined && first.verb === null && first.replies[0]?.code === 220;
}
