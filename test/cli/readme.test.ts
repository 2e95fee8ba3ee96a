import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { runCli } from "./fake-io.ts";

const ROOT = join(import.meta.dirname, "../..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

/** Every "$ ftpscope …" with the screen below it. */
const EXAMPLES = Array.from(README.matchAll(/```console\n\$ ftpscope (.+)\n([\s\S]*?)```/g), ([, command, screen]) => ({
  command: command ?? "",
  screen: screen ?? "",
}));

test("the README has an example", () => expect(EXAMPLES.length).toBeGreaterThan(0));

test.each(EXAMPLES)("ftpscope $command prints what the README shows", async ({ command, screen }) => {
  const words = command.split(" ");
  const paths = words.filter((word) => word.startsWith("fixtures/"));
  const report = await analyzeCaptures(
    paths.map((path) => join(ROOT, path)),
    { showPasswords: false },
  );
  for (const [index, capture] of report.captures.entries()) capture.path = paths[index] ?? "";
  expect(await runCli(words, { report })).toMatchObject({ code: 0, err: "", out: screen });
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
