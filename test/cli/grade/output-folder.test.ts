import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { OutputFolder } from "../../../src/cli/grade/output-folder.ts";
import { UsageError } from "../../../src/cli/usage-error.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "ftpscope-folder-"));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const list = (path: string): string[] => readdirSync(path, { recursive: true, encoding: "utf8" }).sort();

describe("a folder of results", () => {
  test("is not there before it is whole, and then nothing is beside it", () => {
    const folder = OutputFolder.create(join(base, "out"), { force: false });
    folder.write("grades.csv", ["a,b\r\n"]);
    folder.write("results/1.json", ["{}"]);
    writeFileSync(join(folder.feedback, "1.html"), "<p>");
    expect(readdirSync(base)).not.toContain("out");
    folder.publish();
    folder.discard();
    expect(list(base)).toEqual(
      ["out", "out/feedback", "out/feedback/1.html", "out/grades.csv", "out/results", "out/results/1.json"].sort(),
    );
  });

  test("leaves nothing behind where it is given up", () => {
    const folder = OutputFolder.create(join(base, "out"), { force: false });
    folder.write("grades.csv", ["half"]);
    folder.discard();
    expect(readdirSync(base)).toEqual([]);
  });

  test("may be an empty one that is there", () => {
    mkdirSync(join(base, "out"));
    const folder = OutputFolder.create(join(base, "out"), { force: false });
    folder.write("grades.csv", ["x"]);
    folder.publish();
    folder.discard();
    expect(list(join(base, "out"))).toContain("grades.csv");
  });

  test("is not written into without force; with it, other files stay", () => {
    const out = join(base, "out");
    mkdirSync(join(out, "feedback"), { recursive: true });
    writeFileSync(join(out, "grades.csv"), "old");
    writeFileSync(join(out, "feedback/notes.txt"), "mine");
    expect(() => OutputFolder.create(out, { force: false })).toThrow("folder-exists");
    const folder = OutputFolder.create(out, { force: true });
    folder.write("grades.csv", ["new"]);
    folder.publish();
    folder.discard();
    expect(readFileSync(join(out, "grades.csv"), "utf8")).toBe("new");
    expect(readFileSync(join(out, "feedback/notes.txt"), "utf8")).toBe("mine");
    expect(readdirSync(base)).toEqual(["out"]);
  });

  test("that is there is filled from within: what is beside it may be another disk, or not ours", () => {
    const out = join(base, "out");
    mkdirSync(out);
    const folder = OutputFolder.create(out, { force: false });
    expect(readdirSync(base)).toEqual(["out"]);
    expect(folder.feedback.startsWith(join(realpathSync(out), "."))).toBe(true);
    folder.discard();
    expect(list(out)).toEqual([]);
  });

  test("may be named by a link", () => {
    mkdirSync(join(base, "real"));
    symlinkSync("real", join(base, "link"));
    const folder = OutputFolder.create(join(base, "link"), { force: false });
    folder.write("grades.csv", ["x"]);
    folder.publish();
    folder.discard();
    expect(list(join(base, "real"))).toEqual(["feedback", "grades.csv", "results"]);
  });

  test("is not made together with the folders around it", () => {
    expect(() => OutputFolder.create(join(base, "a/b"), { force: true })).toThrow("output-unwritable");
    expect(readdirSync(base)).toEqual([]);
  });

  test("is named in errors as it was given, and not its draft", () => {
    const folder = OutputFolder.create(join(base, "out"), { force: false });
    const error = new UsageError("output-unwritable", join(folder.feedback, "1.html"), "ENOSPC");
    expect(folder.told(error)).toMatchObject({ detail: join(base, "out/feedback/1.html"), hint: "ENOSPC" });
    const other = new UsageError("output-unwritable", "elsewhere");
    expect(folder.told(other)).toBe(other);
    folder.discard();
  });

  test("cannot be a file, nor lie in one", () => {
    writeFileSync(join(base, "file"), "");
    expect(() => OutputFolder.create(join(base, "file"), { force: true })).toThrow("output-unwritable");
    expect(() => OutputFolder.create(join(base, "file/out"), { force: true })).toThrow("output-unwritable");
    mkdirSync(join(base, "out"));
    writeFileSync(join(base, "out/feedback"), "");
    expect(() => OutputFolder.create(join(base, "out"), { force: true })).toThrow("output-unwritable");
  });
});
