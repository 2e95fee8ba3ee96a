import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { FIXTURES } from "./captures-at-hand.ts";
import { compactJson } from "./compact-json.ts";

/**
 * The whole report of every fixture, as it was when somebody read it beside a dissector's view of the packets. After a wanted
 * change: UPDATE_GOLDEN=1 npx vitest run test/report/golden, and read the difference before it is committed.
 */
const FOLDER = join(import.meta.dirname, "../golden/reports");
const { UPDATE_GOLDEN } = process.env;

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
    const path = join(FOLDER, `${name}.json`);
    if (UPDATE_GOLDEN === "1") {
      mkdirSync(FOLDER, { recursive: true });
      writeFileSync(path, told);
    }
    expect(existsSync(path), `${path} is missing: run with UPDATE_GOLDEN=1`).toBe(true);
    expect(told).toBe(readFileSync(path, "utf8"));
    expect(JSON.parse(told)).toEqual(report);
  });
});

test("no golden report is left over", () => {
  expect(readdirSync(FOLDER).sort()).toEqual([...GROUPS.keys()].map((name) => `${name}.json`).sort());
});
