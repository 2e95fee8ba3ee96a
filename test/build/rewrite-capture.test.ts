import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Report } from "../../src/report/report.ts";
import { formatOf, readRecords } from "./capture-records.ts";
import { type CaptureChanges, mergeCaptures, rewriteCapture } from "./rewrite-capture.ts";

const folder = mkdtempSync(join(tmpdir(), "rewrite-"));
afterAll(() => rmSync(folder, { recursive: true }));

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(join("fixtures", name)));
}

async function reportOf(file: Uint8Array): Promise<Report> {
  const path = join(folder, "capture");
  writeFileSync(path, file);
  return analyzeCaptures([path], { showPasswords: false });
}

/** What marking looks at, without the numbers that may change. */
function story({ ftp, findings }: Report): unknown {
  return {
    findings: findings.map(({ code }) => code).sort(),
    sessions: ftp.sessions.map((session) => ({
      login: session.login,
      verbs: session.exchanges.map(({ verb, replies }) => [verb, replies.map(({ code }) => code)]),
      transfers: session.transfers.map(({ mode, method, bytes, missingBytes, outcome, connection }) => {
        return { mode, method, bytes, missingBytes, outcome, closed: connection?.closed };
      }),
    })),
  };
}

const CAPTURES = ["ftp-active-vsftpd.pcap", "ftp-passive-vsftpd.pcap", "ftp-eprt-v4.pcap", "ftp-epsv-v6.pcap"];
const CHANGES: Record<string, CaptureChanges> = {
  renumbered: { isnShift: 123_456_789, identifications: (id) => (id + 77) & 0xffff, tcpTimestampShift: 99_999 },
  "renumbered by direction": { isnShift: (direction) => direction.length * 1_000_003 },
  readdressed: { addresses: (ip) => ip.replace(/^(?!.*:).*\./, "172.31.200."), macs: (mac) => `02${mac.slice(2)}` },
  reported: { ports: (port) => (port > 1024 ? port - 1 : port) },
  retimed: { timeShift: -86_400.5, timeScale: 1.25 },
  converted: { format: "pcapng", gzip: true },
};

describe.each(CAPTURES)("%s rewritten", (name) => {
  it("is the same packets when nothing is changed", () => {
    const file = fixture(name);
    const again = rewriteCapture(file, {});
    expect(readRecords(again)).toEqual(readRecords(file));
    expect(formatOf(again)).toBe(formatOf(file));
  });

  it.each(Object.keys(CHANGES))("%s tells the same story", async (kind) => {
    const file = fixture(name);
    const again = rewriteCapture(file, CHANGES[kind] as CaptureChanges);
    expect(story(await reportOf(again))).toEqual(story(await reportOf(file)));
  });
});

describe("rewriteCapture", () => {
  it("puts every address in a frame's place", async () => {
    const file = rewriteCapture(fixture("ftp-active-vsftpd.pcap"), {
      addresses: (ip) => `9.${ip.split(".").slice(1).join(".")}`,
    });
    const { ftp } = await reportOf(file);
    const [session] = ftp.sessions;
    expect(session?.client.ip).toMatch(/^9\./);
    expect(session?.announcements.map(({ ip }) => ip)).toEqual(session?.announcements.map(() => session.client.ip));
  });

  it("keeps what `keep` names, cut to the snap length", () => {
    const file = fixture("ftp-active-vsftpd.pcap");
    const cut = readRecords(rewriteCapture(file, { keep: (frame) => frame > 3 && frame < 20, snapLength: 60 }));
    const whole = readRecords(file).slice(3, 19);
    expect(cut.map(({ data }) => data)).toEqual(whole.map(({ data }) => data.slice(0, 60)));
    expect(cut.map(({ originalLength }) => originalLength)).toEqual(whole.map(({ originalLength }) => originalLength));
  });

  it("makes right checksums of right ones", () => {
    const file = fixture("ftp-active-vsftpd.pcap");
    const there = {
      isnShift: 5_000_000,
      addresses: (ip: string) => ip.replace(/\d+$/, "251"),
      ports: (port: number) => port ^ 1,
    };
    const back = rewriteCapture(rewriteCapture(file, { isnShift: 5_000_000 }), { isnShift: -5_000_000 });
    expect(readRecords(back)).toEqual(readRecords(file));
    expect(readRecords(rewriteCapture(file, there))).not.toEqual(readRecords(file));
  });
});

describe("mergeCaptures", () => {
  it("puts the packets of all in order of time", () => {
    const [first, second] = [fixture("ftp-active-vsftpd.pcap"), fixture("ftp-passive-vsftpd.pcap")];
    const late = rewriteCapture(first, { timeShift: 0.000_001 });
    const merged = readRecords(mergeCaptures([late, first, second]));
    expect(merged).toHaveLength(2 * readRecords(first).length + readRecords(second).length);
    const times = merged.map(({ time }) => time.seconds * 1e9 + time.nanoseconds);
    expect(times).toEqual([...times].sort((a, b) => a - b));
  });
});
