import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "../..");
const CAPTURE = join(ROOT, "fixtures/ftp-active-vsftpd.pcap");
const KEPT = "dist/bundle/compiled";
const BUILT = existsSync(join(ROOT, KEPT));
if (!BUILT) console.warn("test/cli/load-bundle.test.ts is skipped: run `npm run build` first");

describe.skipIf(!BUILT)("code that the build kept", () => {
  let folder = "";
  let expected = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "ftpscope-bundle-"));
    for (const part of ["bin", "dist/bundle", "package.json"]) {
      cpSync(join(ROOT, part), join(folder, part), { recursive: true, preserveTimestamps: true });
    }
    symlinkSync(join(ROOT, "node_modules"), join(folder, "node_modules"));
    rmSync(join(folder, KEPT), { recursive: true });
    expected = summary();
    restore();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function restore(): void {
    cpSync(join(ROOT, KEPT), join(folder, KEPT), { recursive: true });
  }

  function summary(...flags: string[]): string {
    return execFileSync(process.execPath, [...flags, join(folder, "bin/ftpscope.js"), CAPTURE], { encoding: "utf8" });
  }

  /** Of the Node that runs this, if it is the one that built. */
  function keptFiles(): string[] {
    const folders = readdirSync(join(folder, KEPT));
    return folders.flatMap((one) => readdirSync(join(folder, KEPT, one)).map((name) => join(folder, KEPT, one, name)));
  }

  test("changes nothing of what the program says", () => {
    expect(expected).toContain("FTP   1 session");
    expect(keptFiles().length).toBeGreaterThan(0);
    expect(summary()).toBe(expected);
  });

  test("is refused where it was compiled with other flags", () => expect(summary("--no-lazy")).toBe(expected));

  test("is not needed where it is of another version, cut off or empty", () => {
    for (const damage of [
      (code: Buffer) => Buffer.concat([Buffer.alloc(8), code.subarray(8)]),
      (code: Buffer) => code.subarray(0, code.length >> 1),
      () => Buffer.alloc(0),
    ]) {
      restore();
      for (const path of keptFiles()) writeFileSync(path, damage(readFileSync(path)));
      expect(summary()).toBe(expected);
    }
  });
});
