import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    expect(out).toContain("52, 55");
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
    [["check", ACTIVE, "--rubric", "missing.yaml"], "missing.yaml"],
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

test("what is no capture fails the check with its reason, and is no wrong usage", async () => {
  const empty = join(folder, "active.pcap");
  writeFileSync(empty, "");
  const { code, out } = await runCli(["check", empty, "--id", "active-login"]);
  expect(code).toBe(1);
  expect(out).toContain("empty (0 bytes)");
});
