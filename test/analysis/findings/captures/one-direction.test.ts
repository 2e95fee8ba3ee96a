import { describe, expect, test } from "vitest";
import { oneDirection } from "../../../../src/analysis/findings/captures/one-direction.ts";
import { dataConnection, sent, session, transfer } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf, factsOfSessions } from "../facts-of.ts";

const NOTHING = sent(0, 0);

describe("a capture of one direction", () => {
  test("is none where both ends are seen", () => {
    expect(oneDirection(factsOfSessions([session(1, { transfers: [transfer(1)] })]))).toEqual([]);
  });

  test("has replies and files of a server, without commands", () => {
    const sessions = [
      session(1, {
        sent: { client: NOTHING, server: sent(12, 400) },
        transfers: [
          transfer(1, { connection: dataConnection({ sent: { client: NOTHING, server: sent(40, 60_000) } }) }),
        ],
      }),
    ];
    expect(oneDirection(factsOfSessions(sessions))).toMatchObject([
      {
        code: "capture.one-direction",
        severity: "warning",
        subject: { session: 1 },
        frames: [1, 30],
        data: { from: "server", ip: "192.168.0.20", connections: 2, sessions: [1] },
        causes: [{ confidence: "possible" }, { confidence: "possible" }, { confidence: "possible" }],
      },
    ]);
  });

  test("is a note where only data connections are halves, as where packets without text were left out", () => {
    const half = dataConnection({ sent: { client: NOTHING, server: sent(40, 60_000) } });
    const sessions = [session(1, { transfers: [transfer(1, { connection: half })] })];
    expect(oneDirection(factsOfSessions(sessions))).toMatchObject([{ severity: "note", data: { sessions: [] } }]);
  });

  test("names no address where there are several", () => {
    const half = (id: number, ip: string) =>
      session(id, { client: { ip, port: 4000, mac: null }, sent: { client: sent(9, 90), server: NOTHING } });
    const [found] = oneDirection(factsOfSessions([half(1, "10.0.0.1"), half(2, "10.0.0.2")]));
    expect(found).toMatchObject({ data: { from: "client", ip: null, connections: 2 }, subject: { session: null } });
  });

  test.each([
    ["a SYN that got no answer", sent(3, 0)],
    ["one packet at the edge of the capture", sent(1, 20)],
    ["the same bytes again and again, to somebody who is gone", { ...sent(6, 24), retransmittedBytes: 120 }],
  ])("is not told by %s", (_, server) => {
    expect(oneDirection(factsOfSessions([session(1, { sent: { client: NOTHING, server } })]))).toEqual([]);
  });

  test("is told of data that belongs to no session", () => {
    const unclaimedConnections = [dataConnection({ sent: { client: NOTHING, server: sent(40, 60_000) } })];
    const report = { ...emptyReport(), ftp: { sessions: [], unclaimedConnections } };
    expect(oneDirection(factsOf(report))).toMatchObject([{ severity: "note", subject: { session: null } }]);
  });
});
