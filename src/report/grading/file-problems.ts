import type { CaptureErrorCode } from "../capture-problems.ts";

/** Why a file of a hand-in could not be used, or not all of it, with the facts of each; render/locale/grading/ has a sentence for each. */
export interface FileProblems {
  /** 0 bytes. */
  empty: Record<never, never>;
  /** `bytes` as far as it is told. */
  "too-large": { bytes: number | null; most: number };
  /** All files of the student together reached the ceiling (bytes) before this one. */
  "hand-in-too-large": { most: number };
  /** The student's files from here on are not read. */
  "too-many-files": { most: number };
  /** A folder inside of too many folders, or a zip of too many zips. */
  "folder-too-deep": { most: number };
  "zip-too-deep": { most: number };
  /** Its name in the zip points outside of the zip. */
  "escaping-name": Record<never, never>;
  /** A symbolic link: it is not followed. */
  link: Record<never, never>;
  /** A pipe, socket or device. */
  special: Record<never, never>;
  /** The system refused; `detail` is its code (EACCES …). */
  unreadable: { detail: string };
  /** Needs a password. */
  encrypted: Record<never, never>;
  /** Packed in a way that is not read: number of the method (APPNOTE.TXT section 4.4.5). */
  "unknown-method": { method: number };
  /** It shares bytes with others of its zip, as zip bombs do. */
  overlapping: Record<never, never>;
  /** Its packed bytes are broken or cut off; `kept` of them (unpacked) could be read. */
  damaged: { kept: number };
  /** All of it is there, and is not what the zip's checksum says. */
  "wrong-checksum": Record<never, never>;
  /** A zip of which nothing can be read. */
  "damaged-zip": Record<never, never>;
  /** A zip whose table of contents is damaged or cut off: only what was found without it could be read. */
  "cut-zip": { files: number };
  "empty-zip": Record<never, never>;
  /** An archive that is not unpacked: "7z", "rar", "egg" … */
  "other-archive": { format: string };
  /** A zip where single captures are asked for. */
  "zip-not-here": Record<never, never>;
  /** Named like a capture, yet it is something else: what it looks like, as in CaptureError's details. */
  "not-a-capture": { lookalike: string };
  /** Named like a picture, yet it is something else. */
  "not-a-picture": { lookalike: string };
  /** A capture of a kind that is not read. */
  "unsupported-capture": { format: string };
  /** Its first bytes are a capture's, and yet it could not be read as one: as CaptureError says. */
  "no-capture": { code: CaptureErrorCode; detail: string | null };
  /** Reading it took too long, or too much memory. */
  "not-analyzed": { why: "time" | "memory" };
  /** A shortcut or pointer to a file in place of the file. */
  shortcut: Record<never, never>;
}

export type FileProblem = {
  [Code in keyof FileProblems]: { code: Code; data: FileProblems[Code] };
}[keyof FileProblems];
