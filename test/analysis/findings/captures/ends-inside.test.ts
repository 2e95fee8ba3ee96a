import { describe, expect, test } from "vitest";
import { endsInside } from "../../../../src/analysis/findings/captures/ends-inside.ts";
import { analyzeCaptures } from "../../../../src/analysis/pipeline.ts";
import type { DataConnection } from "../../../../src/report/connection.ts";
import type { CaptureSummary, FtpSession, Transfer } from "../../../../src/report/report.ts";
import { at, capture, dataConnection, exchange, sent, session, transfer } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { fixturePath } from "../../../report/captures-at-hand.ts";
import { factsOf } from "../facts-of.ts";

/** What is found of sessions in captures that end when told (seconds); the sample's end after 31.4. */
function foundIn(sessions: FtpSession[], ...captures: Partial<CaptureSummary>[]) {
  const summaries = (captures.length === 0 ? [{}] : captures).map((one) => ({ ...capture("a.pcap"), ...one }));
  return endsInside(factsOf({ ...emptyReport(), captures: summaries, ftp: { sessions, unclaimedConnections: [] } }));
}

const OPEN = { closed: "open", endTime: at(31) } as const;

/** A download that goes on. */
function going(changes: Partial<Transfer> = {}, connection: Partial<DataConnection> = {}): Transfer {
  const own = dataConnection({ closed: "open", endTime: at(31.3), ...connection });
  const data = { startTime: at(11), seconds: 20.2 };
  return transfer(5, { outcome: "unfinished", replyCode: null, connection: own, ...data, ...changes });
}

describe("a session at the end of the capture", () => {
  test("that is open is a note", () => {
    expect(foundIn([session(1), session(2, OPEN)])).toMatchObject([
      {
        code: "capture.ends-inside",
        severity: "note",
        subject: { session: 2, transfer: null },
        frames: [660],
        data: { sessions: [2], count: 1, transfers: [], transferCount: 0 },
        causes: [{ code: "capture-stopped", confidence: "likely" }],
      },
    ]);
  });

  test.each<[string, Partial<FtpSession>]>([
    ["closed", { closed: "fin" }],
    ["long silent", { endTime: at(14) }],
    ["told to be left by the client", { exchanges: [exchange(650, "QUIT", null, [[651, 221, "Bye."]])] }],
    ["ended by the server", { exchanges: [exchange(null, null, null, [[651, 421, "Timeout."]])] }],
    ["of one direction", { sent: { client: sent(0, 0), server: sent(9, 90) } }],
  ])("that is %s is nothing to tell", (_, changes) => {
    expect(foundIn([session(1, { ...OPEN, ...changes })])).toEqual([]);
  });

  test("in a file that is cut off tells of the file", () => {
    const damage = { offset: 900, code: "record-cut", message: "" };
    expect(foundIn([session(1, OPEN)], { damage })).toMatchObject([{ causes: [{ code: "file-damaged" }] }]);
  });
});

describe("a transfer at the end of the capture", () => {
  const sessionWith = (one: Transfer, changes: Partial<FtpSession> = {}): FtpSession =>
    session(1, { ...OPEN, transfers: [one], ...changes });

  test("whose data stopped long before is not going on, though somebody closed at the end", () => {
    const silent = going({ startTime: at(1), seconds: 2 });
    expect(foundIn([sessionWith(silent)])).toMatchObject([{ severity: "note", data: { transfers: [] } }]);
  });

  test("that is going on is a warning", () => {
    expect(foundIn([sessionWith(going())])).toMatchObject([
      { severity: "warning", subject: { session: 1, transfer: 5 }, data: { transfers: [5], transferCount: 1 } },
    ]);
  });

  test("counts though nothing was said for long on the control connection", () => {
    expect(foundIn([sessionWith(going(), { endTime: at(2) })])).toMatchObject([{ severity: "warning" }]);
  });

  test("may wait for its final reply only", () => {
    expect(foundIn([sessionWith(going({}, { closed: "fin" }))])).toMatchObject([{ severity: "warning" }]);
  });

  const stuck = { ...sent(40, 60_000), unacknowledgedBytes: 1448, retransmittedBytes: 2896 };
  const pause = { seconds: 3, capture: 0, frame: 40, lastCapture: 0, lastFrame: 41, windowShut: false };
  test.each<[string, FtpSession]>([
    ["was completed", sessionWith(going({ outcome: "completed", replyCode: 226 }))],
    ["failed", sessionWith(going({ outcome: "failed", replyCode: 425 }))],
    ["never had a data connection", sessionWith(going({ connection: null }))],
    ["stopped long before", sessionWith(going({}, { endTime: at(5) }))],
    ["came to a stop", sessionWith(going({}, { sent: { client: sent(20, 0), server: stuck }, longestPause: pause }))],
    [
      "closed before all was acknowledged",
      sessionWith(going({}, { closed: "fin", sent: { client: sent(20, 0), server: stuck } })),
    ],
    ["was broken off", sessionWith(going({}, { closed: "rst" }))],
  ])("that %s is not cut short by it", (_, one) => {
    expect(foundIn([one]).filter(({ severity }) => severity !== "note")).toEqual([]);
  });

  test("that is hidden by TLS counts while its data goes by", () => {
    const hidden = { security: "explicit-tls" } as const;
    const open = going({ outcome: "unknown" });
    const closed = going({ outcome: "unknown" }, { closed: "fin" });
    const found = [open, closed].map((one) => foundIn([sessionWith(one, hidden)])[0]?.severity);
    expect(found).toEqual(["warning", "note"]);
  });
});

test("a session whose control connection went dead does not wait for the end of the capture", async () => {
  const { findings } = await analyzeCaptures([fixturePath("ftp-control-lost.pcap")], { showPasswords: false });
  const codes = findings.map(({ code }) => code);
  expect(codes).toContain("ftp.control-lost");
  expect(codes).not.toContain("capture.ends-inside");
});

describe("of several captures", () => {
  const first = { firstTime: at(0), lastTime: at(31.4) };

  test("one that goes on where the other ends is no end", () => {
    expect(foundIn([session(1, OPEN)], first, { firstTime: at(31.5), lastTime: at(90) })).toEqual([]);
  });

  test("one of another day changes nothing", () => {
    expect(foundIn([session(1, OPEN)], first, { firstTime: at(90_000), lastTime: at(90_050) }).length).toBe(1);
  });

  test("one without times has no end", () => {
    expect(foundIn([session(1, OPEN)], { firstTime: null, lastTime: null })).toEqual([]);
  });
});
