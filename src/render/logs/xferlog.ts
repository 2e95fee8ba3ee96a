import type { FtpSession, Transfer } from "../../report/report.ts";
import { OWN_ZONE } from "../instant.ts";
import type { Render } from "../renderer.ts";
import { selectView } from "../select.ts";
import { dateText } from "./date-text.ts";
import { inOrder, type LogLine } from "./in-order.ts";

/** Users who log in without an account of their own. */
const GUESTS = new Set(["anonymous", "ftp"]);

/** The command was not carried out at all (RFC 959 section 4.2.1, and "not logged in"): servers log nothing of it. */
const NOT_TRIED = new Set([500, 501, 502, 503, 504, 530, 532]);

/**
 * The files of a report as xferlog(5), a line each, as vsftpd writes it with xferlog_std_format: to be set against the server's
 * own log. A line tells of the end of a transfer in the machine's zone; transfers that failed are in it, listings are not.
 */
export const renderXferlog: Render = function* (report, view, { timeZone = OWN_ZONE }) {
  yield* inOrder(linesOf(selectView(report, view).ftp.sessions, timeZone));
};

function* linesOf(sessions: Iterable<FtpSession>, timeZone: string): Generator<LogLine> {
  for (const session of sessions) {
    for (const transfer of session.transfers) {
      if (transfer.direction === "listing" || NOT_TRIED.has(transfer.replyCode ?? 0)) continue;
      if (transfer.direction === null) continue;
      const { began, ended } = timesOf(session, transfer);
      yield { time: ended, line: `${fieldsOf(session, transfer, { began, ended, timeZone }).join(" ")}\n` };
    }
  }
}

/** From the command to the last reply to it; where those are encrypted or were not captured, as long as data was sent. */
function timesOf({ exchanges, endTime }: FtpSession, transfer: Transfer): { began: string; ended: string } {
  const { capture, frame, startTime, connection, seconds } = transfer;
  const exchange = frame === null ? undefined : exchanges.find((one) => one.frame === frame && one.capture === capture);
  const began = exchange?.time ?? startTime ?? connection?.startTime ?? endTime;
  const dataEnded = connection?.endTime ?? later(startTime, seconds) ?? endTime;
  return { began, ended: exchange?.replies.at(-1)?.time ?? dataEnded };
}

function later(time: string | null, seconds: number | null): string | null {
  if (time === null || seconds === null) return time;
  return new Date(Date.parse(time) + seconds * 1000).toISOString().replace("Z", "000000Z");
}

function fieldsOf(
  session: FtpSession,
  transfer: Transfer,
  { began, ended, timeZone }: { began: string; ended: string; timeZone: string },
): string[] {
  const { user, password, client } = session;
  const isGuest = user !== null && GUESTS.has(user.toLowerCase());
  return [
    dateText(ended, timeZone),
    // Whole seconds of the clock, and at least one, as servers count.
    String(Math.max(1, wholeSeconds(ended) - wholeSeconds(began))),
    client.ip,
    String(transfer.bytes ?? 0),
    word(transfer.path ?? transfer.argument),
    transfer.type === "image" ? "b" : transfer.type === "ascii" || session.opened === "syn" ? "a" : "b",
    "_",
    transfer.direction === "upload" ? "i" : "o",
    isGuest ? "a" : "r",
    word(isGuest ? (password ?? user) : user),
    "ftp",
    "0",
    "*",
    transfer.outcome === "completed" ? "c" : "i",
  ];
}

/** A field may hold no space and nothing that a terminal acts on. */
function word(text: string | null): string {
  if (text === null || text === "") return "?";
  return text.replace(/ /g, "_").replace(/[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, "?");
}

function wholeSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
