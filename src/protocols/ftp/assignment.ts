/** Which of the connections that were made to an announced endpoint is whose. */
import type { Connection } from "../../flow/connection.ts";
import { type AnnouncementRecord, type DataConnection, NO_CONNECTIONS, type TransferRecord } from "./records.ts";
import { WaitingLine } from "./waiting-line.ts";

/** A transfer waits for a connection to an announced endpoint; it gets one that is there already. */
export function awaitConnection(announcement: AnnouncementRecord, transfer: TransferRecord): void {
  announcement.user ??= transfer;
  const data = announcement.waiting === null ? takeConnection(announcement) : null;
  if (data !== null) {
    give(announcement, transfer, data);
    return;
  }
  announcement.waiting ??= new WaitingLine();
  announcement.waiting.add(transfer);
  assign(announcement);
}

/** Gives the connections made to an announced endpoint to the transfers that asked for them, first come first served. */
export function assign(announcement: AnnouncementRecord): void {
  const { waiting } = announcement;
  for (let transfer = waiting?.first ?? null; transfer !== null; transfer = waiting?.first ?? null) {
    const data = takeConnection(announcement);
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

/** Takes the oldest connection that came about; those that failed before it were attempts. If none did, the oldest. */
function takeConnection(announcement: AnnouncementRecord): DataConnection | null {
  const { connections } = announcement;
  if (connections.length > 1) {
    const good = connections.findIndex(({ connection }) => connection.established);
    if (good > 0) {
      announcement.attempts = [...announcement.attempts, ...connections.slice(0, good)];
      announcement.connections = connections.slice(good);
    }
  }
  return takeFirst(announcement);
}

function takeFirst(announcement: AnnouncementRecord): DataConnection | null {
  const { connections } = announcement;
  const first = connections[0];
  if (first === undefined) return null;
  announcement.connections = connections.length === 1 ? NO_CONNECTIONS : connections.slice(1);
  return first;
}

/** A transfer that waits for its connection, which was refused or not answered, goes on with the next one. */
export function tryAgain(announcement: AnnouncementRecord): void {
  const { latest } = announcement;
  if (latest === null || latest.data === null || latest.replyCode !== null) return;
  if (latest.data.connection.established) return;
  const next = takeFirst(announcement);
  if (next === null) return;
  announcement.attempts = [...announcement.attempts, latest.data];
  latest.data = next;
}

/** A command that was refused leaves the open data connection to the next one. */
export function takeBackFromRefused(announcement: AnnouncementRecord): void {
  const { latest } = announcement;
  if (latest === null || latest.data === null || latest.begun || (latest.replyCode ?? 0) < 400) return;
  const { connection } = latest.data;
  if (!isEmpty(connection) || connection.closed !== "open") return;
  announcement.connections = [latest.data, ...announcement.connections];
  latest.data = null;
}

/** It carried nothing. */
export function isEmpty({ ends: [a, b] }: Connection): boolean {
  return a.sent.bytes + b.sent.bytes === 0;
}
