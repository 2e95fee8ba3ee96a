import type { Transfer } from "../../report/report.ts";
import { byteRate } from "../number-text.ts";
import { cellWidth, truncate } from "./cells.ts";
import { paragraph } from "./flow.ts";
import type { FtpSummary, Moved } from "./ftp-summary.ts";
import { frameSpan, frameSpanShort } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawList, type Row } from "./table.ts";
import { bytesText, transferNotes, transferredName, transferSign } from "./transferred.ts";

/** Files that are listed unless all are asked for. */
export const FILES_SHOWN = 20;
const NARROWEST_NAME = 12;
/** The indent, the sign and the space after it. */
const MARGIN = 4;
/** Below this width, the words before session and frame numbers make room for the name. */
const WORDY_WIDTH = 80;

/** Files moved either way, and every transfer (listings too) that did not end well; empty where there is none. */
export function filesSection({ files, more }: FtpSummary, sheet: Sheet): string[] {
  if (files.length === 0) return [];
  const heading = sheet.paint.heading(sheet.words.summary.headings.files);
  return [heading, ...fileList(files, sheet), ...moreLines(more, sheet)];
}

function moreLines({ count, failures }: FtpSummary["more"], sheet: Sheet): string[] {
  if (count === 0) return [];
  const { measures } = sheet.words;
  const told = failures > 0 ? measures.moreWithFailures(count, failures) : measures.more(count);
  return paragraph("  ", `${sheet.glyphs.ellipsis} ${told}`, sheet.width);
}

/** Names are cut in the middle to what the other columns leave them; nothing else is. */
function fileList(moved: readonly Moved[], sheet: Sheet): string[] {
  const wordy = sheet.width >= WORDY_WIDTH;
  const gap = wordy ? 3 : 2;
  const whole = moved.map((one) => factCells(one, wordy, sheet));
  const cramped = roomForNames(whole, gap, sheet) < NARROWEST_NAME;
  const facts = cramped ? whole.map((cells) => cells.map((cell, column) => (column === RATE ? "" : cell))) : whole;
  const room = Math.max(NARROWEST_NAME, roomForNames(facts, gap, sheet));
  const rows = moved.map(({ transfer }, index): Row => {
    return [
      `${transferSign(transfer, sheet)} ${truncate(transferredName(transfer, sheet), room, sheet.glyphs.ellipsis, "middle")}`,
      ...(facts[index] ?? []),
    ];
  });
  const right = { align: "right" as const, min: 9 };
  const columns = [{ min: NARROWEST_NAME }, right, { min: 8 }, { min: 9 }, { min: 9 }, { min: 8 }];
  return drawList(columns, rows, { width: sheet.width, indent: 2, gap, glyphs: sheet.glyphs });
}

function roomForNames(facts: readonly string[][], gap: number, sheet: Sheet): number {
  const widths = facts[0]?.map((_cell, column) => Math.max(...facts.map((row) => cellWidth(row[column] ?? "")))) ?? [];
  return widths.reduce((room, width) => room - (width === 0 ? 0 : width + gap), sheet.width - MARGIN);
}

/** What goes first where there is no room: its place among the fact cells. */
const RATE = 1;

function factCells({ session, transfer }: Moved, wordy: boolean, sheet: Sheet): string[] {
  const { measures } = sheet.words;
  return [
    bytesText(transfer, sheet),
    byteRate(transfer.bytes, transfer.seconds) ?? "",
    wordy ? measures.sessions(String(session), false) : `#${session}`,
    framesText(transfer, wordy, sheet),
    transferNotes(transfer, sheet).join(", "),
  ];
}

function framesText(transfer: Transfer, wordy: boolean, sheet: Sheet): string {
  const span = wordy ? frameSpan : frameSpanShort;
  const { connection, capture, frame } = transfer;
  if (connection !== null) return span(sheet, connection);
  return frame === null ? "" : span(sheet, { capture, firstFrame: frame, lastCapture: capture, lastFrame: frame });
}
