import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { loadWords } from "../../../src/render/locale/language.ts";
import { GoldenFolder } from "../../golden-folder.ts";
import { fixturePath } from "../../report/captures-at-hand.ts";
import { MemoryStream, runCli } from "../fake-io.ts";
import { extractor, filesIn } from "./extracting.ts";

const { run, folder, scratch } = extractor();
const CAPTURE = fixturePath("ftp-ascii.pcap");
await loadWords("en");

describe("what extract is asked for", () => {
  test.each<[string, string[], RegExp]>([
    ["without a folder", [CAPTURE], /needs a folder \(-o DIR\), or --hash/],
    ["both", [CAPTURE, "--hash", "-o", "out"], /--hash, --output cannot be used together/],
    ["as a picture", [CAPTURE, "--hash", "--format", "svg"], /possible: text, json, ndjson, csv/],
    ["with other line ends", [CAPTURE, "--hash", "--ascii-eol", "cr"], /possible: lf, crlf, native/],
    ["of a transfer that is not there", [CAPTURE, "--hash", "--transfer", "9"], /there is no transfer 9/],
    ["of no capture", [scratch.file("a.txt", "hello"), "--hash"], /not a capture/],
    ["of no file", ["no-such.pcap", "--hash"], /no such file/],
    ["for cut's options", [CAPTURE, "--hash", "--table", "sessions"], /--table does nothing/],
  ])("is refused in one line: %s", async (_what, argv, message) => {
    const { code, out, err } = await run(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toMatch(message);
    expect(err.trim().split("\n")).toHaveLength(1);
  });
});

describe("the folder", () => {
  test("is not begun where something is wrong", async () => {
    const target = folder();
    expect((await run([CAPTURE, "--transfer", "9", "-o", target])).code).toBe(2);
    expect((await run([scratch.file("b.txt", "hello"), "-o", target])).code).toBe(2);
    expect((await run([CAPTURE, "-o", join(target, "deep")])).err).toMatch(/ENOENT/);
    expect((await run([CAPTURE, "-o", scratch.file("c", "")])).err).toMatch(/ENOTDIR/);
    expect(() => lstatSync(target)).toThrow(/ENOENT/);
  });

  test("may be empty; with files in it, it takes --force, and none of them is touched", async () => {
    const target = folder();
    mkdirSync(target);
    expect((await run([CAPTURE, "-o", target])).code).toBe(0);
    const before = filesIn(target);
    expect((await run([CAPTURE, "-o", target])).err).toMatch(/has files in it/);
    expect(filesIn(target)).toEqual(before);
    const { code, out } = await run([CAPTURE, "-o", target, "--force"]);
    expect(code).toBe(0);
    expect(out).toContain("manifest (2).json");
    expect(filesIn(target)).toMatchObject(before);
    expect(Object.keys(filesIn(target))).toContain("home/student/poem (2).txt");
    expect(readdirSync(target)).toEqual(["home", "manifest (2).json", "manifest.json"]);
  });

  test("has no links that are followed", async () => {
    const [target, elsewhere] = [folder(), folder()];
    mkdirSync(target);
    mkdirSync(elsewhere);
    symlinkSync(elsewhere, join(target, "home"));
    symlinkSync(join(elsewhere, "manifest.json"), join(target, "manifest.json"));
    expect((await run([CAPTURE, "-o", target, "--force"])).code).toBe(0);
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(target)).toEqual(["home", "home (2)", "manifest (2).json", "manifest.json"]);
  });

  test("gets nothing where only hashes are wanted, nor a capture without files but its manifest", async () => {
    const target = folder();
    const { out } = await run([fixturePath("dhcp-dora-isc.pcap"), "-o", target]);
    expect(out).toMatch(/^No file was transferred/);
    expect(Object.keys(filesIn(target))).toEqual(["manifest.json"]);
  });
});

test("a full standard output is told, and what is written stays", async () => {
  const target = folder();
  const ran = await runCli(["extract", CAPTURE, "-o", target], {
    analyze: analyzeCaptures,
    stdout: new MemoryStream("ENOSPC"),
  });
  expect(ran.code).toBe(2);
  expect(ran.err).toMatch(/ENOSPC/);
  expect(Object.keys(filesIn(target))).toHaveLength(3);
});

test("--strict tells of a damaged capture", async () => {
  const cut = scratch.file("cut.pcap", readFileSync(CAPTURE).subarray(0, -10));
  const { code, err } = await run([cut, "--hash", "--strict"]);
  expect(code).toBe(2);
  expect(err).toMatch(/damaged or cut short/);
});

test("the screen is as somebody read it, in both languages", async () => {
  const captures = ["ftp-capture-loss.pcap", "ftp-stou-appe.pcap", "ftp-rest-resume.pcap"].map(fixturePath);
  const screens = [];
  for (const lang of ["en", "ko"]) {
    screens.push((await run([...captures, "--hash", "--lang", lang])).out);
    const target = folder();
    const { out } = await run([...captures, "-o", target, "--lang", lang]);
    screens.push(out.replaceAll(target, "files"));
  }
  new GoldenFolder(import.meta.dirname, "../../golden/manifests").expectSame("screens.txt", screens.join("\n"));
});
