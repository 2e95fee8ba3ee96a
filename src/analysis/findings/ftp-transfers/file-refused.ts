import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { endingOf } from "./ending.ts";
import { refusalReasons } from "./refusal-reason.ts";
import { groupRepeats } from "./repeats.ts";
import { framesOf, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** So much of a reply is enough to know it by. */
const REPLY_SHOWN = 200;
/** The same again is proven by as many. */
const REPEATS_SHOWN = 3;

/** A file or folder that the server would not give or take (RFC 959 section 4.2.2). */
export function fileRefused(cases: readonly TransferCase[]): Finding[] {
  const refused = cases.filter((one) => endingOf(one) === "refused");
  const code = ({ transfer }: TransferCase) => String(transfer.replyCode);
  const file = (one: TransferCase) => `${code(one)} ${one.transfer.verb} ${nameOf(one).path}`;
  return groupRepeats(refused, file, code).map((group) => {
    const [first] = group;
    const { finalReply, transfer } = first;
    const data = {
      ...nameOf(first),
      replyCode: transfer.replyCode ?? 0,
      reply: (finalReply?.text ?? "").slice(0, REPLY_SHOWN),
      times: group.length,
    };
    const causes = first.openedAsFolder
      ? ([{ code: "is-a-folder", confidence: "certain" }] as const)
      : refusalReasons(first);
    const at = framesOf(...group.slice(0, REPEATS_SHOWN).flatMap((one) => [one.exchange, one.finalReply]));
    return makeFinding("ftp.file-refused", severityOf(group), data, { subject: subjectOf(first), at, causes });
  });
}

/** The mildest of a group, for what went well in the end went well. */
function severityOf(group: readonly TransferCase[]): Finding["severity"] {
  if (group.some(({ doneLater, openedAsFolder }) => doneLater || openedAsFolder)) return "note";
  const [first] = group;
  // Clients fall back to LIST.
  if (first?.transfer.verb === "MLSD" && (first.transfer.replyCode ?? 0) < 510) return "note";
  if (first !== undefined && isEmptyFolder(first)) return "note";
  const nothingToList = first?.transfer.direction === "listing" && refusalReasons(first)[0]?.code === "file-missing";
  return nothingToList ? "warning" : "error";
}

/** Many servers answer NLST of an empty folder so, others with an empty list. */
function isEmptyFolder({ transfer, finalReply }: TransferCase): boolean {
  return (
    transfer.verb === "NLST" &&
    /^(?:450|550)/.test(String(transfer.replyCode)) &&
    /no files/i.test(finalReply?.text.slice(0, REPLY_SHOWN) ?? "")
  );
}
