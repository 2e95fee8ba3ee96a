import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { FIXTURES, PUBLIC_CAPTURES } from "../report/captures-at-hand.ts";
import { ExpectedFindings, findingLine } from "./expected-findings.ts";

/** For every capture at hand, the findings that are right: these and no others. Each list was judged by the bytes. */
const { UPDATE_GOLDEN } = process.env;
const FTP = /^(ftps?|mixed|fuzz)-/;
const collections = [
  { name: "recorded-ftp", captures: FIXTURES.filter(({ name }) => FTP.test(name)) },
  { name: "recorded-dhcp", captures: FIXTURES.filter(({ name }) => name.startsWith("dhcp-")) },
  { name: "generated", captures: FIXTURES.filter(({ name }) => name.startsWith("generated-")) },
  { name: "public-ftp", captures: PUBLIC_CAPTURES.filter(({ name }) => FTP.test(name)) },
  { name: "public-dhcp", captures: PUBLIC_CAPTURES.filter(({ name }) => !FTP.test(name)) },
];

test("every fixture is in one of the lists", () => {
  const listed = collections.slice(0, 3).reduce((sum, { captures }) => sum + captures.length, 0);
  expect(listed).toBe(FIXTURES.length);
});

for (const { name, captures } of collections) {
  const expected = new ExpectedFindings(join(import.meta.dirname, `findings-of-${name}.txt`));

  describe.skipIf(captures.length === 0)(`findings of ${name}`, () => {
    test.each(captures)("$name", async (capture) => {
      const { findings } = await analyzeCaptures([capture.path], { showPasswords: false });
      const found = findings.map(findingLine);
      if (UPDATE_GOLDEN === "1") expected.update(capture.name, found);
      expect(found).toEqual(expected.of(capture.name));
    });

    test("name only captures that are there", () => {
      const present = new Set(captures.map((capture) => capture.name));
      expect(expected.captures.filter((listed) => !present.has(listed))).toEqual([]);
    });
  });
}
