import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { checkOutputFile, writeFileWhole } from "../../src/cli/file-output.ts";
import { homework } from "../render/samples.ts";
import { runCli } from "./fake-io.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "ftpscope-output-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readFileSync(path, "utf8");

function* failingAfter(pieces: string[]): Generator<string> {
  yield* pieces;
  throw new Error("no more");
}

describe("a file", () => {
  test("is written whole, and nothing is left beside it", () => {
    const path = join(folder, "out.txt");
    writeFileWhole(path, ["가".repeat(70_000), "end\n"], { force: false });
    expect(read(path)).toBe(`${"가".repeat(70_000)}end\n`);
    expect(readdirSync(folder)).toEqual(["out.txt"]);
  });

  test("is not there at all where writing fails half-way", () => {
    const path = join(folder, "out.txt");
    expect(() => writeFileWhole(path, failingAfter(["x".repeat(100_000)]), { force: false })).toThrow("no more");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("keeps its old contents where replacing fails half-way", () => {
    const path = join(folder, "out.txt");
    writeFileSync(path, "old");
    expect(() => writeFileWhole(path, failingAfter(["new"]), { force: true })).toThrow("no more");
    expect(read(path)).toBe("old");
  });

  test("is not replaced without force, even where it appears only at the end", () => {
    const path = join(folder, "out.txt");
    function* meanwhile(): Generator<string> {
      writeFileSync(path, "theirs");
      yield "ours";
    }
    expect(() => writeFileWhole(path, meanwhile(), { force: false })).toThrow("output-exists");
    expect(read(path)).toBe("theirs");
    expect(readdirSync(folder)).toEqual(["out.txt"]);
  });

  test("behind a link is replaced, not the link", () => {
    const path = join(folder, "real.txt");
    const link = join(folder, "link.txt");
    writeFileSync(path, "old");
    symlinkSync(path, link);
    writeFileWhole(link, ["new"], { force: true });
    expect(read(path)).toBe("new");
  });

  test("in a folder that does not exist cannot be written", () => {
    const path = join(folder, "none", "out.txt");
    expect(() => writeFileWhole(path, ["x"], { force: false })).toThrow("output-unwritable");
  });
});

describe("before anything is read", () => {
  const check =
    (path: string, force: boolean, inputs: string[] = []) =>
    () =>
      checkOutputFile(path, { force, inputs });

  test("a new name is fine, an existing one only with force", () => {
    const path = join(folder, "out.json");
    expect(check(path, false)).not.toThrow();
    writeFileSync(path, "x");
    expect(check(path, false)).toThrow("output-exists");
    expect(check(path, true)).not.toThrow();
  });

  test("a folder is never an output, nor is a name in a folder that does not exist", () => {
    mkdirSync(join(folder, "sub"));
    expect(check(join(folder, "sub"), true)).toThrow("output-unwritable");
    expect(check(join(folder, "none", "out.json"), true)).toThrow("output-unwritable");
  });

  test("the capture itself is never replaced, under whatever name", () => {
    const capture = join(folder, "capture.pcap");
    writeFileSync(capture, "x");
    symlinkSync(capture, join(folder, "link.pcap"));
    expect(check(join(folder, "link.pcap"), true, [capture])).toThrow("output-is-input");
  });

  test("a device is written as it is", () => {
    expect(check("/dev/null", false)).not.toThrow();
    expect(() => writeFileWhole("/dev/null", ["x"], { force: false })).not.toThrow();
  });
});

describe("-o on the command line", () => {
  test("chooses the format by the ending", async () => {
    for (const [name, start] of [
      ["a.json", "{"],
      ["a.ndjson", '{"event"'],
      ["a.csv", "\u{feff}transfer"],
      ["a.txt", "capture.pcap"],
      ["a", "capture.pcap"],
    ]) {
      const path = join(folder, name ?? "");
      const { code, out } = await runCli(["x.pcap", "-o", path], { report: homework(), terminal: { columns: 120 } });
      expect([code, out]).toEqual([0, ""]);
      expect(read(path).startsWith(start ?? "")).toBe(true);
      expect(read(path)).not.toContain("\u001b");
    }
  });

  test("--format goes before the ending", async () => {
    const path = join(folder, "a.txt");
    await runCli(["x.pcap", "-o", path, "--format", "json"], { report: homework() });
    expect(read(path)).toContain("ftpscope/1");
  });

  test("an existing file stops the run before it reads", async () => {
    const path = join(folder, "a.json");
    writeFileSync(path, "old");
    const { code, err, asked } = await runCli(["x.pcap", "-o", path]);
    expect([code, asked]).toEqual([2, null]);
    expect(err).toContain("--force replaces it");
    expect((await runCli(["x.pcap", "-o", path, "--force"], { report: homework() })).code).toBe(0);
    expect(read(path)).toContain("ftpscope/1");
  });
});
