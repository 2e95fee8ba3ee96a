/** Findings about the capture itself: what it cannot show. */
export interface CaptureFindings {
  /** Where reading first stopped or jumped (`offset` in bytes), and in how many places it did. */
  "capture.damaged": { code: string; offset: number; message: string; places: number };
  /** Packets recorded shorter than they were. */
  "capture.snap-cut": { packets: number; snapLength: number };
  /** Packets of a link type that is not read; the number is tcpdump.org's LINKTYPE_. */
  "capture.unknown-link-type": { linkType: number; packets: number };
  /** Bytes that were acknowledged and never captured. */
  "capture.packets-lost": { bytes: number; connections: number };
  /** Of these connections only one side's packets are there. */
  "capture.one-direction": { connections: number; from: string };
  /** Packets that are there twice (`-i any`, a mirror port of both directions). */
  "capture.duplicates": { packets: number };
  /** Sessions whose beginning is not in the capture. */
  "capture.starts-inside": { sessions: number[] };
  /** Sessions that were at work when it ended; `transfers` were going on. */
  "capture.ends-inside": { sessions: number[]; transfers: number };
  /** A ceiling of limits.ts was reached, and this many things were left out. */
  "limit.reached": { table: string; dropped: number };
}

export type CaptureCause =
  | "capture-dropped-packets"
  | "snap-length-set"
  | "asymmetric-route"
  | "one-way-mirror"
  | "any-interface"
  | "mirror-twice"
  | "capture-late"
  | "capture-stopped";
