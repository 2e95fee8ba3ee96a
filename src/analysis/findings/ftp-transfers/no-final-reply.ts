import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { endingOf, waitedSeconds } from "./ending.ts";
import { framesOf, lastPacket, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** The data came whole, and the server never said so (RFC 959 section 5.4: 226 or 250). */
export function noFinalReply(cases: readonly TransferCase[]): Finding[] {
  return cases
    .filter((one) => endingOf(one) === "unanswered")
    .map((one) => {
      const data = { ...nameOf(one), bytes: one.transfer.bytes ?? 0, waitedSeconds: waitedSeconds(one) };
      const at = framesOf(one.exchange, lastPacket(one));
      const causes: Cause[] = isIdleForLong(one) ? [{ code: "nat-forgot", confidence: "possible" }] : [];
      return makeFinding("ftp.no-final-reply", "warning", data, { subject: subjectOf(one), at, causes });
    });
}

/** Firewalls and NATs forget a connection on which nothing is said for some minutes, as nothing is while data flows. */
const FORGOTTEN_AFTER_SECONDS = 60;

function isIdleForLong({ exchange, transfer: { connection }, session }: TransferCase): boolean {
  const asked = exchange?.replies.at(-1)?.time ?? exchange?.time ?? null;
  if (asked === null || connection === null || session.closed !== "open") return false;
  return session.endTime <= connection.endTime && secondsBetween(asked, connection.endTime) >= FORGOTTEN_AFTER_SECONDS;
}
