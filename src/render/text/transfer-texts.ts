import type { FtpSession, Transfer } from "../../report/report.ts";
import { connectionArrow, directionGlyph, duration, frameSpan, oneFrame, wireText } from "./phrases.ts";
import type { Sheet } from "./sheet.ts";
import { transferSign } from "./transferred.ts";

/** What the screens say of one transfer, piece by piece; null where there is nothing to say. */

/** "↓ RETR report.hwp", with a cross where it went wrong. */
export function commandText(transfer: Transfer, sheet: Sheet): string {
  const { verb, argument } = transfer;
  const { encrypted } = sheet.words.ftpScreen;
  if (verb === null) return `${sheet.paint.data(directionGlyph(sheet, transfer))} ${encrypted}`;
  const name = argument === null ? "" : ` ${wireText(argument, sheet, 80, "middle")}`;
  return `${transferSign(transfer, sheet)} ${wireText(verb, sheet, 16)}${name}`;
}

/** "frame 25". */
export function commandFrame({ capture, frame }: Transfer, sheet: Sheet): string | null {
  return frame === null ? null : oneFrame(sheet, capture, frame);
}

/** Where REST put the beginning. */
export function restartText({ restart }: Transfer, sheet: Sheet): string | null {
  return restart === 0 ? null : sheet.words.ftpScreen.restart(sheet.words.measures.byteCount(restart));
}

/** "active, PORT (frame 22)". */
export function modeText(transfer: Transfer, sheet: Sheet, full = false): string {
  const { names } = sheet.words;
  const mode = transfer.mode === null ? names.modeUnknown : (full ? names.modeFull : names.mode)[transfer.mode];
  if (transfer.method === null) return mode;
  const { method, announcementFrame: frame } = transfer;
  const name = method === "default" || method === "inferred" ? names.method[method] : method;
  return `${mode}, ${name}${frame === null ? "" : ` (${oneFrame(sheet, transfer.capture, frame)})`}`;
}

/** Who opened it to whom, whether it came about, its frames. */
export function connectionLines({ connection }: Transfer, session: FtpSession, sheet: Sheet): string[] {
  const { ftpScreen, names } = sheet.words;
  if (connection === null) return [ftpScreen.notSeen];
  const frames = frameSpan(sheet, connection);
  const state = connection.established ? [] : [sheet.paint.error(`${sheet.glyphs.failed} ${ftpScreen.notEstablished}`)];
  return [connectionArrow(sheet, connection, session, names.roleShort), ...state, frames];
}

/** What was carried; what is missing, was sent again, or was announced otherwise. After REST some servers announce the whole file, some the rest. */
export function byteLines(transfer: Transfer, sheet: Sheet): string[] {
  const { ftpScreen, measures } = sheet.words;
  const { bytes, missingBytes, retransmittedBytes, announcedBytes, restart } = transfer;
  const told = bytes === null ? [sheet.glyphs.absent] : [measures.byteCount(bytes)];
  const whole = bytes === null ? null : bytes + restart;
  if (announcedBytes !== null && announcedBytes !== bytes && announcedBytes !== whole)
    told.push(ftpScreen.announcedBytes(measures.byteCount(announcedBytes)));
  if (missingBytes !== null && missingBytes > 0)
    told.push(sheet.paint.warning(ftpScreen.missing(measures.byteCount(missingBytes))));
  if (retransmittedBytes !== null && retransmittedBytes > 0) {
    told.push(ftpScreen.retransmitted(measures.byteCount(retransmittedBytes)));
  }
  return told;
}

/** "0.068 s". */
export function durationText({ seconds }: Transfer, sheet: Sheet): string | null {
  return seconds === null ? null : duration(sheet, seconds);
}
