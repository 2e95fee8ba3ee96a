import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { idKind } from "../../src/report/finding-ids.ts";
import { makeFinding } from "../../src/report/findings.ts";
import { joinReports } from "../../src/report/join-reports.ts";
import type { Report } from "../../src/report/report.ts";
import { emptyReport, homework, troubles } from "../render/samples.ts";
import { FIXTURES, fixturePath } from "./captures-at-hand.ts";
import { contractViolations } from "./contract-violations.ts";
import { refusal } from "./validate.ts";

const NAMES = [
  "ftp-mixed-modes.pcap",
  "ftp-wrong-login.pcap",
  "ftp-passive-range-closed.pcap",
  "ftp-capture-loss-227.pcap",
  "ftp-any-sll2.pcap",
  "dhcp-relay-both.pcap",
  "dhcp-no-server-linklocal.pcap",
  "dhcp-decline.pcap",
  "generated-file-pcap-cut.pcap",
];

const reports = await Promise.all(
  NAMES.map((name) => analyzeCaptures([fixturePath(name)], { showPasswords: false, packets: "folded" })),
);
const anyReport = fc.constantFrom(...reports, homework(), troubles(), emptyReport());

/** Every text of a report in its order, and every number that no joining may change; what is counted on is left out. */
function factsOf(value: unknown, key = ""): unknown[] {
  const counted = /^(id|capture|lastCapture|stream|transfer|afterTransaction|findings|transactions|subject)$/u;
  if (typeof value === "string" || typeof value === "boolean") return [value];
  if (typeof value === "number") return counted.test(key) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((one) => factsOf(one, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => (name === "data" ? [] : factsOf(one, name)));
}

describe("two reports joined", () => {
  it("hold every fact of both", () => {
    fc.assert(
      fc.property(anyReport, anyReport, (left, right) => {
        const joined = joinReports(left, right);
        for (const part of [
          (report: Report) => report.captures,
          (report: Report) => report.ftp.sessions,
          (report: Report) => report.ftp.unclaimedConnections,
          (report: Report) => report.dhcp.transactions,
          (report: Report) => report.dhcp.linkLocal,
        ]) {
          expect(factsOf(part(joined))).toEqual([...factsOf(part(left)), ...factsOf(part(right))]);
        }
        expect(joined.findings.length).toBe(left.findings.length + right.findings.length);
      }),
    );
  });

  it("keep the contract where both did", () => {
    fc.assert(
      fc.property(fc.constantFrom(...reports), fc.constantFrom(...reports), (left, right) => {
        const joined = joinReports(left, right);
        expect(refusal(joined)).toBeNull();
        expect(contractViolations(joined)).toEqual([]);
      }),
    );
  });

  it("are the same in whatever order three are joined", () => {
    fc.assert(
      fc.property(anyReport, anyReport, anyReport, (a, b, c) => {
        expect(joinReports(joinReports(a, b), c)).toEqual(joinReports(a, joinReports(b, c)));
      }),
    );
  });

  it("leave both as they were", () => {
    const [left, right] = [structuredClone(homework()), structuredClone(troubles())];
    joinReports(left, right);
    expect([left, right]).toEqual([homework(), troubles()]);
  });

  it("refer to what the right one referred to", () => {
    const left = homework();
    const right = homework();
    const joined = joinReports(left, right);
    const session = joined.ftp.sessions.at(2);
    expect(session?.id).toBe(3);
    expect(session?.transfers[0]).toMatchObject({ id: 4, capture: 1 });
    expect(session?.announcements[0]).toMatchObject({ transfer: 4, capture: 1 });
    expect(session?.exchanges[1]?.replies[0]?.capture).toBe(1);
    expect(joined.findings[1]).toMatchObject({ subject: { session: 3 }, data: { sessions: [3, 4] } });
  });

  it("count on ids in findings' data, and leave counts and ports as they are", () => {
    const at = { at: [10] };
    const right = {
      ...homework(),
      findings: [
        makeFinding("ftp.password-clear", "note", { sessions: [1, 2], count: 2 }, at),
        makeFinding("ftp.modes-mixed", "note", { active: [1], passive: [2, 3], activeCount: 1, passiveCount: 2 }, at),
        makeFinding("capture.ends-inside", "note", { sessions: [2], count: 1, transfers: [3], transferCount: 1 }, at),
        makeFinding("dhcp.relay-used", "note", { relays: ["10.0.0.1"], count: 1, transactions: 1 }, at),
        makeFinding("ftp.port-20-unused", "note", { server: "10.0.0.2", ports: [1, 2], connections: 2 }, at),
      ],
    };
    const left = { ...homework(), findings: [] };
    expect(joinReports(left, right).findings.map(({ data }) => data)).toEqual([
      { sessions: [3, 4], count: 2 },
      { active: [4], passive: [5, 6], activeCount: 1, passiveCount: 2 },
      { sessions: [4], count: 1, transfers: [6], transferCount: 1 },
      { relays: ["10.0.0.1"], count: 1, transactions: 1 },
      { server: "10.0.0.2", ports: [1, 2], connections: 2 },
    ]);
  });

  it("know of every list of numbers in findings' data whether it holds ids", async () => {
    const lists = new Set<string>();
    for (const { path } of FIXTURES) {
      const { findings } = await analyzeCaptures([path], { showPasswords: false });
      for (const { code, data } of findings) {
        for (const [field, value] of Object.entries(data)) {
          const isNumbers = Array.isArray(value) && typeof value[0] === "number";
          if (isNumbers && idKind(code, field) === null) lists.add(`${code} ${field}`);
        }
      }
    }
    expect([...lists].filter((list) => !/ports$/.test(list))).toEqual([]);
  });

  it("move the frames of pauses to their new captures", () => {
    const right = homework();
    const connection = right.ftp.sessions.at(0)?.transfers[0]?.connection;
    if (connection == null) throw new Error("the sample has no data connection");
    connection.longestPause = { seconds: 4, capture: 0, frame: 40, lastCapture: 0, lastFrame: 41, windowShut: false };
    const joined = joinReports(homework(), right).ftp.sessions.at(2)?.transfers[0]?.connection?.longestPause;
    expect(joined).toMatchObject({ capture: 1, lastCapture: 1 });
  });

  it("tell a client that is in both once, with all it did", () => {
    const joined = joinReports(homework(), homework());
    expect(joined.dhcp.clients).toEqual([
      { mac: "02:00:00:00:00:0a", hostname: "lab-pc", transactions: [1, 2], addresses: ["10.1.0.57"] },
    ]);
  });

  it("add up traffic by protocol, most bytes first", () => {
    const [left, right] = [emptyReport(), emptyReport()];
    left.traffic = [
      { protocol: "FTP", packets: 3, bytes: 300 },
      { protocol: "SSH", packets: 1, bytes: 90 },
    ];
    right.traffic = [{ protocol: "SSH", packets: 5, bytes: 500 }];
    expect(joinReports(left, right).traffic).toEqual([
      { protocol: "SSH", packets: 6, bytes: 590 },
      { protocol: "FTP", packets: 3, bytes: 300 },
    ]);
  });
});
