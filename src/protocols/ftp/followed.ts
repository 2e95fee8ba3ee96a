import type { Connection } from "../../flow/connection.ts";
import type { Control } from "./control.ts";

/** What a packet was found to belong to (`FtpTracker.packet`). */
export const FOUND = { nothing: 0, undecided: 1, control: 2, data: 3 } as const;

/** A followed connection and what is thought of it. */
export interface Followed {
  readonly connection: Connection;
  /** Null for a data connection, while nothing was said, and for one that turned out to be something else. */
  control: Control | null;
  /** On one of FTP's own ports: what is said first decides. */
  readonly awaitsControl: boolean;
  found: number;
  /**
   * Packets and wire bytes that came while nobody was interested or it was undecided, and the protocol (protocol-names.ts) that they
   * were counted as; null until one was counted while undecided: that of the packet in hand.
   */
  packets: number;
  bytes: number;
  countedAs: number | null;
  /** The port that it keeps flagged. */
  readonly port: number;
  /** It is among those on which nothing was said, and among the closed ones: FollowedConnections' to set. */
  silent: boolean;
  closed: boolean;
}
