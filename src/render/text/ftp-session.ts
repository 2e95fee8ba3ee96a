import { secondsBetween } from "../../report/elapsed.ts";
import type { Announcement, FtpSession } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { cellWidth } from "./cells.ts";
import { factsList } from "./facts-list.ts";
import { flowPieces } from "./flow.ts";
import { duration, endpoint, frameNumber, frameSpan, oneFrame, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";

const ANNOUNCEMENTS_SHOWN = 6;

/** "Session 1   client → server   seconds   frames". */
export function sessionHeading(session: FtpSession, sheet: Sheet): string[] {
  const { words, paint } = sheet;
  return flowPieces(
    [
      paint.heading(words.ftpScreen.session(session.id)),
      ...endsPieces(session, sheet),
      duration(sheet, secondsBetween(session.startTime, session.endTime)),
      frameSpan(sheet, session),
    ],
    sheet,
  );
}

/** Both ends in one piece; in two where one line cannot hold them (IPv6 on a narrow terminal). */
function endsPieces({ client, server }: FtpSession, sheet: Sheet): string[] {
  const from = `${endpoint(client)} ${sheet.glyphs.to}`;
  const whole = `${from} ${endpoint(server)}`;
  return cellWidth(whole) + 2 <= sheet.width ? [whole] : [from, endpoint(server)];
}

/** Who logged in, how the connection was opened and closed, what was encrypted, which ports were announced. */
export function sessionFacts(session: FtpSession, sheet: Sheet, withAnnouncements: boolean): string[] {
  const { ftpScreen } = sheet.words;
  const { labels } = ftpScreen;
  return factsList(
    [
      [labels.login, loginText(session, sheet)],
      [labels.banner, bannerText(session, sheet)],
      [labels.security, securityText(session, sheet)],
      [labels.started, wallClock(session.startTime, sheet.timeZone)],
      [labels.connection, connectionText(session, sheet)],
      [labels.stations, stationsText(session, sheet)],
      [labels.commands, commandsText(session, sheet)],
      [labels.announced, withAnnouncements ? announcementsText(session, sheet) : null],
    ],
    sheet,
  );
}

const BANNER_LINES = 4;

function bannerText({ banner }: FtpSession, sheet: Sheet): string | null {
  if (banner === null) return null;
  const lines = banner.split("\n");
  const shown = lines.slice(0, BANNER_LINES).map((line) => wireText(line, sheet, sheet.width * 2));
  return [...shown, ...(lines.length > BANNER_LINES ? [sheet.glyphs.ellipsis] : [])].join("\n");
}

function loginText(session: FtpSession, sheet: Sheet): string {
  const { names, ftpScreen } = sheet.words;
  if (session.user === null && session.login === "unknown" && session.secureFromFrame !== null) {
    return ftpScreen.loginEncrypted;
  }
  const outcome = names.login[session.login];
  const painted = session.login === "refused" ? sheet.paint.error(`${sheet.glyphs.failed} ${outcome}`) : outcome;
  const user = session.user === null ? ftpScreen.anonymousUser : wireText(session.user, sheet, 60);
  const pieces = session.login === "none" ? [painted] : [user, painted];
  if (session.password !== null) pieces.push(ftpScreen.passwordIs(wireText(session.password, sheet, 60)));
  else if (session.passwordSeen) pieces.push(ftpScreen.passwordReadable);
  return pieces.join(", ");
}

function securityText(session: FtpSession, sheet: Sheet): string {
  const { names, ftpScreen } = sheet.words;
  const name = names.security[session.security];
  const from = session.secureFromFrame;
  return from === null ? name : `${name}, ${ftpScreen.secureFrom(oneFrame(sheet, session.capture, from))}`;
}

function connectionText(session: FtpSession, sheet: Sheet): string {
  const { names, ftpScreen, measures } = sheet.words;
  const { handshake } = session;
  const closed = names.closed[session.closed];
  if (handshake !== null) {
    const { synFrame, synAckFrame, ackFrame, seconds } = handshake;
    const frames = [synFrame, synAckFrame, ackFrame].map((frame) => frameNumber(sheet, session.capture, frame));
    return `${ftpScreen.handshake(duration(sheet, seconds), measures.frames(frames.join(", "), true))}, ${closed}`;
  }
  return session.opened === "midstream" ? `${ftpScreen.midstream}, ${closed}` : closed;
}

function stationsText({ client, server }: FtpSession, sheet: Sheet): string | null {
  if (client.mac === null && server.mac === null) return null;
  const absent = sheet.glyphs.absent;
  return `${wireText(client.mac ?? absent, sheet, 24)} ${sheet.glyphs.to} ${wireText(server.mac ?? absent, sheet, 24)}`;
}

function commandsText({ exchanges }: FtpSession, sheet: Sheet): string {
  const { measures } = sheet.words;
  const commands = exchanges.filter(({ verb }) => verb !== null).length;
  const replies = exchanges.reduce((sum, exchange) => sum + exchange.replies.length, 0);
  return `${measures.commandCount(commands)}, ${measures.replyCount(replies)}`;
}

function announcementsText({ announcements }: FtpSession, sheet: Sheet): string | null {
  if (announcements.length === 0) return null;
  const { shown, more } = shorten(announcements, ANNOUNCEMENTS_SHOWN, sheet, "");
  return [...shown.map((announcement) => announcementLine(announcement, sheet)), ...more].join("\n");
}

function announcementLine(announcement: Announcement, sheet: Sheet): string {
  const { ftpScreen, measures } = sheet.words;
  const { capture, frame, method, transfer } = announcement;
  const use = transfer === null ? ftpScreen.unused : measures.transfer(transfer);
  return `${method} ${endpoint(announcement)} (${oneFrame(sheet, capture, frame)}): ${use}`;
}
