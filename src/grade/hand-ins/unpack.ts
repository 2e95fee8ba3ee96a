import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { CaptureError } from "../../capture/capture-error.ts";
import { compressionOf } from "../../capture/compression.ts";
import { LIMITS } from "../../limits.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { FileKind } from "../../report/grading/grade-report.ts";
import { naturalOrder } from "../natural-order.ts";
import { contentOf, kindByName, problemOfContent } from "./content-kind.ts";
import { closeDiskFile, isProblem, openDiskFile, unreadable } from "./disk-file.ts";
import type { Entry, HandIn, UnpackedFile } from "./entry.ts";
import { isJunk, numberEqualPaths } from "./file-names.ts";
import { readPlainFile, type Taken, takeEntry, unpackCapture, type Workroom } from "./take-file.ts";
import { listZip, type ZipListing } from "./zip-directory.ts";

/** What is being unpacked. */
interface Unpacking extends Workroom {
  files: UnpackedFile[];
  filesLeft: number;
}

/**
 * Unpacks what a student handed in into a new folder in `folder` (nothing where it lies on disk as it is), tells what each
 * file is, and why one is not read. Files come in natural order of their paths. Never throws for what is in the hand-in, only
 * where `folder` cannot be written to.
 */
export async function unpackHandIn(handIn: HandIn, folder: string): Promise<UnpackedFile[]> {
  const job = begin(mkdtempSync(join(folder, "files-")));
  const [only] = handIn.entries;
  // Where the zip is the hand-in, its name is no part of the paths in it.
  const isPlace = handIn.entries.length === 1 && only?.path === handIn.place;
  for (const entry of inOrder(handIn.entries)) {
    const path = within(handIn.place, entry.path);
    await addEntry(job, entry, { path, inside: isPlace ? "" : `${path}/`, depth: 0 });
  }
  return sorted(job.files);
}

/**
 * The same for files that the user named: they stay where they are, bear the names they were given, and zips are not opened.
 * Throws CaptureError for one that is not there or cannot be opened.
 */
export async function openLooseFiles(paths: readonly string[]): Promise<UnpackedFile[]> {
  const files: UnpackedFile[] = [];
  for (const path of paths) {
    const opened = openDiskFile(path, true);
    if (isProblem(opened)) throw openingError(path, opened);
    closeDiskFile(opened);
    const room: Workroom = { folder: null, next: 0, bytesLeft: LIMITS.handInFileBytes };
    files.push(describedLoose(path, readPlainFile(room, path, true)));
  }
  return files;
}

/** A capture stays packed, since whoever reads captures unpacks gzip and Zstandard on the way. */
function describedLoose(path: string, taken: Taken): UnpackedFile {
  const file = described(path, taken);
  if (taken.head === null || taken.size === 0) return file;
  if (compressionOf(taken.head) !== null)
    return { ...file, diskPath: taken.diskPath, kind: "capture", problem: taken.problem };
  const isZip = contentOf(taken.head).format === "zip";
  return isZip ? { ...file, diskPath: null, problem: { code: "zip-not-here", data: {} } } : file;
}

function openingError(path: string, problem: FileProblem): CaptureError {
  const detail = problem.code === "unreadable" ? problem.data.detail : problem.code;
  if (detail === "ENOENT" || detail === "ENOTDIR") return new CaptureError("missing", path);
  return detail === "EISDIR" ? new CaptureError("directory", path) : new CaptureError("unreadable", path, detail);
}

function begin(folder: string): Unpacking {
  return { folder, next: 0, bytesLeft: LIMITS.handInBytes, files: [], filesLeft: LIMITS.handInFiles };
}

/** The path without the folder (or zip) that is the student's place; of loose files, without the folder that they are in. */
function within(place: string, path: string): string {
  const folder = path.startsWith(`${place}/`) ? place : place.slice(0, Math.max(0, place.lastIndexOf("/")));
  return folder !== "" && path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : path;
}

interface Position {
  path: string;
  /** What the paths of a zip's members begin with. */
  inside: string;
  /** Zips around it. */
  depth: number;
}

async function addEntry(job: Unpacking, entry: Entry, position: Position): Promise<void> {
  if (job.filesLeft <= 0) {
    const problem: FileProblem = { code: "too-many-files", data: { most: LIMITS.handInFiles } };
    // One for all that follow: a list of thousands helps nobody.
    if (job.filesLeft === 0) job.files.push(unread(position.path, entry.size, problem));
    job.filesLeft = -1;
    return;
  }
  job.filesLeft -= 1;
  if (entry.problem !== null) {
    job.files.push(unread(position.path, entry.size, entry.problem));
    return;
  }
  const taken = await takeEntry(job, entry);
  if (await addZip(job, taken, position)) return;
  const packing = taken.diskPath === null || taken.head === null ? null : compressionOf(taken.head);
  job.files.push(described(position.path, packing === null ? taken : await unpackCapture(job, taken, packing)));
}

/** Opens a zip and adds what is in it; false where it is none, or a document that happens to be one. */
async function addZip(job: Unpacking, taken: Taken, position: Position): Promise<boolean> {
  const { diskPath, head } = taken;
  if (diskPath === null || head === null || !isZip(head, position.path)) return false;
  const add = (problem: FileProblem): void => {
    job.files.push({ ...unread(position.path, taken.size, problem), sha256: taken.sha256, kind: "archive" });
  };
  if (position.depth >= LIMITS.zipDepth) {
    add({ code: "zip-too-deep", data: { most: LIMITS.zipDepth } });
    return true;
  }
  const listing = await listed(diskPath);
  if ("code" in listing) add(listing);
  else await addMembers(job, listing, { ...position, diskPath, add });
  return true;
}

async function listed(diskPath: string): Promise<ZipListing | FileProblem> {
  const opened = openDiskFile(diskPath, false);
  if (isProblem(opened)) return opened;
  try {
    return await listZip(opened, LIMITS.zipMembers);
  } catch (error) {
    return unreadable(error);
  } finally {
    closeDiskFile(opened);
  }
}

async function addMembers(
  job: Unpacking,
  { members, damaged, cut }: ZipListing,
  { inside, depth, diskPath, add }: Position & { diskPath: string; add: (problem: FileProblem) => void },
): Promise<void> {
  const files = members.filter(({ path }) => !isJunk(path));
  if (files.length === 0) add({ code: damaged ? "damaged-zip" : "empty-zip", data: {} });
  else if (cut) add({ code: "too-many-files", data: { most: LIMITS.zipMembers } });
  else if (damaged) add({ code: "cut-zip", data: { files: files.length } });
  for (const { member, ...file } of inOrder(files)) {
    const path = `${inside}${file.path}`;
    const locator = { in: "zip", archive: diskPath, bytes: null, member } as const;
    await addEntry(job, { ...file, locator }, { path, inside: `${path}/`, depth: depth + 1 });
  }
}

const KINDS: readonly (FileKind | null)[] = ["capture", "picture", "archive"];

/** Natural order, but first what is asked for: a whole project beside it must not use up the number of files. */
function inOrder<Item extends { path: string }>(items: readonly Item[]): Item[] {
  const rank = ({ path }: Item): number => KINDS.indexOf(kindByName(path)) >>> 0;
  return [...items].sort((left, right) => rank(left) - rank(right) || naturalOrder(left.path, right.path));
}

/** What a zip begins with that lost its first bytes, or unpacks itself. */
const ZIPS_BY_NAME = new Set(["data", "windows-program"]);

/** By its first bytes; one that has others in front of them is still called a zip by its name. */
function isZip(head: Uint8Array, path: string): boolean {
  const { format } = contentOf(head);
  return format === "zip" || (ZIPS_BY_NAME.has(format) && /\.zip$/i.test(path));
}

/** A file that was not read: its kind by its name. */
function unread(path: string, size: number | null, problem: FileProblem): UnpackedFile {
  return { path, diskPath: null, size, sha256: null, kind: kindByName(path) ?? "other", problem };
}

/** A file as it is handed on. Only captures and pictures are of use to anybody. */
function described(path: string, { diskPath, size, sha256, head, problem }: Taken): UnpackedFile {
  if (head === null || problem?.code === "too-large") return unread(path, size, problem ?? unreadable("EIO"));
  if (size === 0) {
    const why: FileProblem = problem ?? { code: "empty", data: {} };
    return { ...unread(path, 0, why), sha256 };
  }
  const content = contentOf(head);
  const { kind } = content;
  const wrong = problem ?? problemOfContent(content, path) ?? tooLargePicture(kind, size);
  const isUseful =
    kind === "picture" ? !isTooLarge(kind, size) : kind === "capture" && wrong?.code !== "unsupported-capture";
  return { path, diskPath: isUseful ? diskPath : null, size, sha256, kind, problem: wrong };
}

function isTooLarge(kind: string, size: number | null): boolean {
  return kind === "picture" && size !== null && size > LIMITS.handInPictureBytes;
}

function tooLargePicture(kind: string, size: number | null): FileProblem | null {
  const most = LIMITS.handInPictureBytes;
  return isTooLarge(kind, size) ? { code: "too-large", data: { bytes: size, most } } : null;
}

function sorted(files: UnpackedFile[]): UnpackedFile[] {
  numberEqualPaths(files);
  return files.sort((left, right) => naturalOrder(left.path, right.path));
}
