import type { DataConnection, Sent } from "../../../report/connection.ts";
import type { FtpSession, Report } from "../../../report/report.ts";

/** A TCP connection of the report: a session's control connection, or one for data. */
export interface AnyConnection {
  capture: number;
  firstFrame: number;
  closed: "fin" | "rst" | "open";
  sent: { client: Sent; server: Sent };
  client: { ip: string };
  server: { ip: string };
  /** The session that it belongs to, and the transfer that used it; null for none. */
  session: number | null;
  transfer: number | null;
  isControl: boolean;
}

/** Every connection once, though two sessions may have used it (a transfer between two servers). */
export function everyConnection({ ftp }: Report): AnyConnection[] {
  const streams = new Set<number>();
  const isNew = ({ stream }: DataConnection): boolean => !streams.has(stream) && streams.add(stream) !== undefined;
  const ofSessions = ftp.sessions.flatMap((session): AnyConnection[] => [
    { ...session, session: session.id, transfer: null, isControl: true },
    ...dataConnections(session)
      .filter(({ connection }) => isNew(connection))
      .map(({ connection, transfer }) => ({
        ...connection,
        session: session.id,
        transfer,
        isControl: false,
      })),
  ]);
  const others = ftp.unclaimedConnections.filter(isNew);
  return [...ofSessions, ...others.map((one) => ({ ...one, session: null, transfer: null, isControl: false }))];
}

function dataConnections({ transfers, announcements }: FtpSession) {
  const used = transfers.flatMap(({ connection, id }) => (connection === null ? [] : [{ connection, transfer: id }]));
  const tried = announcements.flatMap(({ attempts }) => attempts);
  return [...used, ...tried.map((connection) => ({ connection, transfer: null }))];
}

/** Things by the capture that they are in, in the order of captures; nothing stands for a capture without any. */
export function byCapture<One>(all: readonly One[], captureOf: (one: One) => number): [capture: number, own: One[]][] {
  const groups = new Map<number, One[]>();
  for (const one of all) {
    const capture = captureOf(one);
    const own = groups.get(capture);
    if (own === undefined) groups.set(capture, [one]);
    else own.push(one);
  }
  return [...groups].sort(([a], [b]) => a - b);
}

/** Ids that a finding lists, of however many there are. */
export const LISTED = 20;
/** Frames that prove a finding of many. */
export const SHOWN = 5;
