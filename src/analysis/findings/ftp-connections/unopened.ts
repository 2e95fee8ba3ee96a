import type { DataConnection } from "../../../report/connection.ts";
import type { Announcement, FtpSession, Reply, Transfer } from "../../../report/report.ts";
import type { Unreachable } from "../../unreachables.ts";

/** A data connection that did not come to be. */
export interface UnopenedConnection {
  session: FtpSession;
  mode: "active" | "passive";
  fate: "blocked" | "refused" | "absent";
  /** Null where the default port was meant, or the announcement cannot be read. */
  announcement: Announcement | null;
  /** Null where the client asked for none before the connection was there. */
  transfer: Transfer | null;
  /** The attempt; null where no SYN was captured. */
  connection: DataConnection | null;
  icmp: Unreachable | null;
  /** The transfer's final reply. */
  reply: Reply | null;
  /** When it was tried, or asked for. */
  since: string | null;
  /** Seconds that somebody waited for a connection without a SYN. */
  waited: number | null;
  /** The capture would have it. */
  dataCaptured: boolean;
  /** What was wanted came later. */
  redeemed: boolean;
  times: number;
}
