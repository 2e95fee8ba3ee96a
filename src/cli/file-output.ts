import { randomBytes } from "node:crypto";
import {
  accessSync,
  closeSync,
  constants,
  linkSync,
  lstatSync,
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

/** Writes the pieces to a file that appears whole or not at all: see FileDraft. Throws UsageError where the system refuses. */
export function writeFileWhole(path: string, pieces: Iterable<Piece>, options: { force: boolean }): void {
  const draft = new FileDraft(path, options);
  try {
    for (const chunk of chunks(pieces)) draft.put(chunk);
    draft.publish();
  } finally {
    draft.discard();
  }
}

/**
 * A file that appears whole or not at all: what is put goes to a new file beside it, which takes its name when complete. Devices
 * and named pipes are written as they are. Whoever makes one discards it in the end, be it published or not; where the process
 * exits before, it goes too. All of it throws UsageError where the system refuses.
 */
export class FileDraft {
  readonly #path: string;
  readonly #force: boolean;
  /** Where it goes, and what it is until then; null where that is written directly. */
  #place: { target: string; draft: string } | null = null;
  #file: number | null = null;
  readonly #atExit = (): void => this.discard();

  /** Nothing is there before the first `put`. */
  constructor(path: string, { force }: { force: boolean }) {
    this.#path = path;
    this.#force = force;
  }

  put(chunk: Piece): void {
    this.#refusing(() => {
      this.#file ??= this.#open();
      const bytes = typeof chunk === "string" ? Buffer.from(chunk) : chunk;
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#file, bytes, written);
    });
  }

  /** Gives it its name. */
  publish(): void {
    this.#refusing(() => {
      this.#file ??= this.#open();
      this.#close();
      if (this.#place !== null) publish(this.#place.draft, this.#place.target, this.#force);
    });
  }

  discard(): void {
    this.#close();
    if (this.#place !== null) rmSync(this.#place.draft, { force: true });
    this.#place = null;
    process.off("exit", this.#atExit);
  }

  #open(): number {
    const existing = statSync(this.#path, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile()) return openSync(this.#path, "w");
    const target = existing === undefined ? this.#path : realpathSync(this.#path);
    const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
    const file = openSync(draft, "wx");
    this.#place = { target, draft };
    process.once("exit", this.#atExit);
    return file;
  }

  #close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #refusing(act: () => void): void {
    try {
      act();
    } catch (error) {
      throw refusal(error, this.#path);
    }
  }
}

/** What the system says against an output, as a UsageError. Only its errors have a number; any other is returned as it is. */
export function refusal(error: unknown, path: string): unknown {
  const { code, errno } = error as NodeJS.ErrnoException;
  if (errno === undefined || code === undefined) return error;
  return new UsageError(code === "EEXIST" ? "output-exists" : "output-unwritable", path, code);
}

const NO_HARD_LINKS: ReadonlySet<string | undefined> = new Set(["EPERM", "ENOTSUP", "ENOSYS", "EOPNOTSUPP"]);

function publish(draft: string, target: string, force: boolean): void {
  if (force) renameSync(draft, target);
  else placeFile(draft, target);
}

/**
 * Gives a draft its name, and never one that is taken; the draft may stay beside it. Throws what the system says. A hard link
 * fails where the name was taken meanwhile; a rename would replace what is there.
 */
export function placeFile(draft: string, target: string): void {
  try {
    linkSync(draft, target);
  } catch (error) {
    if (!NO_HARD_LINKS.has((error as NodeJS.ErrnoException).code)) throw error;
    if (lstatSync(target, { throwIfNoEntry: false }) !== undefined) throw new UsageError("output-exists", target);
    renameSync(draft, target);
  }
}
