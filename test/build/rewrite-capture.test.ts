import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../src/analysis/pipeline.ts";
import type { Report } from "../../src/report/report.ts";
import { ipBytes } from "./addresses.ts";
import { concat, u16 } from "./bytes.ts";
import { formatOf, readRecords } from "./capture-records.ts";
import { internetChecksum } from "./datagrams.ts";
import { ethernet } from "./links.ts";
import { pcapFile } from "./pcap-file.ts";
import { type CaptureChanges, mergeCaptures, rewriteCapture } from "./rewrite-capture.ts";
import { onesSum } from "./rewrite-checksum.ts";
import { tcpDatagram } from "./segments.ts";

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
    const file = fixture("generated-ftp-nat-active.pcap");
    const changes: CaptureChanges = {
      isnShift: 5_000_000,
      addresses: (ip) => ip.replace(/^\d+\.\d+/, "1.2"),
      ports: (port) => (port > 1024 ? port - 999 : port),
      tcpTimestampShift: 7,
    };
    const sums = readRecords(rewriteCapture(file, changes));
    expect(sums.map(({ data }) => checksumsOf(data))).toEqual(sums.map(() => [0, 0]));
  });

  it("keeps the sums over pseudo-headers that off-loading leaves", () => {
    const from = { ip: "10.0.0.1", port: 40_000 };
    const to = { ip: "10.0.0.2", port: 21 };
    const unfinished = (port: number): number =>
      onesSum(concat(ipBytes("10.0.0.1"), ipBytes("10.0.0.2"), u16(6), u16(port)));
    const data = ethernet({}, tcpDatagram({ from, to, checksum: unfinished(24) }, "QUIT"));
    const file = pcapFile([{ time: { seconds: 1, nanoseconds: 0 }, data }]);
    const [record] = readRecords(rewriteCapture(file, { isnShift: 3, ports: (port) => port + 1 }));
    expect(record?.data.slice(50, 52)).toEqual(u16(unfinished(24)));
  });
});

/** What is over when the IPv4 and the TCP checksum of an Ethernet frame are summed up: 0 where they are right. */
function checksumsOf(frame: Uint8Array): [number, number] {
  const datagram = frame.slice(14, 14 + (frame[16] ?? 0) * 256 + (frame[17] ?? 0));
  const pseudo = concat(datagram.slice(12, 20), u16(datagram[9] ?? 0), u16(datagram.length - 20));
  return [internetChecksum(datagram.slice(0, 20)), internetChecksum(concat(pseudo, datagram.slice(20)))];
}

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
