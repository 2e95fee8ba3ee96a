import { type Dirent, lstatSync, readdirSync } from "node:fs";
import { LIMITS } from "../../limits.ts";
import type { FileProblem } from "../../report/grading/file-problems.ts";
import { unreadable } from "./disk-file.ts";
import type { Entry } from "./entry.ts";
import { cleanPath, decodeOldName, decodeUtf8, isJunk } from "./file-names.ts";

const SEPARATOR = Buffer.from("/");

/** A folder on disk: its path's bytes, and the decoded path within HANDINS, "" for HANDINS itself. */
interface Folder {
  bytes: Buffer;
  path: string;
  depth: number;
}

/**
 * Lists every file below a folder, folder by folder from the outermost, and stops when there are `most` or more; links are not
 * followed. What cannot be listed is an entry with its problem. Throws the system's error where the folder itself cannot be read.
 */
export function folderEntries(root: string, most: number): Entry[] {
  const entries: Entry[] = [];
  const waiting: Folder[] = [{ bytes: Buffer.from(root), path: "", depth: 0 }];
  for (let next = 0; next < waiting.length && entries.length < most; next += 1) {
    const folder = waiting[next] as Folder;
    const problem = listFolder(folder, entries, waiting);
    if (problem !== null) entries.push(entryOf(folder.bytes, folder.path, null, problem));
  }
  return entries;
}

function listFolder(folder: Folder, entries: Entry[], waiting: Folder[]): FileProblem | null {
  if (folder.depth > LIMITS.folderDepth) return { code: "folder-too-deep", data: { most: LIMITS.folderDepth } };
  let children: Dirent<Buffer>[];
  try {
    children = readdirSync(folder.bytes, { encoding: "buffer", withFileTypes: true });
  } catch (error) {
    if (folder.path === "") throw error;
    return unreadable(error);
  }
  for (const child of children) {
    const path = joined(folder.path, nameOf(child.name));
    if (isJunk(path)) continue;
    const bytes = Buffer.concat([folder.bytes, SEPARATOR, child.name]);
    if (child.isDirectory()) waiting.push({ bytes, path, depth: folder.depth + 1 });
    else entries.push(fileEntry(child, bytes, path));
  }
  return null;
}

function nameOf(bytes: Uint8Array): string {
  return cleanPath(decodeUtf8(bytes) ?? decodeOldName(bytes));
}

function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function fileEntry(child: Dirent<Buffer>, bytes: Buffer, path: string): Entry {
  if (child.isSymbolicLink()) return entryOf(bytes, path, null, { code: "link", data: {} });
  if (!child.isFile()) return entryOf(bytes, path, null, { code: "special", data: {} });
  try {
    const { size } = lstatSync(bytes);
    const most = LIMITS.handInFileBytes;
    return entryOf(bytes, path, size, size > most ? { code: "too-large", data: { bytes: size, most } } : null);
  } catch (error) {
    return entryOf(bytes, path, null, unreadable(error));
  }
}

function entryOf(bytes: Buffer, path: string, size: number | null, problem: FileProblem | null): Entry {
  const text = decodeUtf8(bytes);
  const locator = { in: "folder", path: text ?? path, bytes: text === null ? Uint8Array.from(bytes) : null } as const;
  return { path, size, problem, locator };
}
