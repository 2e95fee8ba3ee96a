import type { HandshakeCache } from "../../flow/handshake-cache.ts";

/** HOT PATH. What tells packets that are of no interest to FTP without decoding them, and what is kept of them all the same. */
export interface Bystanders {
  /** By port, the id of its service and PORT_WANTED: packets of such ports are of interest. */
  readonly portMarks: Readonly<Uint8Array>;
  /** By `pairSlot` of two hosts, not 0 where they may have a control connection: a SYN between them is of interest. */
  readonly pairMarks: Readonly<Uint32Array>;
  /** Where the handshakes of all others are remembered. */
  readonly handshakes: HandshakeCache;
}
