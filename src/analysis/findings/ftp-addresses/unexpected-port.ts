import type { DataConnection } from "../../../report/connection.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Announcement, Finding, FtpSession } from "../../../report/report.ts";
import type { Rows } from "../../../report/rows.ts";
import { evidence, type Facts } from "../facts.ts";

const FTP_DATA_PORT = 20;

/**
 * A connection from a server's port 20 to its client that went to another port than the one announced, while a transfer lacks
 * its connection. Only those from port 20 are known to be FTP's at all.
 */
export function unexpectedPort({ report }: Facts): Finding[] {
  const unclaimed = report.ftp.unclaimedConnections.filter(
    ({ opener, server }) => opener === "server" && server.port === FTP_DATA_PORT,
  );
  if (unclaimed.length === 0) return [];
  const bereft = transfersWithout(report.ftp.sessions);
  return unclaimed.flatMap((connection) => {
    const waiting = bereft.get(`${connection.client.ip} ${connection.server.ip}`) ?? [];
    const index = waiting.findIndex((one) => fits(one, connection));
    const [found] = index < 0 ? [] : waiting.splice(index, 1);
    return found === undefined ? [] : [finding(found, connection)];
  });
}

interface Bereft {
  session: FtpSession;
  announcement: Announcement;
  transfer: number;
}

/** Transfers kept in mind for two hosts. */
const WAITING_PER_PAIR = 64;

/** Active transfers of which no data connection was captured, though they came to an end as if there were one; by hosts. */
function transfersWithout(sessions: Rows<FtpSession>): Map<string, Bereft[]> {
  const found = new Map<string, Bereft[]>();
  for (const session of sessions) {
    const announcements = new Map(
      session.announcements.flatMap((one) => (one.transfer === null ? [] : [[one.transfer, one] as const])),
    );
    for (const { id, connection, outcome } of session.transfers) {
      const announcement = announcements.get(id);
      if (connection !== null || outcome !== "completed" || announcement?.listener !== "client") continue;
      const key = `${session.client.ip} ${session.server.ip}`;
      const list = found.get(key) ?? [];
      if (list.length < WAITING_PER_PAIR) list.push({ session, announcement, transfer: id });
      found.set(key, list);
    }
  }
  return found;
}

function fits({ session, announcement }: Bereft, { capture, firstFrame, startTime, client }: DataConnection): boolean {
  const within = session.startTime <= startTime && startTime <= session.endTime;
  return (
    within && capture === announcement.capture && firstFrame > announcement.frame && client.port !== announcement.port
  );
}

function finding({ session, announcement, transfer }: Bereft, connection: DataConnection): Finding {
  const { capture, frame, ip, port } = announcement;
  return makeFinding(
    "ftp.unexpected-port",
    "warning",
    { announced: { ip, port }, seen: { ip: connection.client.ip, port: connection.client.port } },
    {
      subject: { session: session.id, transfer },
      at: evidence(capture, [frame, connection.synFrame ?? connection.firstFrame]),
      confidence: "inferred",
    },
  );
}
