import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { endingOf } from "./ending.ts";
import { framesOf, lastPacket, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** Below a twentieth TCP copes well; above a tenth it crawls. A few packets of a small file are no rate to warn of. */
const NOTED_SHARE = 0.05;
const WARNED_SHARE = 0.1;
const NOTED_BYTES = 4_000;
const WARNED_BYTES = 20_000;

/** Much of the data had to be sent again. */
export function retransmissions(cases: readonly TransferCase[]): Finding[] {
  return cases.flatMap((one) => {
    const { bytes, retransmittedBytes, connection } = one.transfer;
    if (bytes === null || retransmittedBytes === null || connection === null || bytes === 0) return [];
    const share = retransmittedBytes / bytes;
    const ending = endingOf(one);
    if (retransmittedBytes < NOTED_BYTES || share < NOTED_SHARE || ending === "too-big" || ending === "stalled")
      return [];
    const at = framesOf({ capture: connection.capture, frame: connection.firstFrame }, lastPacket(one));
    const causes = [{ code: "packet-loss", confidence: "likely" }] as const;
    const severity = share < WARNED_SHARE || retransmittedBytes < WARNED_BYTES ? "note" : "warning";
    const data = { ...nameOf(one), bytes, retransmittedBytes };
    return [makeFinding("ftp.retransmissions", severity, data, { subject: subjectOf(one), at, causes })];
  });
}
