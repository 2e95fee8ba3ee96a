import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Analyze } from "../../src/cli/analyze.ts";
import { runCli } from "./fake-io.ts";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** Every "$ ftpscope …" with the screen below it. */
const EXAMPLES = Array.from(README.matchAll(/```console\n\$ ftpscope (.+)\n([\s\S]*?)```/g), ([, command, screen]) => ({
  command: command ?? "",
  screen: screen ?? "",
}));

test("the README has an example", () => expect(EXAMPLES.length).toBeGreaterThan(0));

/** Reads captures in earnest, and calls them what the command line does. */
const analyze: Analyze = async (paths, options) => {
  const report = await analyzeCaptures(
    paths.map((path) => join(ROOT, path)),
    options,
  );
  for (const [index, capture] of report.captures.entries()) capture.path = paths[index] ?? "";
  return report;
};

test.each(EXAMPLES)("ftpscope $command prints what the README shows", async ({ command, screen }) => {
  const grades = command.startsWith("grade ");
  // Of a class of six, one is below the pass mark. Threads are for the built program.
  const argv = [...command.split(" "), ...(grades ? ["--jobs", "1"] : [])];
  expect(await runCli(argv, { analyze })).toMatchObject({ code: grades ? 1 : 0, err: "", out: screen });
});

test("live reading tells what the README shows", async () => {
  const [, shown] = /```console\n\$ tcpdump .+ \| ftpscope\n([\s\S]*?)```/.exec(README) ?? [];
  const fromFixture: Analyze = (_paths, options) => analyze(["fixtures/ftp-wrong-login.pcap"], options);
  const { out } = await runCli([], { analyze: fromFixture, piped: true });
  expect(out.startsWith(`${shown}\n`)).toBe(true);
});

test("the README's picture is what ftpscope draws", async () => {
  const captures = ["fixtures/ftp-active-vsftpd.pcap", "fixtures/ftp-passive-vsftpd.pcap"];
  const { out } = await runCli(["compare", ...captures, "--format", "svg"], { analyze });
  const picture = join(ROOT, "docs/active-against-passive.svg");
  const { UPDATE_GOLDEN } = process.env;
  if (UPDATE_GOLDEN === "1") writeFileSync(picture, out);
  expect(readFileSync(picture, "utf8")).toBe(out);
  expect(README).toContain("](docs/active-against-passive.svg)");
});

test("files that the README names are there", () => {
  const named = README.matchAll(
    /`((?:src|test|fixtures)\/[\w./-]*|(?:generated-)?(?:ftps?|dhcp)-[\w-]+\.pcap(?:ng)?)`/g,
  );
  const paths = Array.from(named, ([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(10);
  const missing = paths.filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, "fixtures", path)));
  expect(missing).toEqual([]);
});
