import { expect, test } from "vitest";
import { FindingBook } from "../../../src/analysis/findings/finding-book.ts";
import { LIMITS } from "../../../src/limits.ts";
import type { FtpSession } from "../../../src/report/report.ts";
import { at, exchange, session, transfer } from "../../render/sample-ftp.ts";
import { factsOfSessions } from "./facts-of.ts";

/** A session in which a file was refused; at its second try it was given, where it was. */
function refused(id: number, given: boolean): FtpSession {
  const name = { argument: "a.txt", path: "/a.txt", mode: null, method: null, announcementFrame: null } as const;
  const failed = { ...name, connection: null, bytes: null, outcome: "failed", replyCode: 550 } as const;
  const completed = { ...name, frame: 30, startTime: at(12) };
  return session(id, {
    exchanges: [
      exchange(25, "RETR", "a.txt", [[26, 550, "No such file."]]),
      ...(given ? [exchange(30, "RETR", "a.txt", [[31, 226, "Transfer complete."]])] : []),
    ],
    transfers: [transfer(2 * id, failed), ...(given ? [transfer(2 * id + 1, completed)] : [])],
  });
}

test("of one code so many findings are kept, the most severe, and the others counted", () => {
  const most = LIMITS.findingsPerCode;
  const sessions = Array.from({ length: most + 7 }, (_, index) => refused(index + 1, index < 20));
  const findings = new FindingBook().finish(factsOfSessions(sessions));
  const told = findings.filter(({ code }) => code === "ftp.file-refused");
  expect(told.length).toBe(most);
  expect(told.filter(({ severity }) => severity === "error").length).toBe(most - 13);
  const limits = findings.filter(({ code }) => code === "limit.reached");
  expect(limits.map(({ data }) => data)).toEqual([{ table: "findings", dropped: 7 }]);
  const ranks = findings.map(({ severity }) => ["error", "warning", "note"].indexOf(severity));
  expect(ranks).toEqual([...ranks].sort());
  for (const { transfers } of sessions) {
    for (const { id, findings: own } of transfers) {
      for (const index of own) expect(findings[index]?.subject.transfer).toBe(id);
    }
  }
});
