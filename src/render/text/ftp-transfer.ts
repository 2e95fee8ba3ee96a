import type { FtpSession, Transfer } from "../../report/report.ts";
import { wallClock } from "../instant.ts";
import { byteRate } from "../number-text.ts";
import { factsList } from "./facts-list.ts";
import { paragraph } from "./flow.ts";
import { endpoint, lines, oneFrame, outcomePainted, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import {
  byteLines,
  commandFrame,
  commandText,
  connectionLines,
  durationText,
  modeText,
  restartText,
} from "./transfer-texts.ts";

/** Everything about one transfer, as a list of facts. */
export function transferSection(session: FtpSession, transfer: Transfer, sheet: Sheet): string[] {
  const { ftpScreen } = sheet.words;
  const { transferLabels: labels } = ftpScreen;
  const announcement = session.announcements.find((one) => one.transfer === transfer.id);
  const lead = `${sheet.paint.heading(ftpScreen.transfer(transfer.id))}   `;
  const heading = paragraph(lead, commandText(transfer, sheet), sheet.width);
  const facts = factsList(
    [
      [labels.path, transfer.path === null ? null : wireText(transfer.path, sheet, sheet.width * 2)],
      [labels.command, commandFrame(transfer, sheet)],
      [labels.mode, modeText(transfer, sheet, true)],
      [labels.announcement, announcement === undefined ? null : endpoint(announcement)],
      [labels.connection, lines(endsText(transfer, sheet), ...connectionLines(transfer, session, sheet))],
      [labels.syn, synText(transfer, sheet)],
      [labels.type, typeText(transfer, sheet)],
      [labels.bytes, byteLines(transfer, sheet).join(", ")],
      [labels.time, timeText(transfer, sheet)],
      [labels.outcome, outcomePainted(sheet, transfer)],
    ],
    sheet,
  );
  return [...heading, ...facts];
}

function endsText({ connection }: Transfer, sheet: Sheet): string | null {
  if (connection === null) return null;
  const ends = `${endpoint(connection.client)} ${sheet.glyphs.range} ${endpoint(connection.server)}`;
  return `${ends}, ${sheet.words.names.closed[connection.closed]}`;
}

function typeText(transfer: Transfer, sheet: Sheet): string | null {
  const type = transfer.type === null ? null : sheet.words.names.type[transfer.type];
  const pieces = [type, restartText(transfer, sheet)].filter((piece) => piece !== null);
  return pieces.length === 0 ? null : pieces.join(", ");
}

function synText({ connection }: Transfer, sheet: Sheet): string | null {
  const { ftpScreen, names } = sheet.words;
  if (connection === null || connection.opener === null || connection.synFrame === null) return null;
  const { capture, synFrame, synAckFrame } = connection;
  const sent = ftpScreen.openedBy(names.role[connection.opener], oneFrame(sheet, capture, synFrame));
  return synAckFrame === null ? sent : `${sent}, ${ftpScreen.accepted(oneFrame(sheet, capture, synAckFrame))}`;
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
