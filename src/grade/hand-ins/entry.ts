import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { FileKind, Student } from "../../report/grading/grade-report.ts";

/** Where the bytes of an entry are. Plain data, so that it can be posted to a worker. */
export type Locator =
  /** A file on disk; `bytes` is the path's own bytes, where they are no UTF-8. */
  | { in: "folder"; path: string; bytes: Uint8Array | null }
  /** Entry number `index` (from 0, in the order of the central directory) of a zip on disk. */
  | { in: "zip"; archive: string; index: number };

/** One file in HANDINS, before anything of it is read. */
export interface Entry {
  /** Decoded, NFC, "/" between its parts, relative to HANDINS. Never used as a path on this machine. */
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
  /** Within the hand-in; of a file in a zip: "answer.zip/active.pcap". */
  path: string;
  /** Where to read it; null with a problem, or where it is of no use. Numbered, in a private temporary folder, if it was packed. */
  diskPath: string | null;
  size: number | null;
  sha256: string | null;
  kind: FileKind;
  problem: FileProblem | null;
}
