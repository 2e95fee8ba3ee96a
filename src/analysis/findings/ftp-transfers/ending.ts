import { secondsSinceData } from "../../../report/data-silence.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { synFate } from "../../../report/syn-fate.ts";
import { CANNOT_OPEN, namesDataConnection, refusesHost } from "../ftp-connections/failed-reply.ts";
import { expectedBytes } from "./expected-bytes.ts";
import { isTooBig } from "./packets-too-big.ts";
import { isControlWhole, isItsConnection, type TransferCase, wasOpen } from "./transfer-case.ts";

/**
 * How a transfer came to a bad end. Each has one rule that tells of it, so that one cause is one finding; where the data
 * connection never opened, or the login's rights were not enough, other groups' rules tell.
 */
export type Ending = "refused" | "aborted" | "cut" | "stalled" | "unanswered" | "too-big";

/** The file, the disk, the name or the restart offset (554) stands in the way (RFC 959 section 4.2.2); 451 too, before any byte. */
const REFUSALS = new Set([450, 452, 550, 551, 552, 553, 554, 556]);
/** The command is not understood, not there, or not as it should be. */
const MISUNDERSTANDINGS = new Set([500, 501, 502, 503, 504]);
/** No data connection; and what only a login or its rights stand in the way of. */
const OTHERS_TO_TELL = new Set([CANNOT_OPEN, 430, 530, 532]);

/** Null where it went well, goes on, is not known, or is another group's to tell. */
export function endingOf(one: TransferCase): Ending | null {
  const { outcome, verb } = one.transfer;
  if (isTooBig(one)) return "too-big";
  if (verb === null || outcome === "completed" || outcome === "unknown") return null;
  if (outcome === "failed") return endingByReply(one);
  if (outcome === "aborted") return neverOpened(one) ? null : "aborted";
  return endingWithoutReply(one);
}

/** A data connection that was tried and did not come to be. */
function neverOpened(one: TransferCase): boolean {
  return one.transfer.connection !== null && !wasOpen(one);
}

/** Its SYN was sent in vain. */
function isUnanswered({ transfer: { connection } }: TransferCase): boolean {
  return connection !== null && synFate(connection) === "unanswered";
}

/** The server had said that it would begin. */
function hasBegun({ exchange }: TransferCase): boolean {
  return exchange?.replies.some(({ code }) => code < 200) === true;
}

function endingByReply(one: TransferCase): Ending | null {
  const code = one.transfer.replyCode ?? 0;
  const began = (one.transfer.bytes ?? 0) > 0 || (one.transfer.connection === null && hasBegun(one));
  if (code === CANNOT_OPEN && (wasOpen(one) || (one.finalReply !== null && refusesHost(one.finalReply)))) return "cut";
  if (!wasOpen(one) && one.finalReply !== null && namesDataConnection(one.finalReply)) return null;
  if (code < 400 || OTHERS_TO_TELL.has(code)) return null;
  if (REFUSALS.has(code) || (code === 451 && !began)) return "refused";
  if (MISUNDERSTANDINGS.has(code) && !began) return isUnanswered(one) ? null : "refused";
  // An ABOR may be among the commands that were not captured.
  if (one.session.sent.client.missingBytes > 0) return null;
  const outOfSight = one.transfer.connection === null && !one.dataCaptured && hasBegun(one);
  return outOfSight || (wasOpen(one) && isItsConnection(one)) ? "cut" : null;
}

/** A server may take its time for the final reply (to flush, to scan for viruses): so long it may. */
export const PATIENCE_SECONDS = 10;
/** Nothing that works is silent for so long in the middle: TCP's own timers have long sent something again (RFC 6298). Where the client gave up, less will do. */
const SILENCE_SECONDS = 30;

function endingWithoutReply(one: TransferCase): Ending | null {
  const { connection } = one.transfer;
  if (connection === null || !wasOpen(one) || !isControlWhole(one) || !isItsConnection(one)) return null;
  if (isStuck(one)) return "stalled";
  if (connection.closed === "open") {
    const patience = one.gaveUp ? PATIENCE_SECONDS : SILENCE_SECONDS;
    return one.sent?.packets !== 0 && secondsSinceData(one.transfer, one.captureEnd) >= patience ? "stalled" : null;
  }
  const expected = expectedBytes(one);
  const waited = waitedSeconds(one);
  if (expected !== null && arrived(one) < expected.least) return "cut";
  if ((one.sent?.unacknowledgedBytes ?? 0) > 0 && waited >= 1) return "cut";
  if (staysShut(one)) return "stalled";
  if (connection.closed === "rst" && expected === null) return waited >= 1 ? "cut" : null;
  // A client that lets an upload end well waits for the reply.
  if (expected === null && one.transfer.direction === "upload" && one.gaveUp && !one.controlLost) return "cut";
  return waited >= PATIENCE_SECONDS && !one.controlLost ? "unanswered" : null;
}

/** Bytes that were sent, whether captured or not. */
function arrived({ transfer }: TransferCase): number {
  return (transfer.bytes ?? 0) + (transfer.missingBytes ?? 0);
}

/**
 * What was sent last never got through: it was sent again and again and not acknowledged; or, captured behind where it was
 * lost, only the last and small packets are there, and not one byte was acknowledged.
 */
export function isStuck({ sent, transfer: { connection, bytes } }: TransferCase): boolean {
  if (connection === null || sent === null || sent.unacknowledgedBytes === 0) return false;
  const repeated = sent.retransmittedBytes > 0 && connection.longestPause !== null;
  return repeated || (sent.missingBytes > 0 && sent.unacknowledgedBytes === bytes);
}

/** The receiver's window was shut until the capture, or the connection, ended. */
export function staysShut({ transfer: { connection } }: TransferCase): boolean {
  const pause = connection?.longestPause ?? null;
  if (connection === null || pause === null) return false;
  const { lastFrame, lastCapture } = connection;
  return pause.windowShut && pause.lastFrame === lastFrame && pause.lastCapture === lastCapture;
}

/** From the end of the data to the end of the control connection, or of the capture where that goes on. */
export function waitedSeconds({ session, transfer: { connection }, captureEnd }: TransferCase): number {
  const end = session.closed === "open" ? captureEnd : session.endTime;
  return connection === null || end === null ? 0 : secondsBetween(connection.endTime, end);
}
