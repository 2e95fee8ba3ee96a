import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { FileKind, Student } from "../../report/grading/grade-report.ts";

/** Where the bytes of an entry are. Plain data, so that it can be posted to a worker. */
export type Locator =
  /** A file on disk; `bytes` is the path's own bytes, where they are no UTF-8. */
  | { in: "folder"; path: string; bytes: Uint8Array | null }
  /** A member of a zip on disk, at `archive` (and `bytes`, as above). */
  | { in: "zip"; archive: string; bytes: Uint8Array | null; member: ZipMember };

/** What of a zip's table of contents is needed to read one file of it. Numbers are believed only while they fit. */
export interface ZipMember {
  /** Of the local header, in bytes from the beginning of the zip. */
  offset: number;
  /** Bytes in the zip; where nobody knows, all that may belong to it. */
  packedBytes: number;
  /** Number of the method: 0 stored, 8 deflated, others are not read. */
  method: number;
  /** CRC-32 of the unpacked bytes; null where it is not told. */
  crc32: number | null;
}

/** One file in HANDINS, before anything of it is read. */
export interface Entry {
  /** Decoded, NFC, "/" between its parts, relative to HANDINS; unique. Never used as a path on this machine. */
  path: string;
  /** Bytes, unpacked, as far as it is told; null where it is not. */
  size: number | null;
  /** Why it is not read: it escapes, is a link, is too large … */
  problem: FileProblem | null;
  locator: Locator;
}

/** What one student handed in. Plain data. */
export interface HandIn {
  student: Student;
  /** Common folder, zip or beginning of the names, for people. */
  place: string;
  entries: Entry[];
}

/** A file of a hand-in that is at hand to be read. */
export interface UnpackedFile {
  /** Within the hand-in; unique there; of a file in a zip: "answer.zip/active.pcap". */
  path: string;
  /**
   * Where to read it; null where it cannot be read or is of no use. Numbered, in a private temporary folder, if it was packed.
   * A file with a problem may still be readable: cut off in its zip, or a picture with the name of a capture.
   */
  diskPath: string | null;
  /** Bytes, unpacked: out of zips, and captures out of gzip and zstd. */
  size: number | null;
  /** SHA-256 of those bytes, lower-case hex; null where they could not be read. */
  sha256: string | null;
  /** By its first bytes; by its name only where it has none, or they could not be read. */
  kind: FileKind;
  problem: FileProblem | null;
}
