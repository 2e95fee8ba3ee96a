import type { FileDirection, FileNamed } from "../../../report/grading/check-data/ftp-files.ts";
import type { Transfer } from "../../../report/report.ts";
import type { Check, CheckContext, Verdict } from "../check.ts";
import {
  attemptMode,
  bounded,
  captureSeconds,
  type FtpAttempt,
  fileName,
  finalReply,
  ftpAttempt,
  gapOf,
  onlyEnd,
  refusalOf,
  refusedCommand,
  runsToTheEnd,
  talkOf,
} from "./attempt-facts.ts";
import { isFile } from "./file-transfers.ts";
import { noCapture, told } from "./verdicts.ts";

/**
 * A file was transferred: all its bytes are there, and the server's reply of success. Half where one of the two is missing
 * from the capture, where the size differs from the announced one, or where the command was not captured. Nothing for
 * listings, for what was refused, cut or broken off, and for a file of fewer than `minimumBytes` or the other direction.
 */
export const fileTransferred: Check<"file-transferred"> = {
  name: "file-transferred",
  captures: ["active", "passive", "any"],
  parameters: {
    direction: { kind: "choice", choices: ["download", "upload"], default: null },
    minimumBytes: { kind: "number", minimum: 0, default: 1 },
  },
  run: (context, { direction, minimumBytes }) => {
    const attempt = ftpAttempt(context);
    if (attempt === null) return noCapture(context);
    const transfer = transferOf(context, attempt);
    if (transfer === null) return notAsked(attempt);
    if (!isFile(transfer)) return told(0, "listing-only", { verb: verbOf(transfer) }, transfer.frame);
    return direction !== null && transfer.direction !== direction
      ? otherDirection(transfer, direction)
      : fileVerdict(attempt, transfer, minimumBytes);
  },
};

/** The attempt's own; where that is a listing, the last file that the same session asked for in the same mode. */
function transferOf(context: CheckContext, attempt: FtpAttempt): Transfer | null {
  const { transfer, session } = attempt;
  if (transfer === null || isFile(transfer)) return transfer;
  const mode = attemptMode(context, attempt);
  const asked = session.transfers.findLast((one) => one.mode === mode && isFile(one) && one.verb !== null);
  return asked ?? transfer;
}

function notAsked({ session }: FtpAttempt): Verdict<"file-transferred"> {
  const { security, secureFromFrame, id, lastFrame } = session;
  return security === "none"
    ? told(0, "not-asked", { session: id }, lastFrame)
    : told(0, "encrypted", { security, bytes: 0 }, secureFromFrame);
}

function otherDirection(transfer: Transfer, wanted: FileDirection): Verdict<"file-transferred"> {
  return told(0, "other-direction", { ...named(transfer), wanted }, transfer.frame);
}

function fileVerdict(attempt: FtpAttempt, transfer: Transfer, minimum: number): Verdict<"file-transferred"> {
  const { outcome, connection, bytes, missingBytes, frame, verb } = transfer;
  const { session } = attempt;
  if (verb === null) return withoutCommand(attempt, transfer, minimum);
  const file = named(transfer);
  const reply = finalReply(talkOf(session, transfer));
  if (outcome === "aborted") {
    return told(0, "aborted", { ...file, bytes, code: transfer.replyCode }, frame, reply?.frame);
  }
  if (outcome === "failed") return failed(attempt, transfer);
  const seen = bytes ?? 0;
  const code = transfer.replyCode ?? 0;
  if (outcome !== "completed") return unfinished(attempt, transfer, minimum);
  if (connection === null) return told(0, "no-data", { ...file, code }, frame, reply?.frame);
  const missing = missingBytes ?? 0;
  if (missing > 0) return told(0.5, "bytes-missing", { ...file, bytes: seen, missing }, frame, reply?.frame);
  if (seen < minimum) return told(0, "too-small", { ...file, bytes: seen, minimum }, frame, reply?.frame);
  const announced = differingSize(attempt, transfer);
  if (announced !== null) return told(0.5, "size-differs", { ...file, bytes: seen, announced }, frame, reply?.frame);
  return told(1, "whole", { ...file, bytes: seen, code }, frame, reply?.frame);
}

/** The size that the server announced, where a finding tells that it is not what went. */
function differingSize({ report }: FtpAttempt, { id }: Transfer): number | null {
  const finding = report.findings.find(({ code, subject }) => code === "ftp.size-differs" && subject.transfer === id);
  const { announcedBytes } = finding?.data ?? {};
  return typeof announcedBytes === "number" ? announcedBytes : null;
}

/** Data without a command that could be read. */
function withoutCommand(attempt: FtpAttempt, transfer: Transfer, minimum: number): Verdict<"file-transferred"> {
  const { security, secureFromFrame, id } = attempt.session;
  const { connection } = transfer;
  const bytes = transfer.bytes ?? 0;
  if (security !== "none") return told(0, "encrypted", { security, bytes }, secureFromFrame);
  if (connection === null || bytes < Math.max(1, minimum)) return told(0, "not-asked", { session: id });
  return told(0.5, "no-command", { bytes, gap: gapOf(attempt.session) }, connection.firstFrame, connection.lastFrame);
}

function failed({ session }: FtpAttempt, transfer: Transfer): Verdict<"file-transferred"> {
  const { bytes, announcedBytes, replyCode, frame } = transfer;
  const talk = talkOf(session, transfer);
  const reply = refusalOf(talk);
  const path = fileName(transfer);
  if (talk !== null && reply !== null && (bytes ?? 0) === 0) {
    return told(0, "refused", { ...refusedCommand(talk, reply), path }, talk.frame, reply.frame);
  }
  const cut = { ...named(transfer), bytes, announced: announcedBytes, code: replyCode };
  return told(0, "cut", cut, frame, reply?.frame);
}

/** No final reply is there: all of the file, the capture's end, or the file's. */
function unfinished(attempt: FtpAttempt, transfer: Transfer, minimum: number): Verdict<"file-transferred"> {
  const { connection, bytes, announcedBytes, restart, frame, missingBytes } = transfer;
  const seen = bytes ?? 0;
  const file = named(transfer);
  const arrived = connection?.closed === "fin" && unacknowledged(transfer) === 0;
  const whole = arrived && missingBytes === 0 && seen >= Math.max(1, minimum);
  const short = announcedBytes !== null && transfer.type !== "ascii" && seen + restart < announcedBytes;
  if (whole && !short)
    return told(0.5, "no-reply", { ...file, bytes: seen, gap: gapOf(attempt.session) }, frame, connection.lastFrame);
  const end = onlyEnd(attempt.session);
  if (end !== null) return told(0, "one-sided", { ...file, end }, frame, connection?.lastFrame);
  if (runsToTheEnd(attempt) && connection?.closed !== "rst" && connection?.closed !== "fin") {
    return told(0, "capture-stops", { ...file, bytes, seconds: captureSeconds(attempt) }, frame, connection?.lastFrame);
  }
  return told(0, "cut", { ...file, bytes, announced: announcedBytes, code: null }, frame, connection?.lastFrame);
}

/** Bytes whose arrival nothing shows. */
function unacknowledged({ connection, direction }: Transfer): number {
  const sender = direction === "upload" ? connection?.sent.client : connection?.sent.server;
  return sender?.unacknowledgedBytes ?? 0;
}

function named(transfer: Transfer): FileNamed {
  return { verb: verbOf(transfer), path: fileName(transfer) };
}

function verbOf({ verb }: Transfer): string {
  return bounded(verb ?? "?");
}
