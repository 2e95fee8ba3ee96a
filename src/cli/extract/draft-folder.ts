import { randomBytes } from "node:crypto";
import { lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { makeTemporaryFolder, removeFolder } from "../../grade/hand-ins/temporary-folder.ts";
import { placeFile, refusal } from "../file-output.ts";
import { UsageError } from "../usage-error.ts";
import type { Existing } from "./file-names.ts";

/** Where files are extracted to: they lie in a hidden folder until all are there, and are then given their names at once. */
export class DraftFolder {
  /** Where drafts are written. */
  readonly path: string;
  /** As the user named it; null where nothing is to be written. */
  readonly target: string | null;
  readonly #isNew: boolean;
  #isPublished = false;
  readonly #atExit = (): void => this.discard();

  private constructor(path: string, target: string | null, isNew: boolean) {
    this.path = path;
    this.target = target;
    this.#isNew = isNew;
    process.once("exit", this.#atExit);
  }

  /** For what is written only to be read again. Throws UsageError where the system refuses. */
  static temporary(): DraftFolder {
    try {
      return new DraftFolder(makeTemporaryFolder(), null, false);
    } catch (error) {
      throw refusal(error, tmpdir());
    }
  }

  /** Throws UsageError where `target` is a file, has something in it already (without `force`), or may not be written to. */
  static create(target: string, { force }: { force: boolean }): DraftFolder {
    try {
      const existing = statSync(target, { throwIfNoEntry: false });
      if (existing !== undefined && !existing.isDirectory()) {
        throw new UsageError("output-unwritable", target, "ENOTDIR");
      }
      if (existing !== undefined && !force && readdirSync(target).length > 0) {
        throw new UsageError("extract-folder-exists", target);
      }
      if (existing === undefined) mkdirSync(target);
      const path = join(target, `.ftpscope.${randomBytes(6).toString("hex")}`);
      try {
        mkdirSync(path);
      } catch (error) {
        if (existing === undefined) rmdirSync(target);
        throw error;
      }
      return new DraftFolder(path, target, existing === undefined);
    } catch (error) {
      throw refusal(error, target);
    }
  }

  /** What is in the target under a path relative to it; a symbolic link is not followed. */
  readonly existing: Existing = (path) => {
    if (this.target === null || this.#isNew) return null;
    const found = lstatSync(join(this.target, path), { throwIfNoEntry: false });
    return found === undefined ? null : found.isDirectory() ? "folder" : "other";
  };

  /** Gives drafts their names, all or none; `names` are relative, with "/" between their parts. Nothing is replaced. Throws UsageError. */
  publish(files: readonly { draft: string; name: string }[]): void {
    const { target } = this;
    if (target === null) return;
    const placed: string[] = [];
    const folders: string[] = [];
    for (const { draft, name } of files) {
      const path = join(target, name);
      try {
        makeFolders(target, name, folders);
        placeFile(draft, path);
        placed.push(path);
      } catch (error) {
        takeBack(placed, folders);
        throw refusal(error, path);
      }
    }
    this.#isPublished = true;
  }

  /** Removes what was not published; also done where the process exits before. */
  discard(): void {
    process.off("exit", this.#atExit);
    removeFolder(this.path);
    if (!this.#isNew || this.#isPublished || this.target === null) return;
    try {
      rmdirSync(this.target);
    } catch {
      // Somebody put something into it meanwhile.
    }
  }
}

/** Level by level, so that no symbolic link is followed that was put there meanwhile; tells `made` of those that are new. */
function makeFolders(target: string, name: string, made: string[]): void {
  const parts = name.split("/").slice(0, -1);
  for (let count = 1; count <= parts.length; count += 1) {
    const folder = join(target, ...parts.slice(0, count));
    const existing = lstatSync(folder, { throwIfNoEntry: false });
    if (existing?.isDirectory() === false) throw new UsageError("output-unwritable", folder, "ENOTDIR");
    if (existing !== undefined) continue;
    mkdirSync(folder);
    made.push(folder);
  }
}

function takeBack(files: readonly string[], folders: readonly string[]): void {
  for (const file of files) rmSync(file, { force: true });
  for (const folder of [...folders].reverse()) {
    try {
      rmdirSync(folder);
    } catch {
      // Somebody put something into it meanwhile.
    }
  }
}
