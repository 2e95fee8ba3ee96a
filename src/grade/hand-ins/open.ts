import { lstatSync, statSync } from "node:fs";
import { basename, resolve } from "node:path";
import { errorCode } from "../../capture/byte-source.ts";
import { LIMITS } from "../../limits.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import type { GradeProblemCode, HandInProblems } from "../../report/grading/problems.ts";
import { GradeError } from "../grade-error.ts";
import { naturalOrder } from "../natural-order.ts";
import { withClassZips } from "./class-zips.ts";
import { contentOf, HEAD_BYTES } from "./content-kind.ts";
import { closeDiskFile, type DiskFile, isProblem, openDiskFile, readAt } from "./disk-file.ts";
import type { Entry } from "./entry.ts";
import { isJunk, numberEqualPaths } from "./file-names.ts";
import { folderEntries } from "./folder-entries.ts";
import { listZip } from "./zip-directory.ts";

/**
 * Lists what is in a folder or zip of hand-ins, in natural order of the paths; nothing is unpacked, junk is left out. A zip
 * that is damaged gives what is found in it, and itself as an entry with its problem; so does one with too many files, of which
 * the innermost are left out: one student's must not shut out the others. Throws GradeError where nothing can be
 * read, or is there.
 */
export async function openHandIns(path: string): Promise<{ path: string; entries: Entry[] }> {
  const all = isFolder(path) ? await withClassZips(listFolder(path)) : await listArchive(path);
  if (all.length === 0) throw failure(path, "handins-empty", {});
  const entries = outermost(all, path);
  numberEqualPaths(entries);
  entries.sort((left, right) => naturalOrder(left.path, right.path));
  return { path, entries };
}

function outermost(entries: Entry[], path: string): Entry[] {
  const most = LIMITS.handInEntries;
  if (entries.length <= most) return entries;
  const byDepth = entries.map((entry) => ({ entry, depth: entry.path.split("/").length }));
  byDepth.sort((left, right) => left.depth - right.depth);
  const kept = byDepth.slice(0, most).map(({ entry }) => entry);
  return [...kept, itself(path, { code: "too-many-files", data: { most } })];
}

function failure<Code extends keyof HandInProblems & GradeProblemCode>(
  path: string,
  code: Code,
  data: HandInProblems[Code],
): GradeError {
  return new GradeError([{ path, line: null, column: null, code, data } as GradeError["problems"][number]]);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw systemFailure(path, errorCode(error));
  }
}

function systemFailure(path: string, detail: string): GradeError {
  const isMissing = detail === "ENOENT" || detail === "ENOTDIR";
  return isMissing ? failure(path, "handins-missing", {}) : failure(path, "handins-unreadable", { detail });
}

function listFolder(path: string): Entry[] {
  try {
    return folderEntries(resolve(path), LIMITS.handInEntries + 1);
  } catch (error) {
    throw systemFailure(path, errorCode(error));
  }
}

async function listArchive(path: string): Promise<Entry[]> {
  const opened = openDiskFile(path, true);
  if (isProblem(opened)) {
    if (opened.code === "unreadable") throw systemFailure(path, opened.data.detail);
    throw failure(path, "handins-not-zip", { lookalike: "data" });
  }
  try {
    return await listOpened(opened, path);
  } finally {
    closeDiskFile(opened);
  }
}

async function listOpened(file: DiskFile, path: string): Promise<Entry[]> {
  if (file.size === 0) throw failure(path, "handins-empty", {});
  const { format } = contentOf(readAt(file, 0, HEAD_BYTES));
  const mayBeZip = format === "zip" || (/\.zip$/i.test(path) && (format === "data" || format === "windows-program"));
  if (!mayBeZip) throw failure(path, "handins-not-zip", { lookalike: format });
  const { members, damaged, cut } = await listZip(file, LIMITS.handInMembers);
  if (cut) throw failure(path, "handins-too-many", { most: LIMITS.handInMembers });
  const files = members.filter((member) => !isJunk(member.path));
  if (damaged && files.length === 0) throw failure(path, "handins-damaged", {});
  if (files.length > 0 && files.every(({ problem }) => problem?.code === "encrypted")) {
    throw failure(path, "handins-encrypted", {});
  }
  const archive = resolve(path);
  const entries = files.map(({ member, ...each }): Entry => {
    return { ...each, locator: { in: "zip", archive, bytes: null, member } };
  });
  return damaged ? [...entries, itself(path, { code: "cut-zip", data: { files: files.length } })] : entries;
}

/** HANDINS as an entry, so that what is wrong with it is told where files without an owner are. */
function itself(path: string, problem: FileProblem): Entry {
  const locator = { in: "folder", path: resolve(path), bytes: null } as const;
  return { path: basename(path).normalize("NFC"), size: lstatSync(path).size, problem, locator };
}
