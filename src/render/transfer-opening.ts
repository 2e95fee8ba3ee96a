import type { DataConnection } from "../report/connection.ts";
import type { Announcement, Exchange, Transfer } from "../report/report.ts";
import { synFate } from "../report/syn-fate.ts";

/** "Can't open data connection" (RFC 959 section 4.2.2). */
const CANNOT_OPEN = 425;

/** How the data connection of a transfer came about. */
export type Opening =
  | "opened"
  /** SYN and SYN-ACK, and no ACK. */
  | "half"
  | "unanswered"
  | "refused"
  /** It was open before its first captured packet. */
  | "midway"
  /** Announced, and nobody connected. */
  | "never"
  /** Announced, and no packet of it was captured. */
  | "unseen"
  /** The command was refused, so that none was needed. */
  | "rejected"
  | "none";

/** How the data connection of a transfer came about; `command` is the exchange that asked for the transfer. */
export function openingOf(transfer: Transfer, announcement: Announcement | null, command: Exchange | null): Opening {
  const connection = transfer.connection ?? announcement?.attempts[0] ?? null;
  if (connection !== null) return connectionOpening(connection);
  const { outcome, replyCode } = transfer;
  const begun = command?.replies.some(({ code }) => code < 200) === true;
  if (outcome === "failed" && replyCode !== null && replyCode >= 500 && !begun) return "rejected";
  if (announcement === null) return "none";
  return replyCode === CANNOT_OPEN || transfer.verb === null ? "never" : "unseen";
}

/** How far a data connection got. */
export function connectionOpening(connection: DataConnection): Opening {
  if (connection.opener === null) return "midway";
  const fate = synFate(connection);
  if (fate === "refused" || fate === "unanswered") return fate;
  return connection.established || connection.synAckFrame === null ? "opened" : "half";
}

/** The command that named a port, or the reply that did. */
export function namedBy({ method }: Pick<Announcement, "method">): string {
  return { PASV: "227", EPSV: "229", LPSV: "228" }[method as string] ?? method;
}
