import type { Connection } from "../../flow/connection.ts";
import type { ConnectionEnd } from "../../flow/connection-end.ts";
import type { AnnouncementRecord } from "./records.ts";
import type { FtpSession } from "./session.ts";

/** What its data connections ask of a control connection. */
export interface ControlParty {
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
}
