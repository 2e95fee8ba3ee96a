import type { DataConnection } from "../../../report/connection.ts";
import type { FtpEnd, Mode } from "../../../report/grading/check-data/attempt-reasons.ts";
import type { NoDataConnection } from "../../../report/grading/check-data/ftp.ts";
import type { CheckContext } from "../check.ts";
import {
  announcementOf,
  attemptMode,
  captureSeconds,
  dataConnectionOf,
  type FtpAttempt,
  finalReply,
  ftpAttempt,
  isDisplayed,
  openerOf,
  ownAddress,
  portTalkOf,
  refusalOf,
  refusedCommand,
  runsToTheEnd,
  transferTalkOf,
} from "./attempt-facts.ts";
import { noCapture, type Told, told } from "./verdicts.ts";

/** An attempt with its data connection. */
export interface DataAttempt {
  attempt: FtpAttempt;
  mode: Mode | null;
  /** Who is to open it. */
  opener: FtpEnd;
  connection: DataConnection;
}

/** Why there is no data connection to look at. */
export type WithoutData = {
  [Reason in keyof NoDataConnection]: Told<Reason, NoDataConnection[Reason]>;
}[keyof NoDataConnection];

/** The attempt's data connection, or the verdict of a check that finds none. */
export function dataAttempt(context: CheckContext): DataAttempt | WithoutData | ReturnType<typeof noCapture> {
  const attempt = ftpAttempt(context);
  if (attempt === null) return noCapture(context);
  const mode = attemptMode(context, attempt);
  const connection = dataConnectionOf(attempt, mode);
  const opener = openerOf(mode ?? modeByOpener(connection));
  return connection === null ? withoutData(attempt, mode, opener) : { attempt, mode, opener, connection };
}

function modeByOpener(connection: DataConnection | null): Mode | null {
  if (connection === null || connection.opener === null) return null;
  return connection.opener === "server" ? "active" : "passive";
}

/** 425 and 426 tell of the data connection, anything else of the command itself (RFC 959 section 4.2.2). */
const DATA_TROUBLE: ReadonlySet<number> = new Set([425, 426]);

function withoutData(attempt: FtpAttempt, mode: Mode | null, opener: FtpEnd): WithoutData {
  const announced = announcementOf(attempt, mode);
  const talk = transferTalkOf(attempt);
  const reply = finalReply(talk);
  const refusal = refusalOf(talk);
  // A client that asks for a passive port, and then for nothing, could not connect to it.
  if (attempt.transfer === null && announced?.listener !== "server") {
    const asked = portTalkOf(attempt, mode);
    if (runsToTheEnd(attempt)) return captureStops(attempt, opener);
    return told(0, "not-asked", { method: announced?.method ?? asked?.verb ?? null }, announced?.frame ?? asked?.frame);
  }
  const begun = talk?.replies.some(({ code }) => code < 200) ?? false;
  if (talk !== null && refusal !== null && !begun && !DATA_TROUBLE.has(refusal.code)) {
    return told(0, "command-refused", refusedCommand(talk, refusal), refusal.frame);
  }
  if (reply !== null && reply.code < 300)
    return told(0, "filtered", { opener, displayed: isDisplayed(attempt.session) }, reply.frame);
  if (reply === null && runsToTheEnd(attempt)) return captureStops(attempt, opener);
  const to = announced === null ? null : { ip: announced.ip, port: announced.port };
  const own = ownAddress(attempt, opener, to?.ip ?? null);
  return told(0, "missing", { opener, to, code: refusal?.code ?? null, own }, announced?.frame, refusal?.frame);
}

function captureStops(attempt: FtpAttempt, opener: FtpEnd) {
  return told(0, "capture-stops", { opener, seconds: captureSeconds(attempt) }, attempt.session.lastFrame);
}

/** Tells the verdict that there is none from a data connection. */
export function isVerdict(found: ReturnType<typeof dataAttempt>): found is Exclude<typeof found, DataAttempt> {
  return "reason" in found;
}
