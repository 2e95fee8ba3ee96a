import type { Cause } from "../../../report/findings.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { expectedBytes } from "./expected-bytes.ts";
import {
  framesOf,
  isControlWhole,
  isItsConnection,
  lastPacket,
  nameOf,
  subjectOf,
  type TransferCase,
} from "./transfer-case.ts";

/** A success reply, and yet another number of bytes than was told. */
export function sizeDiffers(cases: readonly TransferCase[]): Finding[] {
  return cases.filter(differs).map((one) => {
    const { bytes, announcedBytes, restart, type } = one.transfer;
    const data = { ...nameOf(one), bytes: bytes ?? 0, announcedBytes: announcedBytes ?? 0, restart };
    const at = framesOf(one.exchange, lastPacket(one), one.finalReply);
    const changed: Cause = { code: "file-changed", confidence: "possible" };
    const causes: Cause[] =
      type === "image" ? [changed] : [{ code: "line-ends-converted", confidence: "possible" }, changed];
    const confidence = type === "image" ? "seen" : "inferred";
    return makeFinding("ftp.size-differs", "warning", data, { subject: subjectOf(one), at, causes, confidence });
  });
}

function differs(one: TransferCase): boolean {
  const { outcome, bytes } = one.transfer;
  const expected = expectedBytes(one);
  if (outcome !== "completed" || bytes === null || expected === null || !isWhole(one)) return false;
  if (!isControlWhole(one) || !isItsConnection(one)) return false;
  const { least, most } = expected;
  return one.transfer.type === "image" ? bytes !== least && bytes !== most : bytes < least || bytes > most;
}

/** Captured from its SYN to its end, and nothing in between is missing. */
function isWhole({ transfer: { connection, missingBytes } }: TransferCase): boolean {
  if (connection === null || missingBytes !== 0) return false;
  return connection.synFrame !== null && connection.established && connection.closed !== "open";
}
