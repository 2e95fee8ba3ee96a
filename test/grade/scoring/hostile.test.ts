import { describe, expect, test } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import { standardRubric } from "../../../src/grade/rubric/standard.ts";
import { gradeHandIn } from "../../../src/grade/scoring/grade-hand-in.ts";
import type { FtpSession, Report } from "../../../src/report/report.ts";
import { FIXTURES, PUBLIC_CAPTURES } from "../../report/captures-at-hand.ts";
import {
  capturesRubric,
  fixture,
  readable,
  recorded,
  rubricCheck,
  rubricOf,
  rubricPart,
  session,
} from "../handed-in.ts";

const MANY = 50_000;

/** The session's transfers over and over, the one that worked last. */
function swollen({ ftp, ...rest }: Report, count: number): Report {
  const sessions = ftp.sessions.map((one): FtpSession => {
    const [transfer] = one.transfers;
    if (transfer === undefined) return one;
    const bad = Array.from({ length: count }, (_, index) => ({
      ...transfer,
      id: index + 2,
      argument: `none-${index}.bin`,
      path: `/none-${index}.bin`,
      outcome: "failed" as const,
      replyCode: 550,
      connection: null,
      bytes: null,
    }));
    const talks = bad.map(({ frame, verb, argument }) => ({
      capture: 0,
      frame,
      time: null,
      verb,
      argument,
      replies: [],
    }));
    return { ...one, transfers: [...bad, ...one.transfers], exchanges: [...one.exchanges, ...talks] };
  });
  return { ...rest, ftp: { ...ftp, sessions } };
}

describe("a capture that was made to take long", () => {
  test("has its best transfer found among very many", async () => {
    const { report } = await recorded("active.pcap", session("active"));
    if (report === null) throw new Error("not recorded");
    const { parts } = gradeHandIn(capturesRubric(), [readable("active.pcap", swollen(report, MANY))]);
    expect(parts[0]).toMatchObject({ id: "active", points: 40, transfer: 1 });
  });

  test("has what a rubric asks for found among many that worked", async () => {
    const file = await recorded("a.pcap", (story) => {
      story.open().login();
      for (let index = 0; index < 350; index += 1) story.transfer(story.passive(), `RETR ${index}.bin`, "abc");
      story.transfer(story.passive(), "STOR up.bin", "abc").quit();
    });
    const upload = rubricCheck("file-transferred", { parameters: { direction: "upload" } });
    expect(gradeHandIn(rubricOf(rubricPart("passive", [upload])), [file]).points).toBe(10);
  });

  test("and a hundred more of them do not multiply it", async () => {
    const one = await fixture("ftp-550.pcap");
    const files = Array.from({ length: 100 }, (_, index) => ({ ...one, path: `${index}.pcap` }));
    expect(gradeHandIn(capturesRubric(), files).points).toBe(52);
  });
});

describe("every capture at hand, as a hand-in", () => {
  const rubrics = [standardRubric("ftp"), standardRubric("dhcp")];

  test.each([...FIXTURES, ...PUBLIC_CAPTURES])("$name", async ({ name, path }) => {
    const report = await analyzeCaptures([path], { showPasswords: false, packets: "folded" }).catch(() => null);
    if (report === null) return;
    for (const rubric of rubrics) {
      const { parts, points, maximum } = gradeHandIn(rubric, [readable(name, report)]);
      expect(points).toBeLessThanOrEqual(maximum);
      for (const { checks } of parts) {
        for (const { frames, lost, outcome, reason } of checks) {
          expect(lost).toBeGreaterThanOrEqual(0);
          expect(frames.every((frame) => frame >= 1 && frame <= (report.captures[0]?.packets ?? 0))).toBe(true);
          expect(reason === null).toBe(outcome === "blocked");
        }
      }
    }
  });
});
