/** Findings about the capture itself: what it cannot show. Lists of ids hold the first 20. */
export interface CaptureFindings {
  /** Where reading first stopped or jumped (`offset` in bytes), and in how many places it did. */
  "capture.damaged": { code: string; offset: number; message: string; places: number };
  /** Packets recorded shorter than they were. */
  "capture.snap-cut": { packets: number; snapLength: number };
  /** Packets of a link type that is not read; the number is tcpdump.org's LINKTYPE_, null for several beyond those told one by one. */
  "capture.unknown-link-type": { linkType: number | null; packets: number };
  /** Bytes that arrived and were never captured, of so many connections; and the transfers among those. */
  "capture.packets-lost": { bytes: number; connections: number; transfers: number[] };
  /** Only this end's packets are there, of so many connections; `ip` where it is the same in all, `sessions` whose control connection is one. */
  "capture.one-direction": { from: "client" | "server"; ip: string | null; connections: number; sessions: number[] };
  /** So many packets of FTP and DHCP, of so many recorded, are there a second time. */
  "capture.duplicates": { packets: number; of: number };
  /** Sessions whose beginning is not in the capture. */
  "capture.starts-inside": { sessions: number[]; count: number };
  /** Sessions that were open when it ended; `transfers` were going on. */
  "capture.ends-inside": { sessions: number[]; count: number; transfers: number[]; transferCount: number };
  /** A ceiling of limits.ts was reached, and this many things were left out. */
  "limit.reached": { table: string; dropped: number };
}

export type CaptureCause =
  | "capture-dropped-packets"
  | "file-damaged"
  | "asymmetric-route"
  | "one-way-mirror"
  | "one-way-filter"
  | "any-interface"
  | "mirror-twice"
  | "captures-overlap"
  | "capture-late"
  | "capture-stopped";
