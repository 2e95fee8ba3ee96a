import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { errorCode } from "../../capture/byte-source.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";

/** A regular file being read. Whoever opened it closes it. */
export interface DiskFile {
  descriptor: number;
  size: number;
}

// Windows has neither.
const NO_WAITING = constants.O_NONBLOCK ?? 0;
const NO_FOLLOWING = constants.O_NOFOLLOW ?? 0;

/**
 * Opens a regular file, or says why not. A pipe or device is refused without waiting for it; so is a link, unless `follow` is
 * true (for what the user named).
 */
export function openDiskFile(path: string | Buffer, follow: boolean): DiskFile | FileProblem {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | NO_WAITING | (follow ? 0 : NO_FOLLOWING));
  } catch (error) {
    return problemOfOpening(errorCode(error));
  }
  const stats = fstatSync(descriptor);
  if (stats.isFile()) return { descriptor, size: stats.size };
  closeSync(descriptor);
  return stats.isDirectory() ? problemOfOpening("EISDIR") : { code: "special", data: {} };
}

function problemOfOpening(code: string): FileProblem {
  if (code === "ELOOP" || code === "EMLINK") return { code: "link", data: {} };
  return code === "ENXIO" ? { code: "special", data: {} } : unreadable(code);
}

export function isProblem(opened: DiskFile | FileProblem): opened is FileProblem {
  return "code" in opened;
}

/** The problem of a file that the system would not read, for what it threw or its code. */
export function unreadable(error: unknown): FileProblem {
  return { code: "unreadable", data: { detail: typeof error === "string" ? error : errorCode(error) } };
}

export function closeDiskFile({ descriptor }: DiskFile): void {
  closeSync(descriptor);
}

/** Reads up to `length` bytes at `position`; fewer only at the end. Throws what the system refuses. */
export function readAt({ descriptor, size }: DiskFile, position: number, length: number): Buffer {
  const wanted = Math.max(0, Math.min(length, size - position));
  const buffer = Buffer.allocUnsafe(wanted);
  let filled = 0;
  while (filled < wanted) {
    const count = readSync(descriptor, buffer, filled, wanted - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return buffer.subarray(0, filled);
}
