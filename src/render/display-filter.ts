import type { DataConnection, Endpoint } from "../report/connection.ts";
import type { DhcpTransaction, FtpSession, Report } from "../report/report.ts";
import type { Rows } from "../report/rows.ts";
import type { View } from "./renderer.ts";

/**
 * Wireshark's display filter of what a view asks for: a session with its data connections, one transfer's data
 * connection (its command's frames where it has none), or a DHCP transaction. Null where the report has no such thing.
 */
export function displayFilter(report: Report, view: View): string | null {
  if (view.transfer !== null) return transferFilter(report.ftp.sessions, view.transfer);
  if (view.session !== null) {
    const session = report.ftp.sessions.find(({ id }) => id === view.session);
    return session === undefined ? null : sessionFilter(session);
  }
  const transaction = report.dhcp.transactions.find(({ id }) => id === view.transaction);
  return transaction === undefined ? null : transactionFilter(transaction);
}

function sessionFilter(session: FtpSession): string {
  const control = tcpFilter(session.client, session.server, session.firstFrame, session.lastFrame);
  const data = session.transfers.flatMap(({ connection }) =>
    connection === null ? [] : [connectionFilter(connection)],
  );
  return data.length === 0 ? control : [control, ...data].map((filter) => `(${filter})`).join(" || ");
}

function transferFilter(sessions: Rows<FtpSession>, id: number): string | null {
  for (const session of sessions) {
    const transfer = session.transfers.find((candidate) => candidate.id === id);
    if (transfer === undefined) continue;
    if (transfer.connection !== null) return connectionFilter(transfer.connection);
    const exchange = session.exchanges.find(({ frame }) => frame !== null && frame === transfer.frame);
    const frames = [transfer.frame, ...(exchange?.replies.map(({ frame }) => frame) ?? [])].filter(
      (frame) => frame !== null,
    );
    return frames.length === 0 ? sessionFilter(session) : frameSet(frames);
  }
  return null;
}

function transactionFilter({ xid, messages }: DhcpTransaction): string {
  return `dhcp.id == ${xid} && ${frameSet(messages.map(({ frame }) => frame))}`;
}

function connectionFilter({ client, server, firstFrame, lastFrame }: DataConnection): string {
  return tcpFilter(client, server, firstFrame, lastFrame);
}

/** The frames too, for the same four numbers may be used again for another connection. */
function tcpFilter(client: Endpoint, server: Endpoint, firstFrame: number, lastFrame: number): string {
  const field = client.ip.includes(":") ? "ipv6.addr" : "ip.addr";
  const hosts = `${field} == ${client.ip} && ${field} == ${server.ip}`;
  const ports = `tcp.port == ${client.port} && tcp.port == ${server.port}`;
  return `${hosts} && ${ports} && frame.number >= ${firstFrame} && frame.number <= ${lastFrame}`;
}

/** "frame.number in {1, 2, 4}": each once, in order. */
export function frameSet(frames: readonly number[]): string {
  const sorted = [...new Set(frames)].sort((a, b) => a - b);
  return `frame.number in {${sorted.join(", ")}}`;
}
