import { secondsBetween } from "../../report/elapsed.ts";
import type { Announcement, Exchange, FtpSession, Reply } from "../../report/report.ts";
import { paragraph } from "./flow.ts";
import { transferLine } from "./ftp-transfers.ts";
import { commandMeaning, replyMeaning } from "./meanings.ts";
import { endpoint, frameNumber, portArithmetic, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawList, type Row } from "./table.ts";

const EXCHANGES_SHOWN = 500;
const REPLY_LINES_SHOWN = 12;
const TEXT_CELLS = 400;
/** From this width on, meanings stand beside what they explain; below, under it. */
const BESIDE_WIDTH = 110;

/** Every command with its replies: frame, seconds since the session began, the words on the wire, and what they mean. */
export function commandsSection(session: FtpSession, sheet: Sheet): string[] {
  const { ftpScreen } = sheet.words;
  const shown = sheet.all ? session.exchanges : session.exchanges.slice(0, EXCHANGES_SHOWN);
  const head: Row = [ftpScreen.frame, ftpScreen.second, "", "", ""].map((title) =>
    title === "" ? "" : sheet.paint.dim(title),
  );
  const rows = [head, ...shown.flatMap((exchange) => exchangeRows(session, exchange, sheet))];
  const columns = [{ align: "right" as const }, { align: "right" as const }, {}, { min: 30 }, { min: 30 }];
  const lines = drawList(columns, rows, { width: sheet.width, indent: 2, gap: 2, glyphs: sheet.glyphs });
  const hidden = session.exchanges.length - shown.length;
  if (hidden > 0)
    lines.push(...paragraph("  ", `${sheet.glyphs.ellipsis} ${ftpScreen.moreExchanges(hidden)}`, sheet.width));
  return [sheet.paint.heading(ftpScreen.headings.commands), ...lines];
}

function exchangeRows(session: FtpSession, exchange: Exchange, sheet: Sheet): Row[] {
  const { ftpScreen } = sheet.words;
  const rows = [...commandRows(session, exchange, sheet)];
  for (const reply of exchange.replies) rows.push(...replyRows(session, reply, sheet));
  if (exchange.frame !== null && exchange.replies.length === 0) {
    rows.push(["", "", "", sheet.paint.warning(ftpScreen.unanswered), ""]);
  }
  for (const transfer of session.transfers) {
    if (transfer.frame === null || transfer.frame !== exchange.frame || transfer.capture !== exchange.capture) continue;
    rows.push(["", "", sheet.glyphs.announces, sheet.paint.data(transferLine(transfer, session, sheet)), ""]);
  }
  return rows;
}

function commandRows(session: FtpSession, exchange: Exchange, sheet: Sheet): Row[] {
  const { capture, frame, time, verb, argument } = exchange;
  if (frame === null || capture === null) return [];
  const text = wireText([verb, argument].filter((part) => part !== null).join(" "), sheet, TEXT_CELLS);
  const said = [frameNumber(sheet, capture, frame), elapsed(session, time), sheet.glyphs.to, sheet.paint.control(text)];
  return [...explained(said, commandMeaning(verb, sheet.words), sheet), ...announcedAt(session, capture, frame, sheet)];
}

function replyRows(session: FtpSession, reply: Reply, sheet: Sheet): Row[] {
  const { capture, frame, time, code } = reply;
  const text = replyText(reply, sheet);
  const painted = code >= 400 && code < 600 ? sheet.paint.error(text) : text;
  const said = [frameNumber(sheet, capture, frame), elapsed(session, time), sheet.glyphs.from, painted];
  return [...explained(said, replyMeaning(code, sheet.words), sheet), ...announcedAt(session, capture, frame, sheet)];
}

function replyText({ code, text }: Reply, sheet: Sheet): string {
  const lines = text.split("\n");
  const shown = sheet.all ? lines : lines.slice(0, REPLY_LINES_SHOWN);
  const told = shown.map((line, index) => (index === 0 ? `${code} ` : "    ") + wireText(line, sheet, TEXT_CELLS));
  if (shown.length < lines.length) {
    told.push(`    ${sheet.glyphs.ellipsis} ${sheet.words.ftpScreen.moreLines(lines.length - shown.length)}`);
  }
  return told.join("\n").trimEnd();
}

/** What was said, and its meaning beside it or below. */
function explained(said: Row, meaning: string | null, sheet: Sheet): Row[] {
  const dimmed = meaning === null ? "" : sheet.paint.dim(meaning);
  if (sheet.width >= BESIDE_WIDTH) return [[...said, dimmed]];
  return meaning === null
    ? [[...said, ""]]
    : [
        [...said, ""],
        ["", "", "", `  ${dimmed}`, ""],
      ];
}

/** The endpoints that this very frame announced, with the arithmetic that gives the port. */
function announcedAt(session: FtpSession, capture: number, frame: number, sheet: Sheet): Row[] {
  const announced = session.announcements.filter((one) => one.capture === capture && one.frame === frame);
  return announced.map((announcement) => ["", "", sheet.glyphs.announces, announcementText(announcement, sheet), ""]);
}

function announcementText(announcement: Announcement, sheet: Sheet): string {
  const { ftpScreen, names } = sheet.words;
  const arithmetic = portArithmetic(announcement, sheet);
  const listens = ftpScreen.listens(names.role[announcement.listener], endpoint(announcement));
  return sheet.paint.data(arithmetic === null ? listens : `${arithmetic}: ${listens}`);
}

/** Milliseconds, or microseconds where the whole session took less than a tenth of a second. */
function elapsed(session: FtpSession, time: string | null): string {
  if (time === null) return "";
  const digits = secondsBetween(session.startTime, session.endTime) < 0.1 ? 6 : 3;
  return secondsBetween(session.startTime, time).toFixed(digits);
}
