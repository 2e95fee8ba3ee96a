import type { FtpTransferFindings } from "../../../report/finding-data/ftp-transfers.ts";
import { makeFinding } from "../../../report/findings.ts";
import { lastPart } from "../../../report/path-end.ts";
import type { Finding } from "../../../report/report.ts";
import { binaryFormatOf } from "./binary-names.ts";
import { groupRepeats } from "./repeats.ts";
import { framesOf, isControlWhole, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";

/** Why a file is taken for a binary one; `doubted` where its first bytes, which were captured, do not look like it. */
interface Binary {
  format: string;
  evidence: FtpTransferFindings["ftp.ascii-binary"]["evidence"];
  doubted: boolean;
}

/** Line ends are changed in ASCII type (RFC 959 section 3.1.1.1), which no picture and no archive survives. */
export function asciiBinary(cases: readonly TransferCase[]): Finding[] {
  const harmed = cases.filter((one) => binaryInAscii(one) !== null);
  const kind = (one: TransferCase) => `${one.transfer.verb} ${one.transfer.type} ${binaryInAscii(one)?.format}`;
  return groupRepeats(harmed, kind, ({ transfer }) => String(transfer.verb)).flatMap((group) => {
    const [first] = group;
    const binary = binaryInAscii(first);
    if (binary === null) return [];
    const { format, evidence, doubted } = binary;
    const { bytes, type } = first.transfer;
    const told = type === "ascii";
    const data = { ...nameOf(first), type: told ? type : null, format, evidence, bytes, times: group.length };
    const at = framesOf(told ? first.typeCommand : null, first.exchange);
    const causes = [{ code: "left-in-ascii", confidence: told ? "certain" : "likely" }] as const;
    const confidence = evidence === "contents" ? "seen" : "inferred";
    const place = { subject: subjectOf(first), at, causes, confidence } as const;
    // A TYPE may be among what was not captured.
    const sure = told && !doubted && isControlWhole(first);
    return [makeFinding("ftp.ascii-binary", sure ? "warning" : "note", data, place)];
  });
}

/** Null for text, for what nobody can tell, and for what was not transferred. */
function binaryInAscii(one: TransferCase): Binary | null {
  const { transfer } = one;
  const { direction, bytes, connection, outcome, signature } = transfer;
  if ((direction !== "download" && direction !== "upload") || !isAscii(one)) return null;
  if (outcome !== "completed" && (bytes ?? 0) === 0) return null;
  if (signature !== null) return { format: signature, evidence: "contents", doubted: false };
  // Without TYPE, a name is not enough: many servers then send bytes as they are, whatever the RFC says.
  const named = transfer.type === "ascii" ? binaryFormatOf(lastPart(nameOf(one).path ?? "")) : null;
  if (named === null || bytes === 0) return null;
  const looked =
    connection !== null && transfer.missingBytes === 0 && transfer.restart === 0 && transfer.verb !== "APPE";
  return { format: named.format, evidence: "name", doubted: looked && named.shown };
}

/** ASCII is what holds until TYPE says otherwise (RFC 959 section 5.1), if the session is known from its beginning. */
function isAscii(one: TransferCase): boolean {
  const { transfer, session, plainBytes } = one;
  if (transfer.type !== null) return transfer.type === "ascii";
  return plainBytes && session.opened === "syn" && session.security === "none" && isControlWhole(one);
}
