import { closeSync, createReadStream, openSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { CaptureError } from "../../capture/capture-error.ts";
import { makeTemporaryFolder, removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import { LIMITS } from "../../limits.ts";
import { refusal } from "../file-output.ts";
import { UsageError } from "../usage-error.ts";

/** Captures that can be read twice: what can be read only once was saved to a temporary folder. */
export interface SavedInputs {
  /** As they are read. */
  paths: string[];
  /** Removes what was saved. */
  remove(): void;
}

/**
 * Saves what comes through pipes, and standard input ("-"). Throws UsageError where there is too much of it, or no room;
 * CaptureError where it cannot be read.
 */
export async function saveInputs(
  paths: readonly string[],
  stdin: () => Readable = () => process.stdin,
): Promise<SavedInputs> {
  const isOnce = paths.map((path) => path === "-" || isPipe(path));
  if (!isOnce.includes(true)) return { paths: [...paths], remove: () => undefined };
  const folder = makeFolder();
  const remove = (): void => removeFolder(folder);
  try {
    const saved: string[] = [];
    for (const [index, path] of paths.entries()) {
      if (isOnce[index] !== true) saved.push(path);
      else saved.push(await save(path, path === "-" ? stdin() : createReadStream(path), join(folder, String(index))));
    }
    return { paths: saved, remove };
  } catch (error) {
    remove();
    throw error;
  }
}

function makeFolder(): string {
  try {
    return makeTemporaryFolder();
  } catch (error) {
    throw refusal(error, tmpdir());
  }
}

async function save(path: string, input: Readable, to: string): Promise<string> {
  const file = openSync(to, "wx", 0o600);
  let bytes = 0;
  try {
    for await (const chunk of input as AsyncIterable<Uint8Array>) {
      bytes += chunk.length;
      if (bytes > LIMITS.savedInputBytes) throw new UsageError("input-too-large", path);
      writeWhole(file, chunk, to);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new CaptureError("unreadable", path, (error as NodeJS.ErrnoException).code ?? null);
  } finally {
    closeSync(file);
  }
  return to;
}

function writeWhole(file: number, chunk: Uint8Array, path: string): void {
  try {
    for (let done = 0; done < chunk.length; ) done += writeSync(file, chunk, done);
  } catch (error) {
    throw refusal(error, path);
  }
}

function isPipe(path: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && !stats.isFile() && !stats.isDirectory() && !stats.isBlockDevice();
}
