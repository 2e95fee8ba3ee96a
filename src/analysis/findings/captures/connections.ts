import type { DataConnection } from "../../../report/connection.ts";
import type { FtpSession, Report } from "../../../report/report.ts";

/** A TCP connection of the report: a session's control connection, or one for data. */
export interface AnyConnection {
  tcp: FtpSession | DataConnection;
  isControl: boolean;
  /** The session that it belongs to, and the transfer that used it; null for none. */
  session: number | null;
  transfer: number | null;
}

/** Every connection once, though two sessions may have used it (a transfer between two servers). */
export function* everyConnection({ ftp }: Report): Generator<AnyConnection> {
  const streams = new Set<number>();
  const isNew = ({ stream }: DataConnection): boolean => !streams.has(stream) && streams.add(stream) !== undefined;
  for (const one of ftp.sessions) {
    const session = one.id;
    yield { tcp: one, isControl: true, session, transfer: null };
    for (const { connection: tcp, id } of one.transfers) {
      if (tcp !== null && isNew(tcp)) yield { tcp, isControl: false, session, transfer: id };
    }
    for (const { attempts } of one.announcements) {
      for (const tcp of attempts) if (isNew(tcp)) yield { tcp, isControl: false, session, transfer: null };
    }
  }
  for (const tcp of ftp.unclaimedConnections) {
    if (isNew(tcp)) yield { tcp, isControl: false, session: null, transfer: null };
  }
}

/** What was put under captures' indexes, in the order of captures. */
export function inOrder<One>(byCapture: ReadonlyMap<number, One>): [capture: number, one: One][] {
  return [...byCapture].sort(([a], [b]) => a - b);
}

/** Ids that a finding lists, of however many there are. */
export const LISTED = 20;
/** Frames that prove a finding of many. */
export const SHOWN = 5;
