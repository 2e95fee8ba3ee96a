import { join } from "node:path";
import { expect, test } from "vitest";
import { SEVERITIES } from "../../src/report/finding-severities.ts";
import { ExpectedFindings } from "./expected-findings.ts";

/** Lists of the captures that come with ftpscope; the public ones are not at hand everywhere. */
const LISTS = ["recorded-ftp", "recorded-dhcp", "generated"];

/** Codes that no capture raises by itself, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  "dhcp.server-not-allowed": "needs to be told which servers may answer (--allow-dhcp-server)",
};

const raised = new Set(
  LISTS.flatMap((name) => {
    const list = new ExpectedFindings(join(import.meta.dirname, `findings-of-${name}.txt`));
    return list.captures.flatMap((capture) => list.of(capture) ?? []).map((line) => line.split(/\s+/)[1]);
  }),
);

test.each(Object.keys(SEVERITIES))("%s is raised by a capture that comes with ftpscope", (code) => {
  expect(raised.has(code)).toBe(!(code in EXCEPTIONS));
});

test("exceptions are codes", () => {
  expect(Object.keys(EXCEPTIONS).filter((code) => !(code in SEVERITIES))).toEqual([]);
});
