import type { FtpSession, Transfer } from "../../report/report.ts";
import { byteRate } from "../number-text.ts";
import { connectionArrow, lines, outcomePainted, outcomeText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { shorten } from "./shorten.ts";
import { drawTable, type Row } from "./table.ts";
import {
  byteLines,
  commandFrame,
  commandText,
  connectionLines,
  durationText,
  modeText,
  restartText,
} from "./transfer-texts.ts";

const TRANSFERS_SHOWN = 40;
/** From this width on, bytes have a column of their own. */
const ROOMY_WIDTH = 76;

/** The table of a session's transfers: how each was opened, what it carried, how it ended. Empty where there is none. */
export function transfersSection(session: FtpSession, sheet: Sheet): string[] {
  const { transfers } = session;
  if (transfers.length === 0) return [];
  const { shown, more } = shorten(transfers, TRANSFERS_SHOWN, sheet);
  const table = sheet.width < ROOMY_WIDTH ? narrowTable(shown, session, sheet) : roomyTable(shown, session, sheet);
  return [sheet.paint.heading(sheet.words.ftpScreen.headings.transfers), ...table, ...more];
}

function roomyTable(transfers: readonly Transfer[], session: FtpSession, sheet: Sheet): string[] {
  const { columns: titles } = sheet.words.ftpScreen;
  const columns = [
    { title: "#", align: "right" as const },
    { title: titles.transfer, min: 14, grow: true },
    { title: titles.dataConnection, min: 17 },
    { title: titles.bytes, align: "right" as const, min: 9 },
    { title: titles.outcome, min: 8 },
  ];
  const rows = transfers.map((transfer) => [
    ...transferCells(transfer, session, sheet),
    lines(...byteLines(transfer, sheet)),
    lines(...outcomeLines(transfer, sheet)),
  ]);
  return drawTable(columns, rows, sheet);
}

/** Bytes and outcome share a column. */
function narrowTable(transfers: readonly Transfer[], session: FtpSession, sheet: Sheet): string[] {
  const { columns: titles } = sheet.words.ftpScreen;
  const columns = [
    { title: "#", align: "right" as const },
    { title: titles.transfer, min: 12, grow: true },
    { title: titles.dataConnection, min: 17 },
    { title: titles.outcome, min: 13 },
  ];
  const rows = transfers.map((transfer) => [
    ...transferCells(transfer, session, sheet),
    lines(...outcomeLines(transfer, sheet), ...byteLines(transfer, sheet)),
  ]);
  return drawTable(columns, rows, sheet);
}

/** Number, command and data connection. */
function transferCells(transfer: Transfer, session: FtpSession, sheet: Sheet): Row {
  return [
    String(transfer.id),
    lines(commandText(transfer, sheet), commandFrame(transfer, sheet), restartText(transfer, sheet)),
    lines(modeText(transfer, sheet), ...connectionLines(transfer, session, sheet)),
  ];
}

function outcomeLines(transfer: Transfer, sheet: Sheet): (string | null)[] {
  return [outcomePainted(sheet, transfer), durationText(transfer, sheet), byteRate(transfer.bytes, transfer.seconds)];
}

/** "transfer 1: S:20 → C:50021, 596,212 B, 0.068 s, completed 226". */
export function transferLine(transfer: Transfer, session: FtpSession, sheet: Sheet): string {
  const { measures, names } = sheet.words;
  const pieces = [
    transfer.connection === null ? null : connectionArrow(sheet, transfer.connection, session, names.roleShort),
    transfer.bytes === null ? null : measures.byteCount(transfer.bytes),
    durationText(transfer, sheet),
    outcomeText(sheet, transfer),
  ];
  return `${measures.transfer(transfer.id)}: ${pieces.filter((piece) => piece !== null).join(", ")}`;
}
