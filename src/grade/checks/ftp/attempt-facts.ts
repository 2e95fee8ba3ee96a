/** What belongs to one attempt: its mode, the exchange that named the port, and the data connection. */
import type { DataConnection, Endpoint } from "../../../report/connection.ts";
import type { FtpEnd, Gap, Mode, RefusedCommand } from "../../../report/grading/check-data/attempt-reasons.ts";
import { lastPart } from "../../../report/path-end.ts";
import type { Announcement, Exchange, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import type { Attempt, CheckContext } from "../check.ts";
import { indexOf, modeOfVerb } from "./session-index.ts";

/** An attempt at FTP. */
export interface FtpAttempt extends Attempt {
  session: FtpSession;
}

/** Null where there is no FTP to look at. */
export function ftpAttempt({ attempt }: CheckContext): FtpAttempt | null {
  return attempt === null || attempt.session === null ? null : { ...attempt, session: attempt.session };
}

/** The mode of the part; where it takes either, of the attempt. */
export function attemptMode({ kind }: CheckContext, { session, transfer }: FtpAttempt): Mode | null {
  if (kind === "active" || kind === "passive") return kind;
  if (transfer !== null) return transfer.mode;
  const last = session.announcements.at(-1);
  if (last !== undefined) return last.listener === "client" ? "active" : "passive";
  return modeOfVerb(session.exchanges.findLast(({ verb }) => modeOfVerb(verb) !== null)?.verb ?? null);
}

/** Who opens data connections: the server in active mode, the client in passive mode. */
export function openerOf(mode: Mode | null): FtpEnd {
  return mode === "active" ? "server" : "client";
}

/** The endpoint that was named for the attempt's transfer; of an attempt without a transfer, the last one of the mode. */
export function announcementOf({ session, transfer }: FtpAttempt, mode: Mode | null): Announcement | null {
  if (transfer !== null) {
    const { announcementFrame, id, method } = transfer;
    if (announcementFrame === null) return null;
    const named = session.announcements.filter((one) => one.frame === announcementFrame && one.method === method);
    return named.find((one) => one.transfer === id) ?? named[0] ?? null;
  }
  const listener = mode === "active" ? "client" : "server";
  const ofMode = session.announcements.filter((one) => mode === null || one.listener === listener);
  return ofMode.findLast(({ attempts }) => attempts.length > 0) ?? ofMode.at(-1) ?? null;
}

/** PORT, PASV or their kin that stand for the attempt: the last one before its transfer's command. */
export function portTalkOf({ session, transfer }: FtpAttempt, mode: Mode | null): Exchange | null {
  const { byFrame, portTalks } = indexOf(session);
  const asks = ({ verb }: Exchange) => modeOfVerb(verb) !== null && (mode === null || modeOfVerb(verb) === mode);
  if (transfer === null) return portTalks.findLast(asks) ?? null;
  const { announcementFrame, frame } = transfer;
  const named =
    announcementFrame === null
      ? undefined
      : byFrame
          .get(announcementFrame)
          ?.filter((one) => modeOfVerb(one.verb) !== null)
          .at(-1);
  if (named !== undefined) return asks(named) ? named : null;
  if (frame === null) return null;
  return portTalks.findLast((one) => asks(one) && one.frame !== null && one.frame <= frame) ?? null;
}

/** The command that asked for the attempt's transfer; null where it is not there. */
export function transferTalkOf({ session, transfer }: FtpAttempt): Exchange | null {
  return transfer === null ? null : talkOf(session, transfer);
}

/** The command that asked for a transfer; null where it is not there. */
export function talkOf(session: FtpSession, { frame, verb, argument }: Transfer): Exchange | null {
  if (frame === null) return null;
  const talks = indexOf(session).byFrame.get(frame) ?? [];
  return talks.find((one) => one.frame === frame && one.verb === verb && one.argument === argument) ?? null;
}

/** The reply that settled a command: its last one of 200 or more. */
export function finalReply(exchange: Exchange | null): Reply | null {
  return exchange?.replies.findLast(({ code }) => code >= 200) ?? null;
}

/** The reply that refused a command; null where none did. */
export function refusalOf(exchange: Exchange | null): Reply | null {
  const reply = finalReply(exchange);
  return reply !== null && reply.code >= 400 ? reply : null;
}

/** The attempt's data connection, whether or not it opened; of several tries the one that did, else the last. */
export function dataConnectionOf(attempt: FtpAttempt, mode: Mode | null): DataConnection | null {
  if (attempt.transfer !== null && attempt.transfer.connection !== null) return attempt.transfer.connection;
  const attempts = announcementOf(attempt, mode)?.attempts ?? [];
  return attempts.find(({ established }) => established) ?? attempts.at(-1) ?? null;
}

/** Where a data connection was opened to. */
export function listenerOf(connection: DataConnection, opener: FtpEnd): Endpoint {
  return opener === "server" ? connection.client : connection.server;
}

/** The address that the listener of a data connection has on the control connection, where it is not `ip`; null else. */
export function ownAddress({ session }: FtpAttempt, opener: FtpEnd, ip: string | null): string | null {
  const own = opener === "server" ? session.client.ip : session.server.ip;
  return ip === null || ip === own ? null : own;
}

/** Seconds from a capture's first packet to its last; null where times are not known. */
export function captureSeconds({ report }: Attempt): number | null {
  return report.captures[0]?.seconds ?? null;
}

/** Whether the session went on to the end of the capture as far as this shows, so that its rest may be missing. */
export function runsToTheEnd({ session }: FtpAttempt): boolean {
  if (session.closed !== "open" || controlFrames(session, "fin").length > 0) return false;
  return !indexOf(session).goodbye;
}

/** Why packets of a control connection are not in the capture. */
export function gapOf(session: FtpSession): Gap {
  if (onlyEnd(session) !== null) return "one-way";
  const { client, server } = session.sent;
  return client.missingBytes + server.missingBytes > 0 ? "lost" : null;
}

/** Why a SYN or SYN-ACK of a data connection is not in the capture that has the other. */
export function gapOfData(connection: DataConnection): Gap {
  return onlyEnd(connection) === null ? "lost" : "one-way";
}

/** The only end of a connection whose packets are in the capture; null where both are. */
export function onlyEnd({ sent }: Pick<FtpSession, "sent">): FtpEnd | null {
  if (sent.server.packets === 0) return "client";
  return sent.client.packets === 0 ? "server" : null;
}

/** Packets of a session that by chance all carry text. */
const FEW_PACKETS = 6;

/** Whether each packet of a session carries text, as where Wireshark saved what a display filter ("ftp") showed. */
export function isDisplayed({ packets }: FtpSession): boolean {
  const runs = packets?.runs ?? [];
  return runs.length > FEW_PACKETS && runs.every(({ kind }) => kind === "data");
}

/** Whether the capture has only the beginning of some packets. */
export function isCut({ report }: Attempt): boolean {
  return report.captures.some(({ cutPackets }) => cutPackets > 0);
}

/** Characters of a text from outside that a sentence repeats. */
const LONGEST = 80;

/** One line of a text from the wire, and not too much of it. */
export function bounded(text: string): string {
  const line = text.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
}

/** The name of a transfer's file without its folders. */
export function fileName({ path, argument }: Transfer): string | null {
  const name = path ?? argument;
  return name === null ? null : bounded(lastPart(name));
}

/** What a reply says that refused a command. */
export function refusedCommand(exchange: Exchange, { code, text, frame }: Reply): RefusedCommand {
  return { verb: bounded(exchange.verb ?? "?"), code, reply: bounded(text), frame };
}

/** Frames of a kind of packet on the control connection, where packets were asked for. */
export function controlFrames({ packets }: FtpSession, kind: "syn" | "syn-ack" | "ack" | "fin" | "rst"): number[] {
  return packets?.runs.filter((run) => run.kind === kind).map(({ frame }) => frame) ?? [];
}
