import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, realpathSync, renameSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { removeAtExit, removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import type { Piece } from "../chunks.ts";
import { writeFileWhole } from "../file-output.ts";
import { UsageError } from "../usage-error.ts";

const SUBFOLDERS = ["feedback", "results"] as const;

/** A folder of results that appears whole or not at all: files go to a draft, which takes its place when complete. */
export class OutputFolder {
  /** As the user named it. */
  readonly #path: string;
  readonly #target: string;
  readonly #draft: string;

  private constructor(path: string, target: string, draft: string) {
    this.#path = path;
    this.#target = target;
    this.#draft = draft;
  }

  /**
   * Throws UsageError where `path` cannot become the folder: it is a file, or has files in it and may not be written to, or
   * the system refuses.
   */
  static create(path: string, { force }: { force: boolean }): OutputFolder {
    try {
      const exists = isThere(path, force);
      const target = exists ? realpathSync(path) : resolve(path);
      // In a folder that is there, and not beside it: it may be all that the user can write to, or a disk of its own.
      const draft = exists ? hidden(target, "ftpscope") : hidden(dirname(target), basename(target));
      mkdirSync(draft);
      removeAtExit(draft);
      for (const name of SUBFOLDERS) mkdirSync(join(draft, name));
      return new OutputFolder(path, target, draft);
    } catch (error) {
      throw unwritable(error, path);
    }
  }

  /** Where feedback pages are drafted. */
  get feedback(): string {
    return join(this.#draft, "feedback");
  }

  /** `name` is relative, with "/" between its parts, and safe. Throws UsageError where the system refuses. */
  write(name: string, pieces: Iterable<Piece>): void {
    writeFileWhole(join(this.#draft, name), pieces, { force: false });
  }

  /** Moves everything to its place; files of the same names are replaced. Throws UsageError where the system refuses. */
  publish(): void {
    try {
      moveInto(this.#draft, this.#target);
    } catch (error) {
      throw unwritable(error, this.#path);
    }
  }

  /** Removes what was not published. */
  discard(): void {
    removeFolder(this.#draft);
  }

  /** An error about a file of the draft tells where the file was to go; any other is returned as it is. */
  told(error: unknown): unknown {
    if (!(error instanceof UsageError) || !error.detail.startsWith(this.#draft)) return error;
    return new UsageError(error.code, `${this.#path}${error.detail.slice(this.#draft.length)}`, error.hint);
  }
}

/** Whether there is a folder that may be written into. Throws UsageError where there is anything else. */
function isThere(path: string, force: boolean): boolean {
  const existing = statSync(path, { throwIfNoEntry: false });
  if (existing === undefined) return false;
  if (!existing.isDirectory()) throw new UsageError("output-unwritable", path, "ENOTDIR");
  if (!force && readdirSync(path).length > 0) throw new UsageError("folder-exists", path);
  for (const name of SUBFOLDERS) {
    const inside = join(path, name);
    if (statSync(inside, { throwIfNoEntry: false })?.isDirectory() === false) {
      throw new UsageError("output-unwritable", inside, "ENOTDIR");
    }
  }
  return true;
}

function hidden(folder: string, name: string): string {
  return join(folder, `.${name}.${randomBytes(6).toString("hex")}`);
}

function moveInto(from: string, to: string): void {
  if (statSync(to, { throwIfNoEntry: false }) === undefined) {
    renameSync(from, to);
    return;
  }
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) moveInto(source, target);
    else renameSync(source, target);
  }
}

function unwritable(error: unknown, path: string): unknown {
  const { code, errno } = error as NodeJS.ErrnoException;
  return errno === undefined || code === undefined ? error : new UsageError("output-unwritable", path, code);
}
