import type { DhcpTransaction, FtpSession, Report, Transfer } from "../../../src/report/report.ts";

/** Fields that tell of a place in a capture, which another capture of the same packets has elsewhere. */
const PLACES = /frame|^(?:stream|capture|lastCapture|duplicateOf)$/i;
/** Told of the whole capture, or only in it. */
const ELSEWHERE = new Set(["id", "findings", "capturePoint"]);

/** What a report tells of a session, wherever its packets lie; transfers are named by their places in it. */
export function withoutPlaces(session: FtpSession): unknown {
  const places = new Map(session.transfers.map(({ id }, place) => [id, place]));
  const announcements = session.announcements.map(({ transfer, ...rest }) => ({
    ...rest,
    transfer: transfer === null ? null : (places.get(transfer) ?? "elsewhere"),
  }));
  return plain({ ...session, announcements });
}

export function transferWithoutPlaces(transfer: Transfer): unknown {
  return plain(transfer);
}

export function transactionWithoutPlaces(transaction: DhcpTransaction): unknown {
  return plain(transaction);
}

/** The session of a part that is one of the whole capture: between the same ends at the same time. */
export function sameSession({ ftp }: Report, { client, server, startTime }: FtpSession): FtpSession | undefined {
  return ftp.sessions.find(
    (other) =>
      other.startTime === startTime &&
      other.client.ip === client.ip &&
      other.client.port === client.port &&
      other.server.ip === server.ip &&
      other.server.port === server.port,
  );
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ELSEWHERE.has(key))
      // That there is such a place, or that there is none, is the same everywhere.
      .map(([key, field]) => [key, PLACES.test(key) && !Array.isArray(field) ? field !== null : plain(field)]),
  );
}
