import type { Pause } from "../../../report/connection.ts";
import { secondsSinceData } from "../../../report/data-silence.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Finding } from "../../../report/report.ts";
import { endingOf, isStuck, staysShut } from "./ending.ts";
import { framesOf, lastPacket, nameOf, subjectOf, type TransferCase } from "./transfer-case.ts";
import { lossCauses } from "./transfer-cut.ts";

/** One or two lost packets cost less: the first timeout is a second, and doubles (RFC 6298 section 2). */
const LONG_SECONDS = 5;
/** A shorter pause that nevertheless took so much longer than all the rest. */
const SHORT_SECONDS = 2;
const TIMES_THE_REST = 10;

/** Data that stopped for long, or for good. */
export function transferStalled(cases: readonly TransferCase[]): Finding[] {
  return cases.flatMap((one) => {
    const ending = endingOf(one);
    if (staysShut(one))
      return (ending === null || ending === "stalled") && one.transfer.outcome !== "completed"
        ? neverOpenedAgain(one)
        : [];
    if (ending === "stalled") return [stoppedForGood(one)];
    if (ending === "aborted" && secondsSinceData(one.transfer, one.abort?.time ?? null) >= LONG_SECONDS)
      return [givenUp(one)];
    return ending === "cut" || ending === "too-big" ? [] : paused(one);
  });
}

function stoppedForGood(one: TransferCase): Finding {
  const stuck = isStuck(one);
  const bytes = throughBytes(one);
  const seconds = stoppedSeconds(one);
  const data = { ...nameOf(one), bytes, seconds, window: false, ended: true };
  const at = framesOf(one.exchange, lastData(one), lastPacket(one));
  const silenced = one.controlLost || (stuck && seconds >= SILENCED_SECONDS);
  const causes = silenced && bytes > 0 ? [...VANISHED] : stuck ? lossCauses(one) : quietCauses(one);
  const severity = stuck || one.gaveUp || one.controlLost ? "error" : "warning";
  return makeFinding("ftp.transfer-stalled", severity, data, { subject: subjectOf(one), at, causes });
}

function neverOpenedAgain(one: TransferCase): Finding[] {
  const pause = lastData(one);
  const seconds = pause?.seconds ?? 0;
  if (seconds < LONG_SECONDS) return [];
  const data = { ...nameOf(one), bytes: throughBytes(one), seconds, window: true, ended: true };
  const at = framesOf(one.exchange, pause, lastPacket(one));
  const causes = [{ code: "receiver-slow", confidence: "likely" }] as const;
  const severity = one.gaveUp ? "error" : "warning";
  return [makeFinding("ftp.transfer-stalled", severity, data, { subject: subjectOf(one), at, causes })];
}

/** So long not one acknowledgement comes back where packets are merely lost. */
const SILENCED_SECONDS = 10;
const VANISHED: readonly Cause[] = [
  { code: "peer-vanished", confidence: "likely" },
  { code: "packet-loss", confidence: "possible" },
];

/** Bytes that the receiver is seen to have. */
function throughBytes({ transfer, sent }: TransferCase): number {
  return Math.max(0, (transfer.bytes ?? 0) - (sent?.unacknowledgedBytes ?? 0));
}

/** At least so long nothing new came: from the first data, where none got through, else from the one before the longest pause. */
function stoppedSeconds(one: TransferCase): number {
  const { connection, startTime } = one.transfer;
  if (connection === null) return 0;
  const end = connection.closed === "open" && one.captureEnd !== null ? one.captureEnd : connection.endTime;
  if (startTime !== null && throughBytes(one) === 0) return secondsBetween(startTime, end);
  if (!isStuck(one)) return secondsSinceData(one.transfer, end);
  const since = (connection.longestPause?.seconds ?? 0) + secondsBetween(connection.endTime, end);
  return Number(since.toFixed(6));
}

function givenUp(one: TransferCase): Finding {
  const seconds = secondsSinceData(one.transfer, one.abort?.time ?? null);
  const data = { ...nameOf(one), bytes: throughBytes(one), seconds, window: false, ended: true };
  const at = framesOf(one.exchange, lastData(one), one.abort);
  return makeFinding("ftp.transfer-stalled", "warning", data, {
    subject: subjectOf(one),
    at,
    causes: quietCauses(one),
  });
}

function paused(one: TransferCase): Finding[] {
  const { connection, seconds: taken, bytes } = one.transfer;
  const pause = connection?.longestPause ?? null;
  if (pause === null) return [];
  const rest = Math.max(0, (taken ?? 0) - pause.seconds);
  const long = pause.seconds >= LONG_SECONDS;
  if (!long && (pause.seconds < SHORT_SECONDS || pause.seconds < TIMES_THE_REST * rest)) return [];
  const data = { ...nameOf(one), bytes: bytes ?? 0, seconds: pause.seconds, window: pause.windowShut, ended: false };
  const at = framesOf(pause, { capture: pause.lastCapture, frame: pause.lastFrame });
  const causes: Cause[] = pause.windowShut ? [{ code: "receiver-slow", confidence: "likely" }] : quietCauses(one);
  return [
    makeFinding("ftp.transfer-stalled", long ? "warning" : "note", data, { subject: subjectOf(one), at, causes }),
  ];
}

/** Nothing was sent although the receiver would have taken it: the sender had nothing, or what it sent was lost before it was captured. */
function quietCauses(one: TransferCase): Cause[] {
  const { sent } = one;
  const loss: Cause = { code: "packet-loss", confidence: "possible" };
  if ((sent?.retransmittedBytes ?? 0) > 0 || (sent?.missingBytes ?? 0) > 0) {
    return [
      { code: "packet-loss", confidence: "likely" },
      { code: "sender-slow", confidence: "possible" },
    ];
  }
  return [{ code: "sender-slow", confidence: isCapturedAtReceiver(one) ? "possible" : "likely" }, loss];
}

/** There, what was lost on the way looks like what was never sent. */
function isCapturedAtReceiver({ session, transfer }: TransferCase): boolean {
  return session.capturePoint === (transfer.direction === "upload" ? "server" : "client");
}

function lastData({ transfer: { connection } }: TransferCase): Pause | null {
  return connection?.longestPause ?? null;
}
