import { describe, expect, test } from "vitest";
import { packetsLost } from "../../../../src/analysis/findings/captures/packets-lost.ts";
import type { Sent } from "../../../../src/report/connection.ts";
import type { CaptureSummary, FtpSession } from "../../../../src/report/report.ts";
import { capture, dataConnection, sent, session, transfer } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf, factsOfSessions } from "../facts-of.ts";

/** What is found where the server sent so on the data connection of a download. */
function foundIn(
  server: Partial<Sent>,
  closed: "fin" | "rst" | "open" = "fin",
  damage: CaptureSummary["damage"] = null,
) {
  const connection = dataConnection({
    closed,
    sent: { client: sent(20, 0), server: { ...sent(40, 50_000), ...server } },
  });
  const sessions = [session(1, { transfers: [transfer(7, { connection })] })];
  const report = { ...emptyReport(), captures: [{ ...capture("a.pcap"), damage }] };
  return packetsLost(factsOf({ ...report, ftp: { sessions, unclaimedConnections: [] } }));
}

describe("bytes that arrived and were not captured", () => {
  test("are nobody's concern where there are none", () => {
    expect(foundIn({})).toEqual([]);
  });

  test("are told with their transfer", () => {
    expect(foundIn({ missingBytes: 4344 })).toMatchObject([
      {
        code: "capture.packets-lost",
        severity: "warning",
        capture: 0,
        subject: { session: 1, transfer: 7 },
        data: { bytes: 4344, connections: 1, transfers: [7] },
        causes: [{ code: "capture-dropped-packets", confidence: "likely" }, { code: "asymmetric-route" }],
      },
    ]);
  });

  test("are a note where they are a few of many", () => {
    expect(foundIn({ bytes: 10_000_000, missingBytes: 1448 })).toMatchObject([{ severity: "note" }]);
  });

  test("may have been lost on the network where nothing was acknowledged behind them", () => {
    const hole = { missingBytes: 1448, unacknowledgedBytes: 8000 };
    expect(foundIn(hole, "rst")).toEqual([]);
    expect(foundIn(hole, "open")).toEqual([]);
    expect(foundIn(hole, "fin").length).toBe(1);
  });

  test("hardly so where they are more than what came through", () => {
    expect(foundIn({ missingBytes: 90_000, unacknowledgedBytes: 1448 }, "open").length).toBe(1);
  });

  test("never came where not one byte behind them was acknowledged, though both ends closed", () => {
    expect(foundIn({ bytes: 416, missingBytes: 11_584, unacknowledgedBytes: 416 }, "fin")).toEqual([]);
  });

  test("of an end that was not captured at all are told by another rule", () => {
    expect(foundIn({ packets: 0, bytes: 0, missingBytes: 50_000 })).toEqual([]);
  });

  test("are explained by a file that is damaged, but not by one that is cut off", () => {
    const damaged = { offset: 900, code: "record-length", message: "" };
    const [explained] = foundIn({ missingBytes: 4344 }, "fin", damaged);
    expect(explained).toMatchObject({ severity: "note", causes: [{ code: "file-damaged" }] });
    const [unexplained] = foundIn({ missingBytes: 4344 }, "fin", { ...damaged, code: "record-cut" });
    expect(unexplained).toMatchObject({ severity: "warning", causes: [{ code: "capture-dropped-packets" }, {}] });
  });

  test("on a control connection are commands or replies, and may have been taken out", () => {
    const sessions = [session(4, { sent: { client: { ...sent(9, 4000), missingBytes: 6 }, server: sent(9, 900) } })];
    expect(packetsLost(factsOfSessions(sessions))).toMatchObject([
      {
        severity: "warning",
        subject: { session: 4, transfer: null },
        causes: [{ code: "capture-dropped-packets", confidence: "possible" }, {}],
      },
    ]);
  });

  test("of many connections are one finding for each capture, and a connection of two sessions counts once", () => {
    const lossy = (stream: number, where: number): FtpSession["transfers"][number] => {
      const counts = { client: sent(9, 0), server: { ...sent(9, 900), missingBytes: 100 } };
      return transfer(stream, { connection: dataConnection({ stream, capture: where, sent: counts }) });
    };
    const sessions = [session(1, { transfers: [lossy(1, 0), lossy(2, 1)] }), session(2, { transfers: [lossy(1, 0)] })];
    const report = { ...emptyReport(), captures: [capture("a.pcap"), capture("b.pcap")] };
    const found = packetsLost(factsOf({ ...report, ftp: { sessions, unclaimedConnections: [] } }));
    expect(found).toMatchObject([
      { capture: 0, data: { bytes: 100, connections: 1 } },
      { capture: 1, data: { bytes: 100, connections: 1 } },
    ]);
  });

  test("list twenty transfers of however many", () => {
    const sessions = Array.from({ length: 30 }, (_, id) =>
      session(id, {
        transfers: [
          transfer(id, {
            connection: dataConnection({
              stream: id,
              sent: { client: sent(2, 0), server: { ...sent(2, 9), missingBytes: 1 } },
            }),
          }),
        ],
      }),
    );
    const [found] = packetsLost(factsOfSessions(sessions));
    expect(found).toMatchObject({ data: { bytes: 30, connections: 30 }, subject: { session: null, transfer: null } });
    expect(found).toHaveProperty("data.transfers.length", 20);
  });
});
