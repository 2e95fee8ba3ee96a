import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** A folder for the files of one test file; it goes away with it. */
export function scratchFolder(): { path: string; file(name: string, bytes: Uint8Array | string): string } {
  const path = mkdtempSync(join(tmpdir(), "ftpscope-"));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return {
    path,
    file(name, bytes) {
      const target = join(path, name);
      writeFileSync(target, bytes);
      return target;
    },
  };
}
