/** Which of the connections that were made to an announced endpoint is whose. */
import type { Connection } from "../../flow/connection.ts";
import type { AnnouncementRecord, DataConnection, TransferRecord } from "./records.ts";

/** A transfer waits for a connection to an announced endpoint; it gets one that is there already. */
export function awaitConnection(announcement: AnnouncementRecord, transfer: TransferRecord): void {
  announcement.user ??= transfer;
  const data = announcement.waiting === null ? nextConnection(announcement) : null;
  if (data !== null) {
    give(announcement, transfer, data);
    return;
  }
  announcement.waiting ??= new Set();
  announcement.waiting.add(transfer);
  assign(announcement);
}

/** Gives the connections made to an announced endpoint to the transfers that asked for them, first come first served. */
export function assign(announcement: AnnouncementRecord): void {
  const { waiting } = announcement;
  for (const transfer of waiting ?? []) {
    const data = nextConnection(announcement);
    if (data === null) return;
    waiting?.delete(transfer);
    give(announcement, transfer, data);
  }
}

function give(announcement: AnnouncementRecord, transfer: TransferRecord, data: DataConnection): void {
  transfer.data = data;
  transfer.announcement = announcement;
  announcement.latest = transfer;
  if (announcement.user === null || announcement.user.data === null) announcement.user = transfer;
}

/** The oldest connection that came about; those that failed before it were attempts. If none did, the oldest. */
function nextConnection({ connections, attempts }: AnnouncementRecord): DataConnection | null {
  if (connections.length <= 1) return connections.pop() ?? null;
  const good = connections.findIndex(({ connection }) => connection.established);
  if (good > 0) attempts.push(...connections.splice(0, good));
  return connections.shift() ?? null;
}

/** A transfer that waits for its connection, which was refused or not answered, goes on with the next one. */
export function tryAgain(announcement: AnnouncementRecord): void {
  const { latest, connections, attempts } = announcement;
  if (latest === null || latest.data === null || latest.replyCode !== null) return;
  if (latest.data.connection.established) return;
  const next = connections.shift();
  if (next === undefined) return;
  attempts.push(latest.data);
  latest.data = next;
}

/** A command that was refused leaves the open data connection to the next one. */
export function takeBackFromRefused(announcement: AnnouncementRecord): void {
  const { latest } = announcement;
  if (latest === null || latest.data === null || latest.begun || (latest.replyCode ?? 0) < 400) return;
  const { connection } = latest.data;
  if (!isEmpty(connection) || connection.closed !== "open") return;
  announcement.connections.unshift(latest.data);
  latest.data = null;
}

/** It carried nothing. */
export function isEmpty({ ends: [a, b] }: Connection): boolean {
  return a.sent.bytes + b.sent.bytes === 0;
}
