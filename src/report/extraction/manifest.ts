/**
 * What `ftpscope extract` tells of the files it took out of captures: contract "ftpscope-files/1". Plain data. Fields may be added;
 * none is renamed, removed or given another meaning. Unknown is null, never absent. Times and frames are as in the report.
 */
export const MANIFEST_SCHEMA_NAME = "ftpscope-files/1";

/** How much of a file is there. All but "whole" is told by the file's name too: it ends in ".partial". */
export const COMPLETENESS_CODES = [
  "whole",
  /** Bytes within it were not captured. */
  "gaps",
  "beginning-missing",
  /** Sent to its end, and the last bytes were not captured. */
  "ending-missing",
  /** The transfer itself did not get to its end. */
  "unfinished",
  /** Packets were cut by the snap length. */
  "cut-by-snaplen",
  /** What was sent cannot be unpacked to its end. */
  "damaged",
  /** TLS; nothing is written. */
  "encrypted",
  /** No byte of it was captured; nothing is written. */
  "nothing",
] as const;
export type Completeness = (typeof COMPLETENESS_CODES)[number];

/** Why it is so, and what else is worth knowing of the file. */
export const REASON_CODES = [
  "lost-packets",
  "snap-length",
  "begun-midway",
  "rest-alone",
  "append-alone",
  "end-not-captured",
  "capture-ended",
  "reset",
  "aborted",
  "failed",
  "refused",
  "not-captured",
  "not-established",
  "encrypted",
  "size-differs",
  "one-connection",
  "bad-deflate",
  "bad-blocks",
  "unpacked-too-large",
  "mode-unknown",
  "records-kept",
  "line-ends-kept",
  "limit",
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface ManifestCapture {
  path: string;
  packets: number;
  complete: boolean;
}

/** Offsets in the file that is written: from `from` up to `to`, which is the first byte that is there again. */
export interface Gap {
  from: number;
  to: number;
}

/** One transfer that a file was put together from. */
export interface ManifestPiece {
  session: number;
  transfer: number;
  verb: string | null;
  /** Where in the whole file it begins; null where nobody knows. */
  offset: number | null;
  /** Of the file, once unpacked; and on the wire, each byte once. */
  bytes: number;
  wireBytes: number;
  capture: number;
  firstFrame: number | null;
  lastCapture: number;
  lastFrame: number | null;
  startTime: string | null;
  endTime: string | null;
  outcome: "completed" | "failed" | "aborted" | "unfinished" | "unknown";
  replyCode: number | null;
}

export interface ManifestFile {
  /** Where it is written, relative to the folder, with "/" between the parts; null where nothing is. */
  file: string | null;
  /** As FTP named it; null where the command was not captured. */
  path: string | null;
  /** Only where the bytes of the name were not UTF-8. */
  pathEncoding?: string;
  direction: "download" | "upload" | "listing" | null;
  /** Of its last piece. */
  session: number;
  transfer: number;
  client: string;
  server: string;
  completeness: Completeness;
  reasons: ReasonCode[];
  /** Of what is written (or would be). */
  bytes: number;
  sha256: string | null;
  /** What the wire had, where that is something else: packed, in blocks, or with other line ends. Null where it is the same. */
  sent: { bytes: number; sha256: string | null } | null;
  announcedBytes: number | null;
  type: "image" | "ascii" | "ebcdic" | null;
  mode: "stream" | "block" | "compressed" | "deflate" | "unknown";
  lineEnds: "as-sent" | "lf" | "crlf";
  /** The byte of the whole file that this one begins with; null where nobody knows. */
  offset: number | null;
  gaps: Gap[];
  /** Bytes in all gaps, and how many gaps are not listed. */
  gapBytes: number;
  gapsOmitted: number;
  /** In the order of their offsets. */
  pieces: ManifestPiece[];
}

export interface Manifest {
  schema: typeof MANIFEST_SCHEMA_NAME;
  captures: ManifestCapture[];
  files: ManifestFile[];
  /** Transfers that are not among the files because of a limit. */
  omittedTransfers: number;
}
