import type { Moment } from "../../decode/timestamp.ts";
import type { Connection } from "../../flow/connection.ts";
import type { ConnectionEnd } from "../../flow/connection-end.ts";
import type { Unanswered } from "../../flow/unanswered.ts";
import type { TlsProgress } from "../tls/handshake-watch.ts";
import type { WaitingLine } from "./waiting-line.ts";

/** What an FTP session leaves behind: plain records, linked to each other, that the report is made from. */

export interface ReplyRecord extends Moment {
  code: number;
  text: string;
  encoding: string;
  /** False where the capture lacks the end of it. */
  whole: boolean;
}

/** A command and its replies. The moment is that of the command's last byte; frame 0 for replies that answer nothing. */
export interface ExchangeRecord extends Moment {
  verb: string | null;
  argument: string | null;
  encoding: string;
  replies: ReplyRecord[];
  /** The transfer that this command asked for. */
  transfer: TransferRecord | null;
}

/** Commands that were not answered share this. */
export const NO_REPLIES: ReplyRecord[] = Object.freeze([]) as readonly ReplyRecord[] as ReplyRecord[];

/** Most commands get one reply, transfers two, and there are very many of them: their lists take no more room than that. */
export function addReply(exchange: ExchangeRecord, reply: ReplyRecord): void {
  const { replies } = exchange;
  const first = replies[0];
  if (first === undefined) exchange.replies = [reply];
  else if (replies.length === 1) exchange.replies = [first, reply];
  else replies.push(reply);
}

export type AnnouncementMethod = "PORT" | "EPRT" | "LPRT" | "PASV" | "EPSV" | "LPSV";

/** An endpoint that somebody listens on for a data connection; "default" where nobody said so (RFC 959 section 3.2). */
export interface AnnouncementRecord {
  at: Moment;
  method: AnnouncementMethod | "default";
  ip: string;
  port: number;
  listener: "client" | "server";
  /** Addresses of the control connection. */
  clientIp: string;
  serverIp: string;
  /** The transfer that used it, the first where there were several; while none did, the first that was to. */
  user: TransferRecord | null;
  /** The transfer that was given a connection last. */
  latest: TransferRecord | null;
  /** Transfers that were asked for with it and have no connection, in order; null while there was none. */
  waiting: WaitingLine<TransferRecord> | null;
  /** Connections made to it, and not yet given to a transfer; lists of none may be shared, so lists are replaced. */
  connections: readonly DataConnection[];
  /** Connections made to it that no transfer uses. */
  attempts: readonly DataConnection[];
  /** A transfer over it has begun. */
  begun: boolean;
  refused: boolean;
}

export const NO_CONNECTIONS: readonly DataConnection[] = [];

/** A TCP connection in the part of a data connection. */
export interface DataConnection {
  connection: Connection;
  /** Side of `connection` that plays the FTP server. */
  serverSide: 0 | 1;
}

export type Direction = "download" | "upload" | "listing";

export interface TransferRecord {
  /** Number in the report, 0 until something is told of it or its session. */
  id: number;
  /** Its end was told. */
  told: boolean;
  /** Of the command; null where it could not be read. */
  at: Moment | null;
  /** When the transfer command before it in its session was sent; null for none. */
  previous: Moment | null;
  verb: string | null;
  argument: string | null;
  encoding: string;
  path: string | null;
  direction: Direction | null;
  type: "image" | "ascii" | "ebcdic" | null;
  restart: number;
  announcement: AnnouncementRecord | null;
  data: DataConnection | null;
  /** How an endpoint was last asked for before it; tells the method where the announcement itself could not be read. */
  asked: AnnouncementMethod | null;
  /** Tied by who talked to whom when, not by an announcement. */
  inferred: boolean;
  announcedBytes: number | null;
  /** A 1xx reply came. */
  begun: boolean;
  abortRequested: boolean;
  /** Server bytes were lost while it waited, so that its final reply may have been among them. */
  replyLost: boolean;
  replyCode: number | null;
}

/** What is known of who logged in: of the last attempt, or of the one that was accepted. */
export interface Login {
  user: string | null;
  passwordSeen: boolean;
  password: string | null;
  state: "accepted" | "refused" | "none" | "unknown";
}

/** What is kept of a session that is over. */
export interface SessionRecord {
  exchanges: readonly ExchangeRecord[];
  announcements: readonly AnnouncementRecord[];
  /** In the order of their first frames. */
  transfers: readonly TransferRecord[];
  login: Login;
  banner: string | null;
}

/** What is kept of a control connection that is over. */
export interface ControlRecord {
  /** Number of the session in the report; 0 where nothing was said that makes it one. */
  id: number;
  connection: Connection;
  session: SessionRecord;
  serverSide: 0 | 1;
  clientEnd: ConnectionEnd;
  serverEnd: ConnectionEnd;
  /** It was told to be FTP's; else it is a call to one of FTP's ports on which nothing was said. */
  isFtp: boolean;
  /** What its records weigh, in bytes (RecordBudget). */
  weight: number;
  security: "none" | "explicit-tls" | "implicit-tls";
  /** Frame of the first bytes that could not be read, 0 for none. */
  secureFromFrame: number;
  /** Retransmitted bytes that differed from the first copy, and the frame of the last of them. */
  conflicts: number;
  conflictFrame: number;
  /** Null where nothing was encrypted. */
  tls: TlsProgress | null;
  /** What was sent last and not answered; null where all was. */
  unanswered: Unanswered | null;
  /** The RST that broke it off. */
  reset: Moment | null;
}
