import { describe, expect, test } from "vitest";
import type { Pause } from "../../../../src/report/connection.ts";
import { at, dataConnection, sent } from "../../../render/sample-ftp.ts";
import { dataOf, foundIn, lines } from "./found.ts";

function pause(seconds: number, windowShut = false): Pause {
  return { seconds, capture: 0, frame: 40, lastCapture: 0, lastFrame: 41, windowShut };
}

describe("a pause that went on", () => {
  test.each([
    [7, false, 7.1, ["warning ftp.transfer-stalled, likely sender-slow, possible packet-loss"]],
    [7, true, 7.1, ["warning ftp.transfer-stalled, likely receiver-slow"]],
    [3, true, 3.05, ["note ftp.transfer-stalled, likely receiver-slow"]],
    [3, false, 9, []],
    [1.5, false, 1.51, []],
  ])("of %d s (window shut: %s) in %d s", (seconds, shut, taken, expected) => {
    const connection = dataConnection({ longestPause: pause(seconds, shut) });
    const findings = foundIn({ transfer: { connection, seconds: taken } });
    expect(lines(findings)).toEqual(expected);
    if (expected.length > 0) expect(findings[0]).toMatchObject({ frames: [40, 41], data: { seconds, ended: false } });
  });

  test("with bytes sent again points to the path", () => {
    const connection = dataConnection({ longestPause: pause(12) });
    connection.sent.server = { ...sent(400, 596_212), retransmittedBytes: 1_448 };
    expect(lines(foundIn({ transfer: { connection, seconds: 13 } }))).toEqual([
      "warning ftp.transfer-stalled, likely packet-loss, possible sender-slow",
    ]);
  });

  test("of an encrypted transfer is told without its name", () => {
    const connection = dataConnection({ longestPause: pause(12, true) });
    const hidden = { verb: null, argument: null, path: null, outcome: "unknown" as const, replyCode: null };
    const findings = foundIn({ transfer: { ...hidden, connection }, session: { security: "explicit-tls" } });
    expect(dataOf(findings, "ftp.transfer-stalled")).toMatchObject({ verb: null, path: null, window: true });
  });
});

describe("data that never went on", () => {
  const unfinished = { outcome: "unfinished" as const, replyCode: null, bytes: 14_480, announcedBytes: 60_000 };
  const open = { closed: "open" as const, endTime: at(16) };

  test("though it was sent again and again", () => {
    const connection = dataConnection({ ...open, longestPause: pause(3) });
    connection.sent.server = { ...sent(20, 14_480), retransmittedBytes: 5_792, unacknowledgedBytes: 1_448 };
    const findings = foundIn({
      replies: [],
      transfer: { ...unfinished, connection },
      session: { closed: "open" },
      end: 17,
    });
    expect(lines(findings)).toEqual(["error ftp.transfer-stalled, likely packet-loss, possible peer-vanished"]);
    expect(dataOf(findings, "ftp.transfer-stalled")).toMatchObject({ ended: true, bytes: 13_032, seconds: 4 });
  });

  test("and the other end gave not a sign for so long that it must be gone", () => {
    const connection = dataConnection({ ...open, longestPause: pause(13) });
    connection.sent.server = { ...sent(20, 14_480), retransmittedBytes: 5_792, unacknowledgedBytes: 1_448 };
    const findings = foundIn({
      replies: [],
      transfer: { ...unfinished, connection },
      session: { closed: "open" },
      end: 17,
    });
    expect(lines(findings)).toEqual(["error ftp.transfer-stalled, likely peer-vanished, possible packet-loss"]);
  });

  test("for the receiver kept its window shut until the capture ended", () => {
    const last = { frame: 40, lastFrame: 64 };
    const connection = dataConnection({ ...open, lastFrame: 64, longestPause: { ...pause(27, true), ...last } });
    const told = { replies: [], session: { closed: "open" as const }, end: 20 };
    const findings = foundIn({ ...told, transfer: { ...unfinished, outcome: "unknown", connection } });
    expect(lines(findings)).toEqual(["warning ftp.transfer-stalled, likely receiver-slow"]);
    expect(findings[0]).toMatchObject({ frames: [40, 64, 100], data: { window: true, ended: true, seconds: 27 } });
    const shorter = dataConnection({ ...connection, longestPause: { ...pause(4, true), ...last } });
    expect(foundIn({ ...told, transfer: { ...unfinished, outcome: "unknown", connection: shorter } })).toEqual([]);
  });

  test("from the first packet on: perhaps too large for the path", () => {
    const connection = dataConnection({ ...open, longestPause: pause(3) });
    connection.sent.server = { ...sent(20, 14_480), retransmittedBytes: 5_792, unacknowledgedBytes: 14_480 };
    const findings = foundIn({
      replies: [],
      transfer: { ...unfinished, connection },
      session: { closed: "open" },
      end: 17,
    });
    expect(lines(findings)).toEqual(["error ftp.transfer-stalled, possible path-mtu, possible packet-loss"]);
  });

  test("and both ends gave up in the end, without a word on it", () => {
    const connection = dataConnection({ closed: "fin", endTime: at(22), longestPause: pause(4) });
    connection.sent.server = { ...sent(20, 14_480), retransmittedBytes: 5_792, unacknowledgedBytes: 14_480 };
    const findings = foundIn({ replies: [], transfer: { ...unfinished, connection }, session: { endTime: at(22.1) } });
    expect(lines(findings)).toEqual(["error ftp.transfer-stalled, possible path-mtu, possible packet-loss"]);
    expect(dataOf(findings, "ftp.transfer-stalled")).toMatchObject({ bytes: 0, seconds: 12.127 });
  });

  test("captured where only the small packets come through", () => {
    const connection = dataConnection({ closed: "fin", endTime: at(22) });
    connection.sent.server = { ...sent(4, 416), missingBytes: 11_584, unacknowledgedBytes: 416 };
    const changes = { ...unfinished, bytes: 416, missingBytes: 11_584, announcedBytes: 12_000, connection };
    expect(lines(foundIn({ replies: [], transfer: changes }))).toEqual([
      "error ftp.transfer-stalled, likely path-mtu, possible packet-loss",
    ]);
  });

  test("and nothing more came for long", () => {
    const connection = dataConnection(open);
    const told = { replies: [], transfer: { ...unfinished, connection }, session: { closed: "open" as const } };
    expect(lines(foundIn({ ...told, end: 60 }))).toEqual([
      "warning ftp.transfer-stalled, likely sender-slow, possible packet-loss",
    ]);
    expect(foundIn({ ...told, end: 20 })).toEqual([]);
  });

  test("until the client gave up, who waits less long", () => {
    const connection = dataConnection({ ...open, endTime: at(10.1) });
    const told = { replies: [], transfer: { ...unfinished, connection } };
    const given = { closed: "fin" as const, endTime: at(26) };
    expect(lines(foundIn({ ...told, session: given, end: 26 }))).toEqual([
      "error ftp.transfer-stalled, likely sender-slow, possible packet-loss",
    ]);
    expect(foundIn({ ...told, session: { closed: "open" }, end: 26 })).toEqual([]);
  });

  test("nor began, though the connection was there until the client gave up", () => {
    const connection = dataConnection({ closed: "open", endTime: at(42) });
    connection.sent.server = sent(1, 0);
    const changes = { ...unfinished, bytes: 0, seconds: 32, connection };
    const findings = foundIn({ replies: [], transfer: changes, session: { closed: "fin", endTime: at(42) }, end: 42 });
    expect(dataOf(findings, "ftp.transfer-stalled")).toMatchObject({ bytes: 0, ended: true, seconds: 32.127 });
  });

  test("captured at the receiver, who can't see what was lost on the way", () => {
    const connection = dataConnection(open);
    const session = { closed: "open" as const, capturePoint: "client" as const };
    const findings = foundIn({ replies: [], transfer: { ...unfinished, connection }, session, end: 60 });
    expect(lines(findings)).toEqual(["warning ftp.transfer-stalled, possible sender-slow, possible packet-loss"]);
  });

  test("is not told of an end of which nothing was captured", () => {
    const connection = dataConnection(open);
    connection.sent.server = sent(0, 0);
    expect(foundIn({ replies: [], transfer: { ...unfinished, bytes: 0, connection }, end: 60 })).toEqual([]);
  });
});
