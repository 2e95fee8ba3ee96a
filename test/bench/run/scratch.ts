import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const MEMORY = "/dev/shm";

/** A folder of the benchmark's own; it goes away with the process. `inMemory` asks for one that is no disk, where there is one. */
export function scratchFolder(inMemory = false): string {
  const path = mkdtempSync(join(inMemory && isWritable(MEMORY) ? MEMORY : tmpdir(), "ftpscope-bench-"));
  process.once("exit", () => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Takes all out of a folder and leaves it. */
export function emptyFolder(path: string): void {
  for (const name of readdirSync(path)) rmSync(join(path, name), { recursive: true, force: true });
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
