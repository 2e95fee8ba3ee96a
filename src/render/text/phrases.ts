/** Small pieces of text that several screens share. All of them are safe to draw. */
import type { DataConnection, Endpoint } from "../../report/connection.ts";
import type { Announcement, FtpSession, Transfer } from "../../report/report.ts";
import { escapeText } from "../escape.ts";
import { secondsFigure } from "../number-text.ts";
import { truncate } from "./cells.ts";
import type { Sheet } from "./sheet.ts";

/** Text from the wire, made safe and no longer than `width` cells. */
export function wireText(text: string, sheet: Sheet, width = 200, position: "end" | "middle" = "end"): string {
  const near = text.length > width * 4 && position === "end" ? text.slice(0, width * 4) : text;
  return truncate(escapeText(near), width, sheet.glyphs.ellipsis, position);
}

export function endpoint({ ip, port }: Endpoint): string {
  return ip.includes(":") ? `[${escapeText(ip)}]:${port}` : `${escapeText(ip)}:${port}`;
}

/** A frame number, with its capture's number before it where there are several: "30", "2:30". */
export function frameNumber(sheet: Sheet, capture: number, frame: number): string {
  return sheet.severalCaptures ? `${capture + 1}:${frame}` : String(frame);
}

/** The frames of a connection or an exchange. */
export interface FrameSpan {
  capture: number;
  firstFrame: number;
  lastCapture: number;
  lastFrame: number;
}

/** "7" or "30–647"; among several captures "1:30–647", or "1:30–2:14" over two. */
export function frameSpanShort(sheet: Sheet, span: FrameSpan): string {
  const { capture, firstFrame, lastCapture, lastFrame } = span;
  const from = frameNumber(sheet, capture, firstFrame);
  if (capture !== lastCapture) return from + sheet.glyphs.range + frameNumber(sheet, lastCapture, lastFrame);
  return firstFrame === lastFrame ? from : from + sheet.glyphs.range + lastFrame;
}

/** "frame 7" or "frames 30–647"; among several captures "frames 1:30–2:14". */
export function frameSpan(sheet: Sheet, span: FrameSpan): string {
  const several = span.firstFrame !== span.lastFrame || span.capture !== span.lastCapture;
  return sheet.words.measures.frames(frameSpanShort(sheet, span), several);
}

/** "frame 7"; among several captures "frame 1:7". */
export function oneFrame(sheet: Sheet, capture: number, frame: number): string {
  return sheet.words.measures.frames(frameNumber(sheet, capture, frame), false);
}

const HOUR = 3_600;

/** "0.068 s"; from an hour on in larger units, "3 h 20 min". */
export function duration(sheet: Sheet, seconds: number): string {
  const { measures } = sheet.words;
  return seconds < HOUR ? measures.seconds(secondsFigure(seconds)) : measures.longTime(seconds);
}

/**
 * "S:20 → C:50021": who sent the data connection's SYN, to whom. Mid-stream, when nobody knows, client first and a dash. An
 * end that is not where the session's client or server is (NAT, a third host) is named by its address.
 */
export function connectionArrow(
  sheet: Sheet,
  connection: DataConnection,
  session: FtpSession,
  names: { client: string; server: string },
): string {
  const end = (role: "client" | "server") =>
    connection[role].ip === session[role].ip ? `${names[role]}:${connection[role].port}` : endpoint(connection[role]);
  const client = end("client");
  const server = end("server");
  if (connection.opener === null) return `${client} ${sheet.glyphs.range} ${server}`;
  const [from, to] = connection.opener === "client" ? [client, server] : [server, client];
  return `${from} ${sheet.glyphs.to} ${to}`;
}

/** "195×256+101 = 50021": how PORT and 227 carry a port (RFC 959 section 4.1.2); null for the other methods. */
export function portArithmetic({ method, port }: Announcement, sheet: Sheet): string | null {
  if (method !== "PORT" && method !== "PASV") return null;
  return `${port >> 8}${sheet.glyphs.times}256+${port & 0xff} = ${port}`;
}

export function directionGlyph({ glyphs }: Sheet, { direction }: Pick<Transfer, "direction">): string {
  if (direction === "upload") return glyphs.upload;
  if (direction === "listing") return glyphs.listing;
  return direction === "download" ? glyphs.download : "?";
}

/** Whether a reader must be told that this transfer did not end well. */
export function wentWrong({ outcome }: Pick<Transfer, "outcome">): boolean {
  return outcome === "failed" || outcome === "aborted" || outcome === "unfinished";
}

/** "failed 550", "aborted 426", "unfinished". */
export function outcomeText(sheet: Sheet, { outcome, replyCode }: Pick<Transfer, "outcome" | "replyCode">): string {
  const name = sheet.words.names.transferOutcome[outcome];
  return replyCode === null ? name : `${name} ${replyCode}`;
}

/** Red for what went wrong, plain for the rest. */
export function outcomePainted(sheet: Sheet, transfer: Transfer, text = outcomeText(sheet, transfer)): string {
  return wentWrong(transfer) ? sheet.paint.error(text) : text;
}

/** The last part of a path, as a person names the file; null where nobody could read it. */
export function fileName(transfer: Pick<Transfer, "path" | "argument">): string | null {
  const path = transfer.path ?? transfer.argument;
  if (path === null) return null;
  return /([^/\\]+)[/\\]*$/.exec(path)?.[1] ?? path;
}

/** What there is to say, one line each. */
export function lines(...texts: (string | null)[]): string {
  return texts.filter((text) => text !== null).join("\n");
}
