import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";

const { UPDATE_GOLDEN } = process.env;

/** Texts as they were when somebody read them, each in a file of its own. */
export class GoldenFolder {
  readonly #path: string;

  /** `folder` as it is named from `testFolder`, the `import.meta.dirname` of the test. */
  constructor(testFolder: string, folder: string) {
    this.#path = join(testFolder, folder);
  }

  /** Expects the text to be the file's; with UPDATE_GOLDEN=1 it is written there first. */
  expectSame(file: string, text: string): void {
    const path = join(this.#path, file);
    if (UPDATE_GOLDEN === "1") {
      mkdirSync(this.#path, { recursive: true });
      writeFileSync(path, text);
    }
    expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(text).toBe(readFileSync(path, "utf8"));
  }

  /** Expects no other files in the folder than these. */
  expectFiles(files: readonly string[]): void {
    expect(readdirSync(this.#path).sort()).toEqual([...files].sort());
  }
}
