import { captureOf, frameOf } from "../../../decode/frame-reference.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { framesOf, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** A sender that obeys sends nothing too big again once a round trip has passed. */
const OBEYED_WITHIN_SECONDS = 1;
const ERRORS_SHOWN = 2;

/** A router asks for smaller packets (RFC 1191, RFC 8201), and the sender goes on as before. */
export function packetsTooBig(cases: readonly TransferCase[]): Finding[] {
  return cases.filter(isTooBig).map((one) => {
    const { tooBig, transfer } = one;
    const [first] = tooBig;
    const severity = transfer.outcome === "completed" || transfer.outcome === "unknown" ? "warning" : "error";
    const data = {
      ...nameOf(one),
      sender: first?.sender ?? "",
      from: first?.source.ip ?? "",
      mtu: first?.mtu ?? null,
      errors: tooBig.length,
    };
    const errors = [...tooBig.slice(0, ERRORS_SHOWN), ...tooBig.slice(-1)];
    const at = framesOf(
      one.exchange,
      ...errors.map((error) => ({ capture: captureOf(error.at), frame: frameOf(error.at) })),
    );
    const causes = [{ code: "path-mtu", confidence: "certain" }] as const;
    return makeFinding("ftp.packets-too-big", severity, data, { subject: subjectOf(one), at, causes });
  });
}

/** Whether too big packets kept a transfer from going on; path MTU discovery that works is no trouble. */
export function isTooBig({ tooBig, transfer, sent }: TransferCase): boolean {
  const [first] = tooBig;
  const last = tooBig.at(-1);
  if (first === undefined || last === undefined || sent === null || sent.retransmittedBytes === 0) return false;
  const paused = transfer.connection?.longestPause != null;
  if (transfer.outcome !== "completed" && sent.unacknowledgedBytes > 0) return true;
  return paused && secondsBetween(first.time, last.time) >= OBEYED_WITHIN_SECONDS;
}
