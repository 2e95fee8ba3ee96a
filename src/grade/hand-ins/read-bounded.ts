import type { FileProblem } from "../../report/grading/file-problems.ts";
import { closeDiskFile, isProblem, openDiskFile, readAt, unreadable } from "./disk-file.ts";

/** Reads a file that the user named, whole, if it has at most `most` bytes; else says why not. Never throws. */
export function readBounded(path: string, most: number): Uint8Array | FileProblem {
  const opened = openDiskFile(path, true);
  if (isProblem(opened)) return opened;
  try {
    if (opened.size > most) return { code: "too-large", data: { bytes: opened.size, most } };
    return readAt(opened, 0, opened.size);
  } catch (error) {
    return unreadable(error);
  } finally {
    closeDiskFile(opened);
  }
}
