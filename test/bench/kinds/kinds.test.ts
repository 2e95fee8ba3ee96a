import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { analyzeCaptures } from "../../../src/analysis/pipeline.ts";
import type { Report } from "../../../src/report/report.ts";
import { concat, u8, u16 } from "../../build/bytes.ts";
import { internetChecksum } from "../../build/datagrams.ts";
import { readRecords } from "../../capture/read-records.ts";
import { scratchFolder } from "../../capture/scratch.ts";
import { CaptureWriter } from "../capture-writer.ts";
import { KINDS, type Kind, type KindName } from "./kinds.ts";

const SCALES: Record<KindName, number> = {
  mix: 0.004,
  small: 0.001,
  flows: 0.001,
  ctl: 0.002,
  "mix-pcapng": 0.004,
  hour: 0.0005,
};
const NAMES = Object.keys(SCALES) as KindName[];
const ETHERNET = 14;
const scratch = scratchFolder();

function write(name: KindName, file: string): string {
  const path = join(scratch.path, file);
  const kind: Kind = KINDS[name];
  const writer = new CaptureWriter(path, kind.options);
  kind.write(writer, SCALES[name]);
  writer.close();
  return path;
}

async function reportOf(name: KindName): Promise<Report> {
  return analyzeCaptures([write(name, `${name}-report`)], { showPasswords: false });
}

describe.each(NAMES)("a capture of kind %s", (name) => {
  it("has the same bytes each time", () => {
    expect(readFileSync(write(name, "first")).equals(readFileSync(write(name, "second")))).toBe(true);
  });

  it("is sound, its times in order and all checksums right", () => {
    const { records, damage } = readRecords(readFileSync(write(name, "sound")), undefined, 1 << 20);
    expect(damage).toBeNull();
    expect(records.length).toBeGreaterThan(1000);
    const times = records.map(({ seconds, nanoseconds }) => seconds * 1e6 + nanoseconds / 1000);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const wrong = records.filter(({ data }) => checksumsOf(data).some((left) => left !== 0));
    expect(wrong).toEqual([]);
  });
});

/** What is left of the sums over the IP header and over TCP or UDP: 0 where they are right. */
function checksumsOf(frame: Uint8Array): [ip: number, transport: number] {
  const ip = frame.subarray(ETHERNET);
  const segment = ip.subarray(20);
  const pseudo = concat(ip.subarray(12, 20), u8(0, ip[9] ?? 0), u16(segment.length));
  return [internetChecksum(ip.subarray(0, 20)), internetChecksum(concat(pseudo, segment))];
}

describe("what the captures hold", () => {
  it("mix: a transfer of 2 MB in each session, the same as pcapng", async () => {
    for (const name of ["mix", "mix-pcapng"] as const) {
      const { ftp } = await reportOf(name);
      const bytes = ftp.sessions.flatMap(({ transfers }) => transfers.map((transfer) => transfer.bytes));
      expect(bytes).toEqual([1500 * 1448, 1500 * 1448]);
    }
  });

  it("small: FTP and DHCP in one packet of a hundred", async () => {
    const { ftp, dhcp, captures, traffic } = await reportOf("small");
    expect(ftp.sessions.length).toBeGreaterThan(2);
    expect(dhcp.transactions.length).toBeGreaterThan(0);
    const ours = traffic.filter(({ protocol }) => /FTP|DHCP/.test(protocol));
    const share = ours.reduce((sum, { packets }) => sum + packets, 0) / (captures[0]?.packets ?? 0);
    expect(share).toBeCloseTo(0.01, 3);
  });

  it("flows: a thousand connections, of which two of a hundred are FTP", async () => {
    const { ftp } = await reportOf("flows");
    expect(ftp.sessions.length).toBe(10);
    expect(ftp.sessions.flatMap(({ transfers }) => transfers.map(({ outcome }) => outcome))).toHaveLength(10);
    const records = readRecords(readFileSync(write("flows", "count")), undefined, 1 << 20).records;
    expect(records.filter(({ data }) => data[23] === 6 && data[47] === 2)).toHaveLength(1000);
  });

  it("ctl: a hundred commands and 25 data connections in each session", async () => {
    const { ftp } = await reportOf("ctl");
    expect(ftp.sessions.length).toBe(4);
    for (const { exchanges, transfers } of ftp.sessions) {
      expect(exchanges.filter(({ verb }) => verb !== null)).toHaveLength(100);
      expect(exchanges.filter(({ replies }) => replies.length === 0)).toEqual([]);
      expect(transfers).toHaveLength(25);
    }
  });

  it("hour: sessions that are sound, refused, broken off and left open, half-open connections, leases", async () => {
    const { ftp, dhcp } = await reportOf("hour");
    expect(ftp.sessions.length).toBe(50);
    expect(new Set(ftp.sessions.map(({ closed }) => closed))).toEqual(new Set(["fin", "rst", "open"]));
    expect(ftp.sessions.some(({ login }) => login === "refused")).toBe(true);
    expect(dhcp.transactions.length).toBe(10);
  });
});
