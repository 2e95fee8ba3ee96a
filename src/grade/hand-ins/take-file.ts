import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { LIMITS } from "../../limits.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import { type Allowance, copyFile, copyMember, copyUnpacked } from "./copy-bytes.ts";
import { closeDiskFile, type DiskFile, isProblem, openDiskFile, unreadable } from "./disk-file.ts";
import type { Entry, Locator, ZipMember } from "./entry.ts";
import { type ByteTally, beginTally, endTally } from "./output-file.ts";

/** Where files are unpacked to, and how much may still be. */
export interface Workroom {
  /** Private folder for numbered files; null where nothing is to be written. */
  folder: string | null;
  /** Number of the next file. */
  next: number;
  /** Bytes that may still be read or unpacked. */
  bytesLeft: number;
}

/** A file that was read to its end, or as far as it went. */
export interface Taken {
  /** Null where there is nothing to read. */
  diskPath: string | null;
  size: number | null;
  sha256: string | null;
  /** Its beginning; null where it was not read. */
  head: Buffer | null;
  problem: FileProblem | null;
}

/** Reads an entry: a file on disk stays where it is, if its path is text; a member of a zip is unpacked. */
export async function takeEntry(room: Workroom, { locator, size }: Entry): Promise<Taken> {
  if (size !== null && size > LIMITS.handInFileBytes) return nothing(size, tooLarge(size));
  if (locator.in === "folder") {
    return locator.bytes === null ? readPlainFile(room, locator.path, false) : copyStrange(room, locator);
  }
  const opened = openDiskFile(pathOf(locator.archive, locator.bytes), true);
  if (isProblem(opened)) return nothing(size, opened);
  try {
    return await takeMember(room, opened, locator.member, size);
  } finally {
    closeDiskFile(opened);
  }
}

/** The path to open: by its bytes where those are no text. */
export function pathOf(path: string, bytes: Uint8Array | null): string | Buffer {
  return bytes === null ? path : Buffer.from(bytes);
}

/** Hashes a file where it lies. `follow` as in `openDiskFile`. */
export function readPlainFile(room: Workroom, path: string, follow: boolean): Taken {
  const opened = openDiskFile(path, follow);
  if (isProblem(opened)) return nothing(null, opened);
  try {
    return readWhole(room, opened, { target: null, diskPath: resolve(path) });
  } finally {
    closeDiskFile(opened);
  }
}

/** A path that is no text cannot be handed to those who read captures: they get a copy. */
function copyStrange(room: Workroom, locator: Extract<Locator, { in: "folder" }>): Taken {
  const opened = openDiskFile(pathOf(locator.path, locator.bytes), false);
  if (isProblem(opened)) return nothing(null, opened);
  const target = nextPath(room);
  try {
    return readWhole(room, opened, { target, diskPath: target });
  } finally {
    closeDiskFile(opened);
  }
}

function readWhole(
  room: Workroom,
  file: DiskFile,
  { target, diskPath }: { target: string | null; diskPath: string | null },
): Taken {
  const allowance = allowanceOf(room);
  if (file.size > allowance.most) return nothing(file.size, exceededBy(file.size, allowance));
  const tally = beginTally(target);
  let problem: FileProblem | null = null;
  try {
    problem = copyFile(file, tally, allowance);
  } catch (error) {
    problem = readingProblem(error, tally);
  }
  return finish(room, tally, diskPath, problem);
}

async function takeMember(room: Workroom, zip: DiskFile, member: ZipMember, size: number | null): Promise<Taken> {
  const allowance = allowanceOf(room);
  if (size !== null && size > allowance.most) return nothing(size, exceededBy(size, allowance));
  const target = nextPath(room);
  const tally = beginTally(target);
  let problem: FileProblem | null = null;
  try {
    problem = await copyMember(zip, member, tally, told(allowance, size));
  } catch (error) {
    problem = readingProblem(error, tally);
  }
  return finish(room, tally, target, problem);
}

/** Unpacks a capture that came in gzip or Zstandard; from here on it counts as what was in it. */
export async function unpackCapture(room: Workroom, packed: Taken, packing: "gzip" | "zstd"): Promise<Taken> {
  if (packed.diskPath === null) return packed;
  const opened = openDiskFile(packed.diskPath, false);
  if (isProblem(opened)) return nothing(packed.size, opened);
  const target = nextPath(room);
  const tally = beginTally(target);
  let problem: FileProblem | null = null;
  try {
    problem = await copyUnpacked(opened, packing, tally, allowanceOf(room));
  } catch (error) {
    problem = readingProblem(error, tally);
  } finally {
    closeDiskFile(opened);
  }
  return finish(room, tally, target, packed.problem ?? problem);
}

function nextPath(room: Workroom): string | null {
  if (room.folder === null) return null;
  room.next += 1;
  return join(room.folder, String(room.next));
}

function allowanceOf({ bytesLeft }: Workroom): Allowance {
  const isFile = bytesLeft >= LIMITS.handInFileBytes;
  if (isFile) return { most: LIMITS.handInFileBytes, exceeded: tooLarge(null) };
  return { most: bytesLeft, exceeded: { code: "hand-in-too-large", data: { most: LIMITS.handInBytes } } };
}

/** What is more than it says is as broken as what is less; so a zip that lies about its sizes takes no time. */
function told(allowance: Allowance, size: number | null): Allowance {
  return size === null ? allowance : { most: size, exceeded: { code: "damaged", data: { kept: 0 } } };
}

function exceededBy(size: number, { exceeded }: Allowance): FileProblem {
  return exceeded.code === "too-large" || size > LIMITS.handInFileBytes ? tooLarge(size) : exceeded;
}

function tooLarge(bytes: number | null): FileProblem {
  return { code: "too-large", data: { bytes, most: LIMITS.handInFileBytes } };
}

/** What is over the ceiling is taken off the disk again; all that was read counts against the student's share. */
function finish(room: Workroom, tally: ByteTally, diskPath: string | null, problem: FileProblem | null): Taken {
  const taken = endTally(tally);
  room.bytesLeft = Math.max(0, room.bytesLeft - taken.size);
  const isOver = problem?.code === "too-large" || problem?.code === "hand-in-too-large";
  if (!isOver) return { ...taken, diskPath: taken.size > 0 ? diskPath : null, problem };
  if (tally.descriptor !== null && diskPath !== null) rmSync(diskPath, { force: true });
  return nothing(null, problem);
}

/** What could not be read is told of the file. What could not be written is not its fault: then the error is thrown on. */
function readingProblem(error: unknown, tally: ByteTally): FileProblem {
  if (tally.refused === null) return unreadable(error);
  endTally(tally);
  throw tally.refused;
}

function nothing(size: number | null, problem: FileProblem | null): Taken {
  return { diskPath: null, size, sha256: null, head: null, problem };
}
