/** Makes one report of two that were made apart, because the same ports and times may be in both. */
import type { ConnectionPackets, DataConnection, Pause } from "./connection.ts";
import { idKind } from "./finding-ids.ts";
import type {
  Announcement,
  DhcpClient,
  DhcpTransaction,
  Exchange,
  Finding,
  FtpSession,
  LinkLocalClaim,
  Report,
  Traffic,
  Transfer,
} from "./report.ts";
import { changedRows, joinedRows } from "./walked-rows.ts";

/** By how much what the right report counts by itself is moved. */
interface Shift {
  capture: number;
  session: number;
  transfer: number;
  transaction: number;
  stream: number;
  finding: number;
}

/**
 * Both reports' facts in one, the left's first: its numbers stay, the right's captures, sessions, transfers, transactions,
 * streams and findings are counted on. Traffic is added up, and a DHCP client seen in both is one. Neither is changed.
 */
export function joinReports(left: Report, right: Report): Report {
  const shift = shiftBehind(left);
  return {
    schema: left.schema,
    captures: [...left.captures, ...right.captures],
    ftp: {
      sessions: joinedRows(
        left.ftp.sessions,
        changedRows(right.ftp.sessions, (one) => shiftSession(one, shift)),
      ),
      unclaimedConnections: [
        ...left.ftp.unclaimedConnections,
        ...right.ftp.unclaimedConnections.map((one) => shiftConnection(one, shift)),
      ],
    },
    dhcp: {
      transactions: joinedRows(
        left.dhcp.transactions,
        changedRows(right.dhcp.transactions, (one) => shiftTransaction(one, shift)),
      ),
      clients: joinClients(left.dhcp.clients, right.dhcp.clients, shift),
      linkLocal: [...left.dhcp.linkLocal, ...right.dhcp.linkLocal.map((one) => shiftClaim(one, shift))],
    },
    findings: [...left.findings, ...right.findings.map((one) => shiftFinding(one, shift))],
    traffic: joinTraffic(left.traffic, right.traffic),
    comparison: null,
    story: null,
  };
}

function shiftBehind({ captures, ftp, dhcp, findings }: Report): Shift {
  const behind: Shift = {
    capture: captures.length,
    session: 0,
    transfer: 0,
    transaction: 0,
    stream: 0,
    finding: findings.length,
  };
  const connection = (one: DataConnection | null) => {
    if (one !== null) behind.stream = Math.max(behind.stream, one.stream + 1);
  };
  for (const { id, transfers, announcements } of ftp.sessions) {
    behind.session = Math.max(behind.session, id);
    for (const { attempts } of announcements) for (const attempt of attempts) connection(attempt);
    for (const transfer of transfers) {
      behind.transfer = Math.max(behind.transfer, transfer.id);
      connection(transfer.connection);
    }
  }
  for (const one of ftp.unclaimedConnections) connection(one);
  for (const { id } of dhcp.transactions) behind.transaction = Math.max(behind.transaction, id);
  return behind;
}

function add<T extends number | null>(value: T, by: number): T {
  return (value === null ? null : value + by) as T;
}

function shiftSession(session: FtpSession, shift: Shift): FtpSession {
  return {
    ...session,
    id: session.id + shift.session,
    capture: session.capture + shift.capture,
    lastCapture: session.lastCapture + shift.capture,
    packets: shiftPackets(session.packets, shift.capture),
    exchanges: session.exchanges.map((one) => shiftExchange(one, shift)),
    announcements: session.announcements.map((one) => shiftAnnouncement(one, shift)),
    transfers: session.transfers.map((one) => shiftTransfer(one, shift)),
  };
}

function shiftExchange(exchange: Exchange, { capture }: Shift): Exchange {
  const replies = exchange.replies.map((reply) => ({ ...reply, capture: reply.capture + capture }));
  return { ...exchange, capture: add(exchange.capture, capture), replies };
}

function shiftAnnouncement(announcement: Announcement, shift: Shift): Announcement {
  return {
    ...announcement,
    capture: announcement.capture + shift.capture,
    transfer: add(announcement.transfer, shift.transfer),
    attempts: announcement.attempts.map((one) => shiftConnection(one, shift)),
  };
}

function shiftTransfer(transfer: Transfer, shift: Shift): Transfer {
  return {
    ...transfer,
    id: transfer.id + shift.transfer,
    capture: transfer.capture + shift.capture,
    connection: transfer.connection === null ? null : shiftConnection(transfer.connection, shift),
    findings: transfer.findings.map((index) => index + shift.finding),
  };
}

function shiftConnection(connection: DataConnection, { capture, stream }: Shift): DataConnection {
  return {
    ...connection,
    stream: connection.stream + stream,
    capture: connection.capture + capture,
    lastCapture: connection.lastCapture + capture,
    longestPause: shiftPause(connection.longestPause, capture),
    packets: shiftPackets(connection.packets, capture),
  };
}

function shiftPause(pause: Pause | null, by: number): Pause | null {
  return pause === null ? null : { ...pause, capture: pause.capture + by, lastCapture: pause.lastCapture + by };
}

function shiftPackets(packets: ConnectionPackets | null, by: number): ConnectionPackets | null {
  if (packets === null) return null;
  const runs = packets.runs.map((run) => ({ ...run, capture: run.capture + by, lastCapture: run.lastCapture + by }));
  return { ...packets, runs };
}

function shiftTransaction(transaction: DhcpTransaction, shift: Shift): DhcpTransaction {
  return {
    ...transaction,
    id: transaction.id + shift.transaction,
    capture: transaction.capture + shift.capture,
    lastCapture: transaction.lastCapture + shift.capture,
    messages: transaction.messages.map((message) => ({ ...message, capture: message.capture + shift.capture })),
  };
}

function shiftClaim(claim: LinkLocalClaim, shift: Shift): LinkLocalClaim {
  return {
    ...claim,
    capture: claim.capture + shift.capture,
    afterTransaction: add(claim.afterTransaction, shift.transaction),
  };
}

/** In the order in which they first appear. Without a hardware address nothing tells that two are one. */
function joinClients(left: readonly DhcpClient[], right: readonly DhcpClient[], shift: Shift): DhcpClient[] {
  const joined = [...left];
  const places = new Map(left.map(({ mac }, index) => [mac, index]));
  for (const client of right) {
    const shifted = { ...client, transactions: client.transactions.map((id) => id + shift.transaction) };
    const place = client.mac === "" ? undefined : places.get(client.mac);
    const known = place === undefined ? undefined : joined[place];
    if (place === undefined || known === undefined) joined.push(shifted);
    else joined[place] = joinClient(known, shifted);
  }
  return joined;
}

/** The last name that a client used is its name. */
function joinClient(earlier: DhcpClient, later: DhcpClient): DhcpClient {
  return {
    ...(later.hostname === null ? earlier : later),
    transactions: [...earlier.transactions, ...later.transactions],
    addresses: [...new Set([...earlier.addresses, ...later.addresses])],
  };
}

function shiftFinding(finding: Finding, shift: Shift): Finding {
  const { subject } = finding;
  return {
    ...finding,
    subject: {
      session: add(subject.session, shift.session),
      transfer: add(subject.transfer, shift.transfer),
      transaction: add(subject.transaction, shift.transaction),
    },
    capture: add(finding.capture, shift.capture),
    data: Object.fromEntries(
      Object.entries(finding.data).map(([field, value]) => {
        const kind = idKind(finding.code, field);
        return [field, kind === null ? value : shiftIds(value, shift[kind])];
      }),
    ),
  };
}

/** An id, or a list of them. */
function shiftIds(value: unknown, by: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shiftIds(one, by));
  return typeof value === "number" ? value + by : value;
}

/** Most bytes first, as in either report. */
function joinTraffic(left: readonly Traffic[], right: readonly Traffic[]): Traffic[] {
  const rows = new Map<string, Traffic>();
  for (const { protocol, packets, bytes } of [...left, ...right]) {
    const known = rows.get(protocol);
    rows.set(protocol, { protocol, packets: packets + (known?.packets ?? 0), bytes: bytes + (known?.bytes ?? 0) });
  }
  return [...rows.values()].sort((a, b) => b.bytes - a.bytes || b.packets - a.packets);
}
