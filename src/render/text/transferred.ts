import type { Transfer } from "../../report/report.ts";
import { directionGlyph, fileName, outcomeText, wentWrong, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";

/** A transfer in one line: its sign, its name, its bytes, and whatever is remarkable. All of it is safe to draw. */
type Transferred = Omit<Transfer, "findings">;

const NAME_CELLS = 120;

/** An arrow for its direction; a cross where it did not end well. */
export function transferSign(transfer: Pick<Transfer, "direction" | "outcome">, sheet: Sheet): string {
  const { paint, glyphs } = sheet;
  return wentWrong(transfer) ? paint.error(glyphs.failed) : paint.data(directionGlyph(sheet, transfer));
}

/** A file by the last part of its path; a listing by its command and the whole path. */
export function transferredName(transfer: Transferred, sheet: Sheet): string {
  const { summary } = sheet.words;
  const { direction, verb, path, argument } = transfer;
  if (direction === "listing" && verb !== null) {
    return wireText(`${verb} ${path ?? argument ?? ""}`.trim(), sheet, NAME_CELLS, "middle");
  }
  const name = fileName(transfer);
  return name === null ? summary.unreadableName : wireText(name, sheet, NAME_CELLS, "middle") || summary.unnamed;
}

/** "596,212 B"; empty where no connection was there to carry any. */
export function bytesText(transfer: Transferred, { words }: Sheet): string {
  return transfer.bytes === null || neverOpened(transfer) ? "" : words.measures.byteCount(transfer.bytes);
}

/** How it went wrong, what is not in the capture, where it began, and the encoding of a name that was not UTF-8. */
export function transferNotes(transfer: Transferred, sheet: Sheet): string[] {
  const { ftpScreen, measures } = sheet.words;
  const { connection, missingBytes, restart, argumentEncoding } = transfer;
  const notes: string[] = [];
  if (wentWrong(transfer)) notes.push(sheet.paint.error(outcomeText(sheet, transfer)));
  if (neverOpened(transfer)) notes.push(sheet.paint.error(ftpScreen.notEstablished));
  if (connection === null && !wentWrong(transfer)) notes.push(sheet.paint.dim(ftpScreen.notSeen));
  if (missingBytes !== null && missingBytes > 0) {
    notes.push(sheet.paint.warning(ftpScreen.missing(measures.byteCount(missingBytes))));
  }
  if (restart > 0) notes.push(ftpScreen.restart(measures.byteCount(restart)));
  if (argumentEncoding !== undefined) notes.push(`(${wireText(argumentEncoding.toUpperCase(), sheet, 16)})`);
  return notes;
}

function neverOpened({ connection }: Transferred): boolean {
  return connection !== null && !connection.established;
}
