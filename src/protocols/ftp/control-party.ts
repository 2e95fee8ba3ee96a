import type { Connection } from "../../flow/connection.ts";
import type { ConnectionEnd } from "../../flow/connection-end.ts";
import type { AnnouncementRecord, ControlRecord } from "./records.ts";
import type { FtpSession } from "./session.ts";

/** What its data connections ask of a control connection. */
export interface ControlParty {
  /** Number of the session in the report, 0 until it is known to be one; and whether its end was told. Milestones' to set. */
  id: number;
  ended: boolean;
  /** Something was said that makes it an FTP session. */
  readonly isSession: boolean;
  readonly connection: Connection;
  readonly session: FtpSession;
  readonly clientEnd: ConnectionEnd;
  readonly serverEnd: ConnectionEnd;
  /** Number of its pair of hosts (FlowKey.hostPair). */
  readonly hostPair: number;
  /** What is said now cannot be read. */
  readonly isOpaque: boolean;
  /** Frame of its last payload. */
  readonly lastActivity: number;
  /** Bytes of control text that the capture does not have. */
  readonly lostBytes: number;
  /** Announcements that connections are still expected for; kept by DataConnections. */
  readonly expected: AnnouncementRecord[];
  /** What is to be kept of it. */
  record(): ControlRecord;
}
