import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import { joinReports } from "../../src/report/join-reports.ts";
import type { Report } from "../../src/report/report.ts";
import { emptyReport, homework, troubles } from "../render/samples.ts";
import { fixturePath } from "./captures-at-hand.ts";
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
    const session = joined.ftp.sessions[2];
    expect(session?.id).toBe(3);
    expect(session?.transfers[0]).toMatchObject({ id: 4, capture: 1 });
    expect(session?.announcements[0]).toMatchObject({ transfer: 4, capture: 1 });
    expect(session?.exchanges[1]?.replies[0]?.capture).toBe(1);
    expect(joined.findings[1]).toMatchObject({ subject: { session: 3 }, data: { sessions: [3, 4] } });
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
