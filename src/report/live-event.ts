/**
 * What is told while captures are read: each event once, as soon as the packets show it, in the order in which they do. The same
 * bytes give the same events from a file and from a pipe. Shapes are the report's own (report.ts); an event tells what is known
 * at its moment, and packets that come later (a retransmission behind the end) are only in the report.
 */
import type { DataConnection, Endpoint } from "./connection.ts";
import type {
  CaptureSummary,
  DhcpClient,
  DhcpTransaction,
  Finding,
  FtpSession,
  LinkLocalClaim,
  Traffic,
  Transfer,
} from "./report.ts";

/** A login was accepted or refused. */
export interface LoginEvent {
  event: "login";
  session: number;
  capture: number;
  /** Frame and time of the reply that decided. */
  frame: number;
  time: string;
  client: Endpoint;
  server: Endpoint;
  user: string | null;
  login: "accepted" | "refused";
  replyCode: number;
}

/** A transfer is over, be it that it came to nothing. */
export interface TransferEvent extends Omit<Transfer, "findings"> {
  event: "transfer";
  session: number;
  /** When it was over: time of its final reply or of its connection's last packet, whichever came later. */
  time: string;
}

/** A control connection was closed, or was silent for too long (`closed` is "open" then). */
export interface SessionEvent extends Omit<FtpSession, "transfers"> {
  event: "session";
}

/** A client called an FTP server's port and was turned away before anything was said. */
export interface RefusedEvent {
  event: "refused";
  capture: number;
  /** Frame and time of the RST. */
  frame: number;
  time: string;
  client: Endpoint;
  server: Endpoint;
}

/** A DHCP exchange has its answer, or will not get one. */
export interface TransactionEvent extends DhcpTransaction {
  event: "transaction";
}

/** Told as it happens. */
export type LiveEvent = LoginEvent | TransferEvent | SessionEvent | RefusedEvent | TransactionEvent;

/** Told at the end, when it is known. */
export type ClosingEvent =
  | ({ event: "capture" } & CaptureSummary)
  | ({ event: "unclaimed-connection" } & DataConnection)
  | ({ event: "client" } & DhcpClient)
  | ({ event: "link-local" } & LinkLocalClaim)
  | ({ event: "finding" } & Finding)
  | ({ event: "traffic" } & Traffic);
