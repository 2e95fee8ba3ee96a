/** How far the reading of captures is. */
export interface Progress {
  /** Bytes of the current file read so far, and all of them (null for a pipe). */
  consumed: number;
  size: number | null;
  /** Packets read so far, of all captures. */
  packets: number;
  /** FTP sessions that are not over. */
  sessionsOpen: number;
}
