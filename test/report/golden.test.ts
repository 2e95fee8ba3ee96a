import { basename } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { GoldenFolder } from "../golden-folder.ts";
import { FIXTURES } from "./captures-at-hand.ts";
import { compactJson } from "./compact-json.ts";

/**
 * The whole report of every fixture, as it was when somebody read it beside a dissector's view of the packets. After a wanted
 * change: UPDATE_GOLDEN=1 npx vitest run test/report/golden, and read the difference before it is committed.
 */
const GOLDEN = new GoldenFolder(import.meta.dirname, "../golden/reports");

/** Captures by name; the parts of a rotated one are told together. */
const GROUPS = new Map<string, string[]>();
for (const { name, path } of FIXTURES) {
  const group = name.slice(0, name.indexOf(".")).replace(/^(ftp-rotated)-\d+$/u, "$1");
  GROUPS.set(group, [...(GROUPS.get(group) ?? []), path]);
}

describe("the report of", () => {
  test.each([...GROUPS])("%s", async (name, paths) => {
    const report = await analyzeCaptures(paths, { showPasswords: false });
    for (const capture of report.captures) capture.path = basename(capture.path);
    const told = compactJson(report);
    GOLDEN.expectSame(`${name}.json`, told);
    expect(JSON.parse(told)).toEqual(report);
  });
});

test("no golden report is left over", () => {
  GOLDEN.expectFiles([...GROUPS.keys()].map((name) => `${name}.json`));
});
