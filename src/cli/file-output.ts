import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { chunks, type Piece } from "./chunks.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Throws UsageError where `path` cannot become the output: it exists and may not be replaced, is one of the inputs or
 * a folder, or the system does not let us write there. Asked before the capture is read, so that a long run does not end
 * in it.
 */
export function checkOutputFile(path: string, options: { force: boolean; inputs: readonly string[] }): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing?.isDirectory() === true) throw new UsageError("output-unwritable", path, "EISDIR");
    if (existing !== undefined && options.inputs.some((input) => isSame(input, existing))) {
      throw new UsageError("output-is-input", path);
    }
    if (existing?.isFile() === true && !options.force) throw new UsageError("output-exists", path);
    if (existing === undefined) checkFolder(dirname(path));
    else if (existing.isFile()) checkFolder(dirname(realpathSync(path)));
    else accessSync(path, constants.W_OK);
  } catch (error) {
    throw refusal(error, path);
  }
}

/** Throws what the system says of a folder that is not there, or that may not be written to. */
function checkFolder(folder: string): void {
  // The slash makes the system say so where it is a file.
  accessSync(`${folder}/`, constants.W_OK | constants.X_OK);
}

function isSame(input: string, { ino, dev }: Stats): boolean {
  try {
    const stat = statSync(input);
    return stat.ino === ino && stat.dev === dev;
  } catch {
    return false;
  }
}

/**
 * Writes the pieces to a file that appears whole or not at all: they go to a new file beside it, which takes its name
 * when complete. Devices and named pipes are written as they are. Throws UsageError where the system refuses.
 */
export function writeFileWhole(path: string, pieces: Iterable<Piece>, options: { force: boolean }): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile()) {
      writeTo(path, "w", pieces);
      return;
    }
    const target = existing === undefined ? path : realpathSync(path);
    const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
    try {
      writeTo(draft, "wx", pieces);
      publish(draft, target, options.force);
    } finally {
      rmSync(draft, { force: true });
    }
  } catch (error) {
    throw refusal(error, path);
  }
}

/** Only the system's errors have a number; what drawing throws is told by whoever knows it. */
function refusal(error: unknown, path: string): unknown {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (errno === undefined || code === undefined) return error;
  return new UsageError(code === "EEXIST" ? "output-exists" : "output-unwritable", path, code);
}

function writeTo(path: string, flags: "w" | "wx", pieces: Iterable<Piece>): void {
  const file = openSync(path, flags);
  try {
    for (const chunk of chunks(pieces)) writeAll(file, Buffer.from(chunk));
  } finally {
    closeSync(file);
  }
}

function writeAll(file: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
}

const NO_HARD_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"]);

/** A hard link fails where the name was taken meanwhile; a rename would replace it. */
function publish(draft: string, target: string, force: boolean): void {
  if (force) {
    renameSync(draft, target);
    return;
  }
  try {
    linkSync(draft, target);
  } catch (error) {
    if (!NO_HARD_LINKS.has((error as NodeJS.ErrnoException).code)) throw error;
    if (statSync(target, { throwIfNoEntry: false }) !== undefined) throw new UsageError("output-exists", target);
    renameSync(draft, target);
  }
}
