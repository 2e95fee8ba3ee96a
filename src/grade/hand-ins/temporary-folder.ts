import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Makes a folder that only this user may enter. Its owner removes it. Throws what the system refuses. */
export function makeTemporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "ftpscope-"));
}

/** Makes a folder at `path`, which must not be there, in a folder of `makeTemporaryFolder`; returns the path. */
export function makeFolder(path: string): string {
  mkdirSync(path, { mode: 0o700 });
  return path;
}

/** Removes a folder that was made by one of the above, with all that is in it. Never throws. */
export function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // What cannot be removed is the system's to clear away; the result stands.
  }
}
