import { describe, expect, test } from "vitest";
import { duplicates } from "../../../../src/analysis/findings/captures/duplicates.ts";
import type { Report } from "../../../../src/report/report.ts";
import { bound } from "../../../render/sample-dhcp.ts";
import { capture, sent, session } from "../../../render/sample-ftp.ts";
import { emptyReport } from "../../../render/samples.ts";
import { factsOf } from "../facts-of.ts";

/** A report of captures of these link types, with one session of 40 packets in the first. */
function reportOf(...linkTypes: string[][]): Report {
  const captures = linkTypes.map((types, index) => ({ ...capture(`${index}.pcap`), linkTypes: types }));
  const sessions = [session(1, { sent: { client: sent(20, 100), server: sent(20, 100) } })];
  return { ...emptyReport(), captures, ftp: { sessions, unclaimedConnections: [] } };
}

describe("packets that were captured twice", () => {
  test.each<[string, string[][], number[], object[]]>([
    ["on all interfaces", [["LINUX_SLL2"]], [40], [{ code: "any-interface", confidence: "likely" }]],
    ["on two kinds of interfaces", [["NULL", "ETHERNET"]], [40], [{ code: "any-interface" }]],
    ["on Ethernet", [["ETHERNET"]], [40], [{ code: "mirror-twice", confidence: "possible" }]],
    ["on a loopback", [["NULL"]], [40], []],
  ])("%s", (_, linkTypes, copies, causes) => {
    expect(duplicates(factsOf(reportOf(...linkTypes), { duplicates: copies }))).toMatchObject([
      { code: "capture.duplicates", severity: "note", capture: 0, data: { packets: 40, of: 80 }, causes },
    ]);
  });

  test("are no finding where they are a few", () => {
    expect(duplicates(factsOf(reportOf(["ETHERNET"]), { duplicates: [0] }))).toEqual([]);
    expect(duplicates(factsOf(reportOf(["ETHERNET"]), { duplicates: [3] }))).toEqual([]);
    const long = reportOf(["ETHERNET"]);
    long.ftp.sessions = [session(1, { sent: { client: sent(500, 1), server: sent(500, 1) } })];
    expect(duplicates(factsOf(long, { duplicates: [20] }))).toEqual([]);
  });

  test("in a second capture only are those of the first", () => {
    const found = duplicates(factsOf(reportOf(["ETHERNET"], ["ETHERNET"]), { duplicates: [0, 40] }));
    expect(found).toMatchObject([{ capture: 1, causes: [{ code: "captures-overlap", confidence: "likely" }] }]);
  });

  test("are counted among DHCP messages too", () => {
    const transaction = bound(1);
    const copied = transaction.messages.map((one) => ({ ...one, duplicateOf: one.frame }));
    const report = emptyReport();
    report.dhcp.transactions = [{ ...transaction, messages: [...transaction.messages, ...copied] }];
    const count = transaction.messages.length;
    expect(duplicates(factsOf(report))).toMatchObject([{ data: { packets: count, of: count * 2 } }]);
    report.dhcp.transactions = [transaction];
    expect(duplicates(factsOf(report))).toEqual([]);
  });
});
