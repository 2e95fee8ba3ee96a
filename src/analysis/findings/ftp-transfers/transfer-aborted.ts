import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { endingOf } from "./ending.ts";
import { groupRepeats } from "./repeats.ts";
import { framesOf, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** The client asked for the end of a transfer (ABOR, RFC 959 section 4.1.3): whoever asks for it wants it. */
export function transferAborted(cases: readonly TransferCase[]): Finding[] {
  const aborted = cases.filter((one) => endingOf(one) === "aborted");
  const verb = ({ transfer }: TransferCase) => String(transfer.verb);
  const file = (one: TransferCase) => `${verb(one)} ${nameOf(one).path}`;
  return groupRepeats(aborted, file, verb).map((group) => {
    const [first] = group;
    const { bytes, replyCode } = first.transfer;
    const data = { ...nameOf(first), bytes, replyCode, times: group.length };
    const at = framesOf(first.exchange, first.abort, first.finalReply);
    const causes = [{ code: "user-stopped", confidence: "likely" }] as const;
    return makeFinding("ftp.transfer-aborted", "note", data, { subject: subjectOf(first), at, causes });
  });
}
