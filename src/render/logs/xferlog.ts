import type { Exchange, FtpSession, Transfer } from "../../report/report.ts";
import { OWN_ZONE } from "../instant.ts";
import type { Render } from "../renderer.ts";
import { selectView } from "../select.ts";
import { dateText } from "./date-text.ts";
import { DirectoryWalk, pathFrom } from "./directory-walk.ts";
import { inOrder, type LogLine } from "./in-order.ts";
import { placeOf } from "./places.ts";

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
    const asked = commandsOf(session);
    for (const transfer of session.transfers) {
      const { direction, replyCode, frame } = transfer;
      if (direction === null || direction === "listing" || NOT_TRIED.has(replyCode ?? 0)) continue;
      const command = frame === null ? undefined : asked.get(placeOf(transfer.capture, frame));
      const times = timesOf(session, transfer, command?.exchange);
      const fields = fieldsOf(session, transfer, { ...times, directory: command?.directory ?? ".", timeZone });
      yield { time: times.ended, line: `${fields.join(" ")}\n` };
    }
  }
}

/** By their frames, the commands of a session with the directory that each was given in. */
function commandsOf({ exchanges }: FtpSession): Map<number, { exchange: Exchange; directory: string }> {
  const commands = new Map<number, { exchange: Exchange; directory: string }>();
  const walk = new DirectoryWalk();
  for (const exchange of exchanges) {
    const { capture, frame } = exchange;
    if (frame !== null) commands.set(placeOf(capture, frame), { exchange, directory: walk.directory });
    walk.next(exchange);
  }
  return commands;
}

/** From the command to the last reply to it; where those are encrypted or were not captured, as long as data was sent. */
function timesOf(
  { endTime }: FtpSession,
  { startTime, connection, seconds }: Transfer,
  exchange: Exchange | undefined,
): { began: string; ended: string } {
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
  { began, ended, directory, timeZone }: { began: string; ended: string; directory: string; timeZone: string },
): string[] {
  const { user, password, client } = session;
  const isGuest = user !== null && GUESTS.has(user.toLowerCase());
  return [
    dateText(ended, timeZone),
    // Whole seconds of the clock, and at least one, as servers count.
    String(Math.max(1, wholeSeconds(ended) - wholeSeconds(began))),
    word(client.ip),
    String(transfer.bytes ?? 0),
    word(pathIn(directory, transfer.path ?? transfer.argument)),
    isText(session, transfer) ? "a" : "b",
    "_",
    transfer.direction === "upload" ? "i" : "o",
    isGuest ? "a" : "r",
    word(isGuest ? (password ?? user) : user),
    "ftp",
    "0",
    "*",
    isComplete(transfer) ? "c" : "i",
  ];
}

/** Until TYPE says otherwise it is text (RFC 959 section 3.1.1.1); what was not captured, or encrypted, is taken for bytes. */
function isText({ opened, security }: FtpSession, { type, verb }: Transfer): boolean {
  return type === "ascii" || (type === null && verb !== null && opened === "syn" && security === "none");
}

/** Where no reply can be read, a data connection that was ended in peace. */
function isComplete({ outcome, connection }: Transfer): boolean {
  return outcome === "completed" || (outcome === "unknown" && connection?.closed === "fin");
}

/** Whole where the capture shows where the session began; else from there. */
function pathIn(directory: string, name: string | null): string | null {
  return name === null ? null : pathFrom(directory, name).replace(/^\.\//, "");
}

/** A field may hold no space and nothing that a terminal acts on. */
function word(text: string | null): string {
  if (text === null || text === "") return "?";
  return text.replace(/ /g, "_").replace(/[\s\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/gu, "?");
}

function wholeSeconds(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
