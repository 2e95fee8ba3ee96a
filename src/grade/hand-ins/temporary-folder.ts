import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Whoever writes into a folder that is being removed can delay it, but not for long: new folders cannot be made in it. */
const MOST_TRIES = 20;

const unremoved = new Set<string>();

/** Makes a folder that only this user may enter. Its owner removes it. Throws what the system refuses. */
export function makeTemporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "ftpscope-"));
  removeAtExit(folder);
  return folder;
}

/** Makes a folder at `path`, which must not be there, in a folder of `makeTemporaryFolder`; returns the path. */
export function makeFolder(path: string): string {
  mkdirSync(path, { mode: 0o700 });
  return path;
}

/** Has the folder removed where the process exits before its owner has done so. */
export function removeAtExit(folder: string): void {
  if (unremoved.size === 0) process.on("exit", removeAll);
  unremoved.add(folder);
}

/** Removes a folder that was made by one of the above, with all that is in it. Never throws. */
export function removeFolder(folder: string): void {
  for (let tries = 0; tries < MOST_TRIES && existsSync(folder); tries++) {
    try {
      rmSync(folder, { recursive: true, force: true });
    } catch {
      // What cannot be removed is the system's to clear away; the result stands.
    }
  }
  unremoved.delete(folder);
  if (unremoved.size === 0) process.off("exit", removeAll);
}

function removeAll(): void {
  for (const folder of unremoved) removeFolder(folder);
}
