// FENCE, once a capture or where one goes wrong: here may be allocated.
import { readdirSync, type Stats, statSync } from "node:fs";
import { join } from "node:path";
import type { FileState } from "./rotation.ts";

/** A look at the folder is followed by a rest of so many times its own time: a small share where nothing changed. */
const REST = 300;
const REST_AFTER_CHANGE = 20;

/** The files of one folder that belong together by their names. */
export class FolderWatch {
  readonly #folder: string;
  readonly #family: RegExp;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #took = 0;
  #changed = 0;

  constructor(folder: string, family: RegExp) {
    this.#folder = folder;
    this.#family = family;
  }

  /** Those of them that hold bytes; null where it is too early to look again. Throws what the system throws. */
  look(): FileState[] | null {
    const { mtimeMs } = statSync(this.#folder);
    const began = performance.now();
    const rest = (mtimeMs === this.#changed ? REST : REST_AFTER_CHANGE) * this.#took;
    if (began < this.#lookedAt + rest) return null;
    const files: FileState[] = [];
    for (const name of readdirSync(this.#folder)) {
      const stats = this.#family.test(name) ? this.#stats(name) : undefined;
      if (stats?.isFile() && stats.size > 0) files.push({ name, modified: stats.mtimeMs, size: stats.size });
    }
    this.#changed = mtimeMs;
    this.#lookedAt = performance.now();
    this.#took = this.#lookedAt - began;
    return files;
  }

  /** Undefined where it is gone by now, or just going. */
  #stats(name: string): Stats | undefined {
    try {
      return statSync(join(this.#folder, name));
    } catch {
      return undefined;
    }
  }
}
