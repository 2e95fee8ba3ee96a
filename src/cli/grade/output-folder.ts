import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Piece } from "../chunks.ts";
import { writeFileWhole } from "../file-output.ts";
import { UsageError } from "../usage-error.ts";

/** A folder of results that appears whole or not at all: files go to a draft beside it, which takes its place when complete. */
export class OutputFolder {
  readonly #target: string;
  readonly #draft: string;

  private constructor(target: string, draft: string) {
    this.#target = target;
    this.#draft = draft;
  }

  /** Throws UsageError where `path` cannot become the folder: it is a file, or has files in it and may not be written to. */
  static create(path: string, { force }: { force: boolean }): OutputFolder {
    const target = resolve(path);
    try {
      const existing = statSync(target, { throwIfNoEntry: false });
      if (existing !== undefined && !existing.isDirectory()) throw new UsageError("output-unwritable", path, "EEXIST");
      if (existing !== undefined && !force && readdirSync(target).length > 0)
        throw new UsageError("folder-exists", path);
      const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
      mkdirSync(join(draft, "feedback"), { recursive: true });
      mkdirSync(join(draft, "results"));
      return new OutputFolder(target, draft);
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
      throw unwritable(error, this.#target);
    }
  }

  /** Removes what was not published. */
  discard(): void {
    rmSync(this.#draft, { recursive: true, force: true });
  }
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
