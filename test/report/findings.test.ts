import { expect, test } from "vitest";
import { makeFinding } from "../../src/report/findings.ts";

function pathIn(path: string): unknown {
  const refused = { verb: "RETR", path, replyCode: 550, reply: "No such file.", times: 1 };
  const { path: told } = makeFinding("ftp.file-refused", "error", refused).data;
  return told;
}

test("a finding repeats of a long text only the beginning, cut between two characters", () => {
  expect(pathIn("a".repeat(1_000))).toBe("a".repeat(1_000));
  expect(pathIn("a".repeat(64_000))).toBe(`${"a".repeat(1_000)}…`);
  expect(pathIn(`${"a".repeat(999)}\u{1f600}b`)).toBe(`${"a".repeat(999)}…`);
  expect(pathIn(`${"a".repeat(998)}\u{1f600}b`)).toBe(`${"a".repeat(998)}\u{1f600}…`);
});
