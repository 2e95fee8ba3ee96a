import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../fake-io.ts";

const fixture = (name: string): string => join(import.meta.dirname, "../../../fixtures", name);
const ACTIVE = fixture("ftp-active-vsftpd.pcap");
const PASSIVE = fixture("ftp-passive-vsftpd.pcap");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ftpscope-check-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("one check", () => {
  test("that passes ends with 0, and says what was seen in which frames", async () => {
    const { code, out, err } = await runCli(["check", ACTIVE, "--id", "active-port"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain("✓ announced port used: passed, 6/6");
    expect(out).toMatch(/frames +\d+, \d+ of .*ftp-active-vsftpd.pcap/);
  });

  test("that is held back ends with 1, and comes behind what held it back", async () => {
    const { code, out } = await runCli(["check", ACTIVE, "--id", "passive-port"]);
    expect(code).toBe(1);
    expect(out.match(/^[✗–].*/gm)).toEqual([
      expect.stringContaining("✗ capture handed in"),
      expect.stringContaining("– announced port used"),
    ]);
  });

  test("may be a built-in one, which is worth no points", async () => {
    const { code, out } = await runCli(["check", PASSIVE, "--id", "captured-from-start", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(out).checks).toMatchObject([{ check: "captured-from-start", outcome: "passed", maximum: 0 }]);
  });

  test("is told in Korean", async () => {
    const { out } = await runCli(["check", ACTIVE, "--id", "active-login", "--lang", "ko"]);
    expect(out).toMatch(/^✓ 로그인/);
  });
});

test("all checks of the rubric, where none is named", async () => {
  const { code, out } = await runCli(["check", ACTIVE, PASSIVE, "--json"]);
  const { checks } = JSON.parse(out);
  expect(code).toBe(1);
  expect(checks).toHaveLength(22);
  expect(checks.filter(({ outcome }: { outcome: string }) => outcome !== "passed")).toMatchObject([
    { id: "picture", outcome: "failed" },
    { id: "picture-captures", outcome: "blocked", blockedBy: ["picture"] },
  ]);
});

describe("wrong usage ends with 2 and one line", () => {
  test.each([
    [["check", ACTIVE, "--id", "activ-port"], "activ-port"],
    [["check", ACTIVE, "--id", "server"], "addresses"],
    [["check", "missing.pcap"], "missing.pcap: no such file"],
    [["check", ACTIVE, "--format", "svg"], "--format svg"],
    [["check", ACTIVE, "--rubric", "missing.yaml"], "missing.yaml: no such file"],
    [
      ["check", ACTIVE, fixture("hand-ins.zip")],
      "it looks like a zip archive). Unpack it, and name the capture in it, or try",
    ],
    [["check", fixture("")], 'this is a folder. Name the capture files in it, or try "ftpscope grade FOLDER"'],
    [["check", "-"], "check reads files, not standard input"],
    [["check", ACTIVE, "/dev/null"], "a pipe or device"],
    [["check", ACTIVE, "--strict"], 'option --strict does nothing in "ftpscope check"'],
    [["check", ACTIVE, "--json", "--all"], "--all"],
  ])("%j", async (argv, said) => {
    const { code, out, err } = await runCli(argv);
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(said);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test("a rubric tells each of its mistakes with its line", async () => {
    const rubric = join(folder, "rubric.yaml");
    writeFileSync(rubric, "ftpscope-rubric: 1\npas: 60\n");
    const { code, err } = await runCli(["check", ACTIVE, "--rubric", rubric]);
    expect(code).toBe(2);
    expect(err).toContain(`${rubric}:2:1: `);
  });
});

test("a pipe and no path: check says that it reads files", async () => {
  const { code, err } = await runCli(["check", "--id", "active-port"], { piped: true });
  expect([code, err]).toEqual([2, expect.stringMatching(/^ftpscope: check reads files.*\n$/)]);
});

test("a name that no check has is told once what there is", async () => {
  const { err } = await runCli(["check", ACTIVE, "--id", "nothing-like-it"]);
  const names = /possible: (.+)/.exec(err)?.[1]?.split(", ") ?? [];
  expect(names.length).toBeGreaterThan(20);
  expect(new Set(names).size).toBe(names.length);
});

test("gzip and several captures of one kind", async () => {
  const packed = join(folder, "active.pcap.gz");
  writeFileSync(packed, gzipSync(readFileSync(ACTIVE)));
  expect((await runCli(["check", packed, "--id", "active-port"])).code).toBe(0);
  expect((await runCli(["check", PASSIVE, packed, ACTIVE, "--id", "active-file", "--id", "passive-file"])).code).toBe(
    0,
  );
});

test("what is no capture fails the check with its reason, and is no wrong usage", async () => {
  const empty = join(folder, "active.pcap");
  writeFileSync(empty, "");
  const { code, out } = await runCli(["check", empty, "--id", "active-login"]);
  expect(code).toBe(1);
  expect(out).toContain("empty (0 bytes)");
});
