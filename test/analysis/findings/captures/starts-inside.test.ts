import { expect, test } from "vitest";
import { startsInside } from "../../../../src/analysis/findings/captures/starts-inside.ts";
import { exchange, session } from "../../../render/sample-ftp.ts";
import { factsOfSessions } from "../facts-of.ts";

const LATE = {
  opened: "midstream",
  firstFrame: 9,
  exchanges: [exchange(9, "RETR", "a", [[10, 150, "Opening."]])],
} as const;

test("sessions whose SYN was captured begin in the capture", () => {
  expect(startsInside(factsOfSessions([session(1)]))).toEqual([]);
});

test("sessions that were open before are told together", () => {
  const sessions = [
    session(1),
    session(2, { ...LATE, exchanges: [...LATE.exchanges] }),
    session(3, { opened: "midstream" }),
  ];
  expect(startsInside(factsOfSessions(sessions))).toMatchObject([
    {
      code: "capture.starts-inside",
      severity: "note",
      subject: { session: null },
      frames: [9, 1],
      data: { sessions: [2, 3], count: 2 },
    },
  ]);
});

test("a session that greets has begun: only its handshake is not there", () => {
  const greeted = session(1, { opened: "midstream", exchanges: [exchange(null, null, null, [[1, 220, "ready"]])] });
  expect(startsInside(factsOfSessions([greeted]))).toEqual([]);
});

test("a reply to a command that was not captured is no greeting", () => {
  const late = session(1, { opened: "midstream", exchanges: [exchange(null, null, null, [[1, 226, "done"]])] });
  expect(startsInside(factsOfSessions([late]))).toMatchObject([{ subject: { session: 1 } }]);
});

test("of very many, twenty are listed and all are counted", () => {
  const sessions = Array.from({ length: 25_000 }, (_, index) => session(index + 1, { opened: "midstream" }));
  const [found] = startsInside(factsOfSessions(sessions));
  expect(found).toHaveProperty("data.count", 25_000);
  expect(found).toHaveProperty("data.sessions.length", 20);
  expect(found?.frames).toHaveLength(5);
});
