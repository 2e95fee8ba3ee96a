import type { DataConnection } from "../../../report/connection.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { Announcement, Finding, FtpSession } from "../../../report/report.ts";
import type { Rows } from "../../../report/rows.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";

const FTP_DATA_PORT = 20;

/** An active transfer of which no data connection was captured, though it came to an end as if there were one. */
interface Bereft extends Pick<Announcement, "capture" | "frame" | "ip" | "port"> {
  session: number;
  startTime: string;
  endTime: string;
  transfer: number;
}

/** Transfers kept in mind for two hosts; and such pairs between batches. */
const WAITING_PER_PAIR = 64;
const MOST_PAIRS = 500;

/**
 * A connection from a server's port 20 to its client that went to another port than the one announced, while a transfer lacks
 * its connection. Only those from port 20 are known to be FTP's at all.
 */
export const unexpectedPort = gathering({
  begin: () => new Map<string, Bereft[]>(),
  gather(bereft, facts) {
    if (facts.earlier !== undefined || unclaimedFrom20(facts).length > 0)
      gatherBereft(bereft, facts.report.ftp.sessions);
  },
  tell: (bereft, facts) =>
    unclaimedFrom20(facts).flatMap((connection) => {
      const waiting = bereft.get(`${connection.client.ip} ${connection.server.ip}`) ?? [];
      const index = waiting.findIndex((one) => fits(one, connection));
      const [found] = index < 0 ? [] : waiting.splice(index, 1);
      return found === undefined ? [] : [finding(found, connection)];
    }),
  trim(bereft) {
    trimmed(bereft, MOST_PAIRS);
    return 0;
  },
});

function unclaimedFrom20({ report }: Facts): DataConnection[] {
  return report.ftp.unclaimedConnections.filter(
    ({ opener, server }) => opener === "server" && server.port === FTP_DATA_PORT,
  );
}

/** By hosts. */
function gatherBereft(bereft: Map<string, Bereft[]>, sessions: Rows<FtpSession>): void {
  for (const { id: session, startTime, endTime, announcements, transfers, client, server } of sessions) {
    const announced = new Map(
      announcements.flatMap((one) => (one.transfer === null ? [] : [[one.transfer, one] as const])),
    );
    for (const { id, connection, outcome } of transfers) {
      const announcement = announced.get(id);
      if (connection !== null || outcome !== "completed" || announcement?.listener !== "client") continue;
      const key = `${client.ip} ${server.ip}`;
      const list = bereft.get(key) ?? [];
      bereft.set(key, list);
      if (list.length >= WAITING_PER_PAIR) continue;
      const { capture, frame, ip, port } = announcement;
      list.push({ session, startTime, endTime, transfer: id, capture, frame, ip, port });
    }
  }
}

function fits(one: Bereft, { capture, firstFrame, startTime, client }: DataConnection): boolean {
  const within = one.startTime <= startTime && startTime <= one.endTime;
  return within && capture === one.capture && firstFrame > one.frame && client.port !== one.port;
}

function finding({ session, transfer, capture, frame, ip, port }: Bereft, connection: DataConnection): Finding {
  return makeFinding(
    "ftp.unexpected-port",
    "warning",
    { announced: { ip, port }, seen: { ip: connection.client.ip, port: connection.client.port } },
    {
      subject: { session, transfer },
      at: evidence(capture, [frame, connection.synFrame ?? connection.firstFrame]),
      confidence: "inferred",
    },
  );
}
