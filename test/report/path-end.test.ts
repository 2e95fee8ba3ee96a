import { expect, test } from "vitest";
import { lastPart } from "../../src/report/path-end.ts";

test.each([
  ["report.bin", "report.bin"],
  ["/home/student/report.bin", "report.bin"],
  ["docs\\보고서.hwp", "보고서.hwp"],
  ["/srv/docs//", "docs"],
  ["/", "/"],
  ["", ""],
])("the last part of %j is %j", (path, last) => {
  expect(lastPart(path)).toBe(last);
});
