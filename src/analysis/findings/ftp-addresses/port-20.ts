import type { DataConnection } from "../../../report/connection.ts";
import { makeFinding } from "../../../report/findings.ts";
import type { FtpSession } from "../../../report/report.ts";
import { evidence, type Facts } from "../facts.ts";
import { gathering, trimmed } from "../gathering.ts";

const FTP_DATA_PORT = 20;
const PORTS_TOLD = 20;
const FRAMES_TOLD = 3;

interface Sources {
  connections: number;
  ports: Set<number>;
  at: number[];
}

type ByServer = Map<string, Sources>;

/** A server whose active data connections came from port 20, as RFC 959 section 3.2 has it by default. */
export const port20Used = gathering({
  begin: (): ByServer => new Map(),
  gather: (found, facts) => gatherActive(found, facts, (_session, port) => port === FTP_DATA_PORT),
  tell: (found) =>
    Array.from(found, ([server, { connections, at }]) =>
      makeFinding("ftp.port-20-used", "note", { server, connections }, { at }),
    ),
  trim: (found) => trimmed(found),
});

/** A server whose active data connections came from other ports: from neither 20 nor the one below its control port. */
export const port20Unused = gathering({
  begin: (): ByServer => new Map(),
  gather: (found, facts) =>
    gatherActive(found, facts, ({ server }, port) => port !== FTP_DATA_PORT && port !== server.port - 1),
  tell: (found) =>
    Array.from(found, ([server, { connections, ports, at }]) =>
      makeFinding(
        "ftp.port-20-unused",
        "note",
        { server, ports: [...ports].sort((a, b) => a - b), connections },
        { at, causes: [{ code: "unprivileged-server", confidence: "likely" }] },
      ),
    ),
  trim: (found) => trimmed(found),
});

/** Passive data connections that came from port 20, or went to it: the port is the server's, for active ones. */
export const passiveFrom20 = gathering({
  begin: () => ({ client: new Map() as ByServer, server: new Map() as ByServer }),
  gather(found, { report }) {
    for (const { transfers, client, server } of report.ftp.sessions) {
      for (const { connection, mode } of transfers) {
        // Another server that connects as it would in active mode (FXP) may well come from 20.
        if (connection?.opener !== "client" || mode !== "passive" || connection.client.ip !== client.ip) continue;
        if (connection.server.port === FTP_DATA_PORT) count(found.server, server.ip, connection);
        else if (connection.client.port === FTP_DATA_PORT) count(found.client, server.ip, connection);
      }
    }
  },
  tell: (found) =>
    (["client", "server"] as const).flatMap((end) =>
      Array.from(found[end], ([server, { connections, at }]) =>
        makeFinding("ftp.passive-from-20", "note", { server, end, connections }, { at }),
      ),
    ),
  trim: ({ client, server }) => trimmed(client) + trimmed(server),
});

/** Connections that servers opened, by server, where they came from ports that are wanted. Those of other hosts (FXP) are left out. */
function gatherActive(
  found: ByServer,
  { report }: Facts,
  wanted: (session: FtpSession, port: number) => boolean,
): void {
  for (const session of report.ftp.sessions) {
    const take = (connection: DataConnection | null): void => {
      if (connection?.opener !== "server" || connection.server.ip !== session.server.ip) return;
      if (wanted(session, connection.server.port)) count(found, session.server.ip, connection);
    };
    for (const { connection } of session.transfers) take(connection);
    for (const { attempts } of session.announcements) for (const attempt of attempts) take(attempt);
  }
}

function count(found: ByServer, server: string, { capture, synFrame, firstFrame, ...rest }: DataConnection): void {
  const sources = found.get(server) ?? { connections: 0, ports: new Set(), at: [] };
  sources.connections += 1;
  if (sources.ports.size < PORTS_TOLD) sources.ports.add(rest.server.port);
  if (sources.at.length < FRAMES_TOLD) sources.at.push(...evidence(capture, [synFrame ?? firstFrame]));
  found.set(server, sources);
}
