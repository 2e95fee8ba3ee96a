import { describe, expect, test } from "vitest";
import { SegmentLogs } from "../../src/flow/segment-log.ts";
import { LIMITS } from "../../src/limits.ts";
import { logged, loggedRecording, packetsIn, packetsOf, recorded, told } from "./logged.ts";

test("packets are listed one by one until there are too many, then in runs", () => {
  const { runs, omitted, connection } = logged((tcp) => {
    tcp.handshake();
    for (let i = 0; i < LIMITS.packetsListed; i += 1) tcp.send("b", "x");
    tcp.close("b");
  }, "every");
  const listed = runs.slice(0, LIMITS.packetsListed - 1);
  expect(listed.every(({ packets }) => packets === 1)).toBe(true);
  expect(told(runs.slice(-5)).map((line) => line.replace(/^\S+ /, ""))).toEqual([
    `b data ${LIMITS.packetsListed / 2 + 2}x ${LIMITS.packetsListed / 2 + 2}B`,
    "b fin",
    "a ack",
    "a fin",
    "b ack",
  ]);
  expect(packetsIn(runs) + omitted).toBe(packetsOf(connection));
});

describe("a connection without end", () => {
  test("keeps so many runs, and its FINs and RSTs", () => {
    const { runs, omitted, connection, logs } = logged((tcp) => {
      tcp.handshake();
      for (let i = 0; i < LIMITS.segmentRunsPerConnection; i += 1) {
        tcp.send("a", "x", { acknowledge: false });
        tcp.send("b", "y", { acknowledge: false });
      }
      tcp.close("a");
      tcp.rst("b");
    });
    expect(runs.length).toBe(LIMITS.segmentRunsPerConnection + 3);
    expect(runs.slice(-3).map(({ kind }) => kind)).toEqual(["fin", "fin", "rst"]);
    expect(packetsIn(runs) + omitted).toBe(packetsOf(connection));
    expect(logs.dropped).toBe(omitted);
  });

  test("keeps few even of RSTs and retransmissions", () => {
    const { runs } = logged((tcp) => {
      tcp.handshake();
      tcp.send("a", "x", { acknowledge: false });
      for (let i = 0; i < LIMITS.segmentRunsPerConnection * 2; i += 1) tcp.resend("a", "x", 1);
      for (let i = 0; i < 100; i += 1) tcp.rst("b");
    });
    expect(runs.length).toBe(LIMITS.segmentRunsPerConnection + 8);
  });

  test("many of them share one bound, and each keeps its beginning and end", () => {
    const logs = new SegmentLogs("folded");
    for (let i = 0; i < LIMITS.segmentRuns; i += 1) logs.take();
    const recording = recorded((tcp) => {
      tcp.handshake();
      for (let i = 0; i < 10; i += 1) {
        tcp.send("a", "x", { acknowledge: false });
        tcp.send("b", "y", { acknowledge: false });
      }
      tcp.close("a");
    });
    expect(logs.full).toBe(true);
    const { runs, omitted, connection } = loggedRecording(recording, logs);
    expect(runs.map(({ kind }) => kind)).toEqual(["syn", "syn-ack", "ack", "data", "fin", "fin"]);
    expect(packetsIn(runs) + omitted).toBe(packetsOf(connection));
    expect(logs.dropped).toBe(21);
    connection.log?.discard();
    expect(logs.dropped).toBe(0);
  });

  test("one that nobody asks for gives back its room", () => {
    const logs = new SegmentLogs("folded");
    const { connection } = loggedRecording(
      recorded((tcp) => {
        tcp.handshake();
        tcp.send("a", "x");
        tcp.send("b", "y");
        tcp.close("a");
      }),
      logs,
    );
    expect(connection.log?.runs.length).toBe(9);
    connection.log?.discard();
    for (let i = 0; i < LIMITS.segmentRuns; i += 1) logs.take();
    expect([logs.take(), connection.log?.runs.length]).toEqual([false, 0]);
  });
});
