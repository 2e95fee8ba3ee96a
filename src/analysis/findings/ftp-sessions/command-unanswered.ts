import { frameReference } from "../../../decode/frame-reference.ts";
import { opposite } from "../../../flow/connection.ts";
import { isTransferVerb } from "../../../protocols/ftp/commands.ts";
import { secondsBetween } from "../../../report/elapsed.ts";
import type { FtpSessionFindings } from "../../../report/finding-data/ftp-sessions.ts";
import { type Cause, makeFinding } from "../../../report/findings.ts";
import type { Exchange, Finding, FtpSession } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { controlLosses } from "./control-loss.ts";
import { exchangeFrames } from "./exchange-frames.ts";
import { lastAccepted, pairOf } from "./logins.ts";
import { type SessionControl, sessionControls } from "./session-controls.ts";

type How = FtpSessionFindings["ftp.command-unanswered"]["how"];

/** So long a command may take, and so long a client waits at least that leaves for want of an answer. */
const PATIENCE_SECONDS = 30;
const CLIENT_PATIENCE_SECONDS = 5;
/** Behind them nobody waits for an answer. */
const LEAVING = new Set(["QUIT", "ABOR"]);
/** What firewalls with an eye on FTP read, and may throw away. */
const INSPECTED = new Set(["PORT", "EPRT", "PASV", "EPSV", "AUTH"]);

/** A command that arrived and that the server never answered (RFC 959 section 5.4); of transfers, other rules tell. */
export function commandUnanswered(facts: Facts): Finding[] {
  const dead = controlLosses(facts);
  const accepted = lastAccepted(facts);
  return sessionControls(facts).flatMap((one) => {
    const { session } = one;
    const exchange = dead.has(session) ? null : unanswered(session);
    if (exchange === null || exchange.verb === null) return [];
    const ending = endingOf(one, exchange, facts.report.captures[session.lastCapture]?.lastTime ?? session.endTime);
    if (ending === null) return [];
    const severity = (accepted.get(pairOf(session)) ?? 0) > session.id ? "warning" : "error";
    const at = [...exchangeFrames(exchange, null), ...evidence(session.lastCapture, [session.lastFrame])];
    const place = { subject: { session: session.id }, at, causes: causesOf(ending.how, exchange.verb) };
    return [makeFinding("ftp.command-unanswered", severity, { verb: exchange.verb, ...ending }, place)];
  });
}

/** The first of the last commands to which nothing was said any more; null where something may have been, unseen. */
function unanswered({ exchanges, sent, security }: FtpSession): Exchange | null {
  if (security !== "none" || sent.client.missingBytes > 0 || sent.server.missingBytes > 0) return null;
  // That it came to the server is known by TCP's acknowledgement.
  if (sent.client.unacknowledgedBytes > 0 || sent.server.bytes === 0) return null;
  let first = exchanges.length;
  while (first > 0 && exchanges[first - 1]?.replies.length === 0) first -= 1;
  const exchange = exchanges[first];
  if (exchange?.verb == null || LEAVING.has(exchange.verb) || isTransferVerb(exchange.verb)) return null;
  return exchange;
}

/** What came instead of the answer; null where it may still come. */
function endingOf(
  { session, control: { connection, serverSide } }: SessionControl,
  { capture, frame, time }: Exchange,
  captureEnd: string,
): { how: How; seconds: number } | null {
  if (capture === null || frame === null || time === null) return null;
  const { finBy, finFrame, resetBy } = connection;
  if (finBy === serverSide) {
    // A session that the server had closed before takes no commands.
    return finFrame > frameReference(capture, frame)
      ? { how: "fin", seconds: secondsBetween(time, session.endTime) }
      : null;
  }
  if (finBy < 0 && resetBy === serverSide) return { how: "rst", seconds: secondsBetween(time, session.endTime) };
  const gaveUp = finBy >= 0 || resetBy === opposite(serverSide);
  const seconds = secondsBetween(time, gaveUp ? session.endTime : captureEnd);
  return seconds >= (gaveUp ? CLIENT_PATIENCE_SECONDS : PATIENCE_SECONDS) ? { how: "silence", seconds } : null;
}

function causesOf(how: How, verb: string): Cause[] {
  const error: Cause = { code: "server-error", confidence: "possible" };
  if (how !== "fin" && INSPECTED.has(verb)) return [{ code: "ftp-inspected", confidence: "possible" }, error];
  return how === "silence" ? [error] : [error, { code: "server-stopping", confidence: "possible" }];
}
