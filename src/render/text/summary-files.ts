import type { FtpSession, Transfer } from "../../report/report.ts";
import { byteRate } from "../number-text.ts";
import { directionGlyph, fileName, frameSpan, outcomeText, wentWrong, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { drawList, type Row } from "./table.ts";

const FILES_SHOWN = 20;
/** Below this many bytes a rate says more about the clock than about the network. */
const RATE_FROM_BYTES = 10_000;

/** Files moved either way, and every transfer (listings too) that did not end well; empty where there is none. */
export function filesSection(sessions: readonly FtpSession[], sheet: Sheet): string[] {
  const transfers = sessions.flatMap((session) =>
    session.transfers
      .filter((transfer) => transfer.direction !== "listing" || wentWrong(transfer))
      .map((transfer) => ({ session, transfer })),
  );
  if (transfers.length === 0) return [];
  const shown = sheet.all ? transfers : transfers.slice(0, FILES_SHOWN);
  const rows = shown.map(({ session, transfer }) => fileRow(session, transfer, sheet));
  const columns = [
    {},
    { min: 12 },
    { align: "right" as const, min: 9 },
    { min: 8 },
    { min: 9 },
    { min: 9 },
    { min: 8 },
  ];
  const lines = drawList(columns, rows, {
    width: sheet.width,
    indent: 2,
    gap: sheet.width < 80 ? 1 : 2,
    glyphs: sheet.glyphs,
  });
  const hidden = transfers.slice(shown.length);
  const failures = hidden.filter(({ transfer }) => wentWrong(transfer)).length;
  if (hidden.length > 0) lines.push(moreLine(hidden.length, failures, sheet));
  return [sheet.paint.heading(sheet.words.summary.headings.files), ...lines];
}

function moreLine(hidden: number, failures: number, sheet: Sheet): string {
  const { measures } = sheet.words;
  return `  ${sheet.glyphs.ellipsis} ${failures > 0 ? measures.moreWithFailures(hidden, failures) : measures.more(hidden)}`;
}

function fileRow(session: FtpSession, transfer: Transfer, sheet: Sheet): Row {
  const { measures, summary } = sheet.words;
  const wrong = wentWrong(transfer);
  const rate =
    transfer.bytes !== null && transfer.bytes >= RATE_FROM_BYTES
      ? byteRate(transfer.bytes, transfer.seconds ?? 0)
      : null;
  return [
    wrong ? sheet.paint.error(sheet.glyphs.failed) : sheet.paint.data(directionGlyph(sheet, transfer)),
    nameText(transfer, sheet) || summary.unnamed,
    transfer.bytes === null ? "" : measures.byteCount(transfer.bytes),
    rate ?? "",
    measures.sessions(String(session.id), false),
    framesText(transfer, sheet),
    noteText(transfer, sheet),
  ];
}

function nameText(transfer: Transfer, sheet: Sheet): string {
  const name = fileName(transfer);
  const verb = transfer.direction === "listing" ? `${transfer.verb ?? ""} ` : "";
  if (name === null && verb.trim() === "") return sheet.words.summary.unreadableName;
  return (verb + wireText(name ?? "", sheet, Math.max(16, sheet.width - 56), "middle")).trim();
}

function framesText(transfer: Transfer, sheet: Sheet): string {
  const { connection } = transfer;
  if (connection !== null) return frameSpan(sheet, connection.capture, connection.firstFrame, connection.lastFrame);
  return transfer.frame === null ? "" : frameSpan(sheet, transfer.capture, transfer.frame, transfer.frame);
}

/** How it went wrong; else the encoding of a name that was not UTF-8. */
function noteText(transfer: Transfer, sheet: Sheet): string {
  if (wentWrong(transfer)) return sheet.paint.error(outcomeText(sheet, transfer));
  return transfer.argumentEncoding === undefined ? "" : `(${transfer.argumentEncoding.toUpperCase()})`;
}
