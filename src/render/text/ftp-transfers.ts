import type { FtpSession, Transfer } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { byteRate } from "../number-text.ts";
import { factsList } from "./facts-list.ts";
import { paragraph } from "./flow.ts";
import {
  connectionArrow,
  directionGlyph,
  duration,
  endpoint,
  frameSpan,
  outcomePainted,
  outcomeText,
  wentWrong,
  wireText,
} from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawTable, type Row } from "./table.ts";

const TRANSFERS_SHOWN = 40;

/** The table of a session's transfers: how each was opened, what it carried, how it ended. Empty where there is none. */
export function transfersSection(session: FtpSession, sheet: Sheet): string[] {
  const { transfers } = session;
  if (transfers.length === 0) return [];
  const { columns: titles } = sheet.words.ftpScreen;
  const shown = sheet.all ? transfers : transfers.slice(0, TRANSFERS_SHOWN);
  const columns = [
    { title: "#", align: "right" as const },
    { title: titles.transfer, min: 14, grow: true },
    { title: titles.dataConnection, min: 17 },
    { title: titles.bytes, align: "right" as const, min: 9 },
    { title: titles.outcome, min: 8 },
  ];
  const rows = shown.map((transfer) => transferRow(transfer, sheet));
  const table = drawTable(columns, rows, sheet);
  const hidden = transfers.length - shown.length;
  if (hidden > 0)
    table.push(...paragraph("  ", `${sheet.glyphs.ellipsis} ${sheet.words.measures.more(hidden)}`, sheet.width));
  return [sheet.paint.heading(sheet.words.ftpScreen.headings.transfers), ...table];
}

function transferRow(transfer: Transfer, sheet: Sheet): Row {
  return [
    String(transfer.id),
    lines(commandText(transfer, sheet), commandFrame(transfer, sheet), restartText(transfer, sheet)),
    lines(modeText(transfer, sheet), ...connectionLines(transfer, sheet)),
    lines(...byteLines(transfer, sheet)),
    lines(outcomePainted(sheet, transfer), durationText(transfer, sheet), byteRate(transfer.bytes, transfer.seconds)),
  ];
}

/** "transfer 1: S:20 → C:50021, 596,212 B, 0.068 s, completed 226". */
export function transferLine(transfer: Transfer, sheet: Sheet): string {
  const { measures, names } = sheet.words;
  const pieces = [
    transfer.connection === null ? null : connectionArrow(sheet, transfer.connection, names.roleShort),
    transfer.bytes === null ? null : measures.byteCount(transfer.bytes),
    durationText(transfer, sheet),
    outcomeText(sheet, transfer),
  ];
  return `${measures.transfer(transfer.id)}: ${pieces.filter((piece) => piece !== null).join(", ")}`;
}

/** Everything about one transfer, as a list of facts. */
export function transferSection(session: FtpSession, transfer: Transfer, sheet: Sheet): string[] {
  const { ftpScreen } = sheet.words;
  const { transferLabels: labels } = ftpScreen;
  const announcement = session.announcements.find((one) => one.transfer === transfer.id);
  const heading = `${sheet.paint.heading(ftpScreen.transfer(transfer.id))}   ${commandText(transfer, sheet)}`;
  const facts = factsList(
    [
      [labels.path, transfer.path === null ? null : wireText(transfer.path, sheet, sheet.width * 2)],
      [labels.command, commandFrame(transfer, sheet)],
      [labels.mode, modeText(transfer, sheet, true)],
      [labels.announcement, announcement === undefined ? null : endpoint(announcement)],
      [labels.connection, lines(endsText(transfer, sheet), ...connectionLines(transfer, sheet))],
      [labels.syn, synText(transfer, sheet)],
      [labels.type, typeText(transfer, sheet)],
      [labels.bytes, byteLines(transfer, sheet).join(", ")],
      [labels.time, timeText(transfer, sheet)],
      [labels.outcome, outcomePainted(sheet, transfer)],
    ],
    sheet,
  );
  return [heading, ...facts];
}

function endsText({ connection }: Transfer, sheet: Sheet): string | null {
  if (connection === null) return null;
  const ends = `${endpoint(connection.client)} ${sheet.glyphs.range} ${endpoint(connection.server)}`;
  return `${ends}, ${sheet.words.names.closed[connection.closed]}`;
}

function commandText(transfer: Transfer, sheet: Sheet): string {
  const { verb, argument } = transfer;
  if (verb === null) return sheet.words.ftpScreen.encrypted;
  const name = argument === null ? "" : ` ${wireText(argument, sheet, 80, "middle")}`;
  const glyph = wentWrong(transfer)
    ? sheet.paint.error(sheet.glyphs.failed)
    : sheet.paint.data(directionGlyph(sheet, transfer));
  return `${glyph} ${verb}${name}`;
}

function commandFrame({ capture, frame }: Transfer, sheet: Sheet): string | null {
  return frame === null ? null : frameSpan(sheet, capture, frame, frame);
}

function restartText({ restart }: Transfer, sheet: Sheet): string | null {
  return restart === 0 ? null : sheet.words.ftpScreen.restart(sheet.words.measures.byteCount(restart));
}

function typeText(transfer: Transfer, sheet: Sheet): string | null {
  const type = transfer.type === null ? null : sheet.words.names.type[transfer.type];
  const pieces = [type, restartText(transfer, sheet)].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : pieces.join(", ");
}

/** "active, PORT (frame 22)". */
function modeText(transfer: Transfer, sheet: Sheet, full = false): string {
  const { names } = sheet.words;
  const mode = transfer.mode === null ? names.modeUnknown : (full ? names.modeFull : names.mode)[transfer.mode];
  if (transfer.method === null) return mode;
  const { method, announcementFrame: frame } = transfer;
  const name = method === "default" || method === "inferred" ? names.method[method] : method;
  return `${mode}, ${name}${frame === null ? "" : ` (${frameSpan(sheet, transfer.capture, frame, frame)})`}`;
}

function connectionLines({ connection }: Transfer, sheet: Sheet): string[] {
  const { ftpScreen, names } = sheet.words;
  if (connection === null) return [ftpScreen.notSeen];
  const frames = frameSpan(sheet, connection.capture, connection.firstFrame, connection.lastFrame);
  const state = connection.established ? [] : [sheet.paint.error(`${sheet.glyphs.failed} ${ftpScreen.notEstablished}`)];
  return [connectionArrow(sheet, connection, names.roleShort), ...state, frames];
}

function synText({ connection }: Transfer, sheet: Sheet): string | null {
  const { ftpScreen, names } = sheet.words;
  if (connection === null || connection.opener === null || connection.synFrame === null) return null;
  const { capture, synFrame, synAckFrame } = connection;
  const sent = ftpScreen.openedBy(names.role[connection.opener], frameSpan(sheet, capture, synFrame, synFrame));
  return synAckFrame === null
    ? sent
    : `${sent}, ${ftpScreen.accepted(frameSpan(sheet, capture, synAckFrame, synAckFrame))}`;
}

/** What was carried; what is missing, was sent again, or was announced otherwise. */
function byteLines(transfer: Transfer, sheet: Sheet): string[] {
  const { ftpScreen, measures } = sheet.words;
  const { bytes, missingBytes, retransmittedBytes, announcedBytes } = transfer;
  const told = bytes === null ? [sheet.glyphs.absent] : [measures.byteCount(bytes)];
  if (announcedBytes !== null && announcedBytes !== bytes)
    told.push(ftpScreen.announcedBytes(measures.byteCount(announcedBytes)));
  if (missingBytes !== null && missingBytes > 0)
    told.push(sheet.paint.warning(ftpScreen.missing(measures.byteCount(missingBytes))));
  if (retransmittedBytes !== null && retransmittedBytes > 0) {
    told.push(ftpScreen.retransmitted(measures.byteCount(retransmittedBytes)));
  }
  return told;
}

function timeText(transfer: Transfer, sheet: Sheet): string | null {
  if (transfer.startTime === null) return null;
  const pieces = [
    wallClock(transfer.startTime, sheet.timeZone),
    durationText(transfer, sheet),
    byteRate(transfer.bytes, transfer.seconds),
  ];
  return pieces.filter((piece) => piece !== null).join(", ");
}

function durationText({ seconds }: Transfer, sheet: Sheet): string | null {
  return seconds === null ? null : duration(sheet, seconds);
}

function lines(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null).join("\n");
}
