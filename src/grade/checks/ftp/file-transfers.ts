/** The files of a session: how whole each of them went. */
import type { FtpSession, Transfer } from "../../../report/report.ts";
import type { FtpAttempt } from "./attempt-facts.ts";

/** What was asked for is a file, or may be one: not a listing. */
export function isFile({ direction, verb }: Transfer): boolean {
  return direction === "download" || direction === "upload" || (direction === null && verb === null);
}

/** A file that went whole over a data connection, as the server says too. */
export function wentWhole({ outcome, connection, missingBytes, bytes }: Transfer): boolean {
  return outcome === "completed" && connection !== null && missingBytes === 0 && (bytes ?? 0) > 0;
}

/** All sessions of the attempt's client with the attempt's server, in order. */
export function sessionsOfClient({ report, session }: FtpAttempt): FtpSession[] {
  return report.ftp.sessions.filter(
    ({ client, server }) => client.ip === session.client.ip && server.ip === session.server.ip,
  );
}
