import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Analyze } from "../../src/cli/analyze.ts";
import { runCli } from "./fake-io.ts";

const ROOT = join(import.meta.dirname, "../..");
const { UPDATE_GOLDEN } = process.env;

/** Each README with its reader's locale; what it shows must be what is printed there. */
const READMES = [
  { file: "README.md", env: {}, picture: "docs/active-against-passive.svg" },
  { file: "README.ko.md", env: { LC_ALL: "ko_KR.UTF-8" }, picture: "docs/active-against-passive.ko.svg" },
].map((readme) => ({ ...readme, text: readFileSync(join(ROOT, readme.file), "utf8") }));

/** Every "$ ftpscope …" with the screen below it. */
const EXAMPLES = READMES.flatMap(({ file, env, text }) =>
  Array.from(text.matchAll(/```console\n\$ ftpscope (.+)\n([\s\S]*?)```/g), ([whole, command = "", screen = ""]) => ({
    ...{ file, env, whole, command, screen },
  })),
);

test.each(READMES)("$file has examples", ({ file }) => {
  expect(EXAMPLES.filter((example) => example.file === file).length).toBeGreaterThan(5);
});

/** Reads captures in earnest, and calls them what the command line does. */
const analyze: Analyze = async (paths, options) => {
  const report = await analyzeCaptures(
    paths.map((path) => join(ROOT, path)),
    options,
  );
  for (const [index, capture] of report.captures.entries()) capture.path = paths[index] ?? "";
  return report;
};

test.each(EXAMPLES)("$file: ftpscope $command", async ({ file, env, whole, command, screen }) => {
  const grades = command.startsWith("grade ");
  // Of a class of six, one is below the pass mark. Threads are for the built program.
  const argv = [...command.split(" "), ...(grades ? ["--jobs", "1"] : [])];
  const ran = await runCli(argv, { analyze, env });
  if (UPDATE_GOLDEN === "1") {
    const path = join(ROOT, file);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(whole, `\`\`\`console\n$$ ftpscope ${command}\n${ran.out}\`\`\``),
    );
  }
  expect(ran).toMatchObject({ code: grades ? 1 : 0, err: "", out: screen });
});

test.each(READMES)("live reading tells what $file shows", async ({ text, env }) => {
  const [, shown] = /```console\n\$ tcpdump .+ \| ftpscope\n([\s\S]*?)```/.exec(text) ?? [];
  const fromFixture: Analyze = (_paths, options) => analyze(["fixtures/ftp-wrong-login.pcap"], options);
  const { out } = await runCli([], { analyze: fromFixture, piped: true, env });
  expect(out.startsWith(`${shown}\n`)).toBe(true);
});

test.each(READMES)("the picture of $file is what ftpscope draws", async ({ text, env, picture }) => {
  const captures = ["fixtures/ftp-active-vsftpd.pcap", "fixtures/ftp-passive-vsftpd.pcap"];
  const { out } = await runCli(["compare", ...captures, "--format", "svg"], { analyze, env });
  if (UPDATE_GOLDEN === "1") writeFileSync(join(ROOT, picture), out);
  expect(readFileSync(join(ROOT, picture), "utf8")).toBe(out);
  expect(text).toContain(`](${picture})`);
});

test.each(READMES)("files that $file names are there", ({ text }) => {
  const named = text.matchAll(/`((?:src|test|fixtures)\/[\w./-]*|(?:generated-)?(?:ftps?|dhcp)-[\w-]+\.pcap(?:ng)?)`/g);
  const paths = Array.from(named, ([, path]) => path ?? "");
  expect(paths.length).toBeGreaterThan(10);
  const missing = paths.filter((path) => !existsSync(join(ROOT, path)) && !existsSync(join(ROOT, "fixtures", path)));
  expect(missing).toEqual([]);
});
