import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../../src/cli/version.ts";
import { TCP_SYN } from "../../../src/decode/packet-view.ts";
import { integrityEn } from "../../../src/render/locale/grading/integrity.en.ts";
import { integrityKo } from "../../../src/render/locale/grading/integrity.ko.ts";
import type { IntegrityCases, IntegrityCode, SharedPackets } from "../../../src/report/grading/integrity-data.ts";
import { readRecords, writeRecords } from "../../build/capture-records.ts";
import { mergeCaptures, rewriteCapture } from "../../build/rewrite-capture.ts";
import { brief, fixture, read } from "./classroom.ts";

const HONEST = fixture("ftp-active-vsftpd.pcap");

async function signsOf(bytes: Uint8Array): Promise<string[]> {
  return brief((await read(bytes)).signals);
}

/** Bytes of frames changed in place; the rest of the capture stays. */
function damaged(change: (frame: Uint8Array, index: number) => void, file = HONEST): Uint8Array {
  const records = readRecords(file);
  for (const [index, { data }] of records.entries()) change(data, index);
  return writeRecords(records, { format: "pcap" });
}

/** TTL of an Ethernet frame with IPv4. */
const TTL = 22;

describe("signs of editing and synthesis", () => {
  it("are not seen in an honest capture", async () => {
    expect(await signsOf(HONEST)).toEqual([]);
  });

  it.each<[IntegrityCode, () => Uint8Array]>([
    ["time-backwards", () => mixedUp()],
    ["times-equal", () => rewriteCapture(HONEST, { timeScale: 0 })],
    ["times-in-future", () => rewriteCapture(HONEST, { timeShift: 10 * 365 * 86_400 })],
    ["constant-spacing", () => rewriteCapture(HONEST, { gaps: () => 0.01 })],
    ["constant-spacing", () => rewriteCapture(HONEST, { gaps: () => 0.000_001 })],
    ["checksums-wrong", () => rewriteCapture(HONEST, { addresses: (ip) => `9${ip.slice(1)}`, keepChecksums: true })],
    ["syns-without-options", () => damaged(withoutOptions)],
    ["hop-counts-jump", () => damaged((frame, index) => setTtl(frame, index === 40 ? 255 : (frame[TTL] ?? 0)))],
    ["macs-zero", () => rewriteCapture(HONEST, { macs: () => "00:00:00:00:00:00" })],
    ["packets-taken-out", () => rewriteCapture(HONEST, { keep: (frame) => frame !== 15 })],
    ["written-by-editor", () => rewriteCapture(HONEST, { format: "pcapng", program: "Editcap (Wireshark) 4.0.17" })],
    ["written-by-editor", () => rewriteCapture(HONEST, { format: "pcapng", program: `ftpscope ${VERSION}` })],
  ])("%s", async (code, make) => {
    expect(await signsOf(make())).toEqual([`note ${code}`]);
  });

  /** The last third in front of the rest, with its times. */
  function mixedUp(): Uint8Array {
    const records = readRecords(rewriteCapture(HONEST, { gaps: (seconds) => seconds + 0.1 }));
    const control = records.slice(0, 40);
    const rest = records.slice(40);
    return writeRecords([...control, ...rest.slice(30), ...rest.slice(0, 30)], { format: "pcap" });
  }

  /** Forty packets a microsecond apart, as of a large file on a fast link. */
  function burst(): Uint8Array {
    let packet = 0;
    const gaps = (seconds: number): number => (packet++ > 50 && packet < 92 ? 0.000_001 : seconds + 0.001);
    return rewriteCapture(HONEST, { gaps });
  }

  it.each([
    ["a loopback interface writes MACs of zeros", () => loopback()],
    ["a burst of data comes as fast as the clock can tell", () => burst()],
    ["one sender leaves checksums to its card", () => damaged(withoutChecksum)],
    [
      "a packet is some milliseconds early",
      () => rewriteCapture(HONEST, { gaps: (seconds) => (seconds > 0.0002 ? -0.01 : seconds) }),
    ],
    ["Wireshark saved it", () => rewriteCapture(HONEST, { format: "pcapng", program: "TShark (Wireshark) 4.0.17" })],
    ["packets were cut by a snap length", () => rewriteCapture(HONEST, { snapLength: 96 })],
    ["only an end is there", () => rewriteCapture(HONEST, { keep: (frame) => frame > 30 })],
  ])("are not seen where %s", async (_, make) => {
    expect(await signsOf(make())).toEqual([]);
  });

  function loopback(): Uint8Array {
    return rewriteCapture(HONEST, { addresses: (ip) => `127.0.0.${ip.at(-1)}`, macs: () => "00:00:00:00:00:00" });
  }

  function withoutChecksum(frame: Uint8Array): void {
    // The checksum of one end's segments is whatever stood there.
    if (frame[12] === 8 && frame[13] === 0 && frame[23] === 6 && frame[29] === sender) frame.set([0xab, 0xcd], 50);
  }

  const sender = readRecords(HONEST).find(({ data }) => data[12] === 8 && data[13] === 0)?.data[29];

  function setTtl(frame: Uint8Array, ttl: number): void {
    if (frame[12] !== 8 || frame[13] !== 0 || frame[TTL] === ttl) return;
    // The header's sum stays right: what the upper byte of the word gains, the checksum loses.
    const view = new DataView(frame.buffer);
    const sum = view.getUint16(24) - (ttl - (frame[TTL] ?? 0)) * 256;
    frame[TTL] = ttl;
    view.setUint16(24, sum < 0 ? sum + 0xffff : sum);
  }

  /** SYNs with a header of 20 bytes; their options become padding of the frame. */
  function withoutOptions(frame: Uint8Array): void {
    if (frame[12] !== 8 || frame[13] !== 0 || frame[23] !== 6 || ((frame[47] ?? 0) & TCP_SYN) === 0) return;
    frame[46] = 0x50;
    frame.set([0, 40], 16);
    frame.set([0, 0], 24);
    frame.set([0, 0], 50);
  }
});

describe("times outside of the window", () => {
  it.each([
    ["before", { from: "2090-01-01T00:00:00+09:00", until: null }],
    ["after", { from: null, until: "2001-01-01T00:00:00+09:00" }],
  ])("are for review: %s it", async (_, window) => {
    const { signals } = await read(HONEST, "a/active.pcap", 1, window);
    expect(signals).toMatchObject([
      { code: "outside-window", level: "review", file: 1, data: { path: "a/active.pcap", ...window } },
    ]);
  });

  it.each([
    ["inside", { from: "2001-01-01T00:00:00+09:00", until: "2090-01-01T00:00:00+09:00" }],
    ["no window", { from: null, until: null }],
  ])("are not seen: %s", async (_, window) => {
    expect((await read(HONEST, "active.pcap", 0, window)).signals).toEqual([]);
  });

  it("count for FTP alone, where other traffic was recorded before it", async () => {
    const [first] = readRecords(HONEST);
    const start = new Date((first?.time.seconds ?? 0) * 1000 - 60_000).toISOString();
    const early = rewriteCapture(HONEST, { keep: (frame) => frame === 1, timeShift: -3_600 });
    const whole = mergeCaptures([early, HONEST], { format: "pcap" });
    expect((await read(whole, "active.pcap", 0, { from: start, until: null })).signals).toEqual([]);
  });
});

describe("recorded fixtures", () => {
  /** Made so on purpose: packets with a reply taken out. */
  const EXPECTED: Record<string, string[]> = { "ftp-capture-loss-227.pcap": ["note packets-taken-out"] };
  const names = readdirSync("fixtures").filter(
    (name) => /\.(pcap|pcapng)(\.gz|\.zst)?$/.test(name) && !name.startsWith("generated-"),
  );

  it("raise no false alarm", async () => {
    const raised: Record<string, string[]> = {};
    for (const name of names) {
      const signs = await signsOf(fixture(name));
      if (signs.length > 0) raised[name] = signs;
    }
    expect(raised).toEqual(EXPECTED);
    expect(names.length).toBeGreaterThan(100);
  }, 60_000);
});

describe("words", () => {
  it("name what a sign found, in both languages", async () => {
    const { signals } = await read(rewriteCapture(HONEST, { gaps: () => 0.01 }), "수동.pcap");
    const data = signals[0]?.data as unknown as IntegrityCases["constant-spacing"];
    expect(integrityEn["constant-spacing"](data)).toBe(
      "수동.pcap: 106 packets follow each other at exactly 0.01 s, as in captures that a program made",
    );
    expect(integrityKo["constant-spacing"](data)).toMatch(/^수동\.pcap: 패킷 106개가 정확히 0.01초 간격으로/);
  });

  const shared: SharedPackets = {
    path: "active.pcap",
    student: "20261001",
    theirPath: "20261001/active.pcap",
    ...{ isns: 4, ids: 618, nonces: 0, timestamps: 12, spacings: 30, share: 1, theirShare: 1, changes: [] },
    ...{ others: [], otherCount: 0 },
  };

  it("say what is shared", () => {
    expect(integrityEn["shared-capture"](shared)).toBe(
      "active.pcap matches 20261001: 4 TCP ISNs and 618 IP IDs equal; a person must decide",
    );
    expect(integrityKo["shared-capture"](shared)).toBe(
      "active.pcap이 20261001의 캡처와 같음: ISN 4개와 IP ID 618개가 일치. 사람이 확인할 것",
    );
  });

  it("say how it differs, how much of it there is, and who else has it", () => {
    const data: SharedPackets = {
      ...shared,
      ...{ theirPath: "제출/수동.pcapng", changes: ["converted", "cut"], share: 1, theirShare: 0.254 },
      ...{ others: ["20261002", "20261003"], otherCount: 5 },
    };
    expect(integrityEn["shared-capture"](data)).toBe(
      "active.pcap matches 20261001 (제출/수동.pcapng): 4 TCP ISNs and 618 IP IDs equal (file formats differ; one of them lacks packets; 100 % of this capture, 25 % of the other); so do 20261002, 20261003 and 3 more; a person must decide",
    );
    expect(integrityKo["shared-capture"](data)).toBe(
      "active.pcap이 20261001의 제출/수동.pcapng와 같음: ISN 4개와 IP ID 618개가 일치(파일 형식이 다름, 한쪽에 일부 패킷이 없음, 이 캡처의 100%, 상대 캡처의 25%). 20261002, 20261003 외 3명도 같음. 사람이 확인할 것",
    );
  });

  it("name a few of many others", () => {
    const others = ["20261002", "20261003", "20261004", "20261005"];
    const data: SharedPackets = { ...shared, others, otherCount: 40 };
    expect(integrityEn["shared-capture"](data)).toContain("; so do 20261002, 20261003, 20261004 and 37 more; ");
    expect(integrityKo["shared-capture"](data)).toContain(" 20261002, 20261003, 20261004 외 37명도 같음.");
  });

  it("name together what differs, and once the part that is the same of both", () => {
    const changes: SharedPackets["changes"] = ["retimed", "readdressed", "resequenced"];
    const data: SharedPackets = { ...shared, isns: 0, ids: 56, timestamps: 0, spacings: 0, changes, share: 0.89 };
    expect(integrityEn["shared-capture"]({ ...data, theirShare: 0.89 })).toContain(
      "56 IP IDs equal (times, addresses and sequence numbers differ; 89 % of both captures)",
    );
    expect(integrityKo["shared-capture"]({ ...data, theirShare: 0.89 })).toContain(
      "IP ID 56개가 일치(시각, 주소, 순서 번호가 다름, 두 캡처 모두 89%)",
    );
  });

  it("tell times in the zone of the window that they are outside of", () => {
    const data = {
      ...{ path: "active.pcap", from: "2026-11-20T09:00:00+09:00", until: null },
      ...{ first: "2026-11-19T01:31:04.000000000Z", last: "2026-11-19T01:31:18.000000000Z" },
    };
    expect(integrityEn["outside-window"](data)).toBe(
      "active.pcap was captured outside the allowed time (2026-11-19 10:31:04 +09:00 to 2026-11-19 10:31:18 +09:00; allowed from 2026-11-20 09:00:00 +09:00); a person must decide",
    );
    expect(integrityKo["outside-window"](data)).toBe(
      "active.pcap은 정해진 시간 밖에 캡처됨(캡처 2026-11-19 10:31:04 +09:00~2026-11-19 10:31:18 +09:00, 허용 2026-11-20 09:00:00 +09:00~). 사람이 확인할 것",
    );
  });

  it("say it of files without a number of chance too", () => {
    const data: SharedPackets = { ...shared, isns: 0, ids: 0, timestamps: 0, spacings: 0, changes: ["identical"] };
    expect(integrityEn["shared-capture"](data)).toBe(
      "active.pcap matches 20261001: every byte is equal (the same file); a person must decide",
    );
    expect(integrityKo["shared-capture"](data)).toContain("모든 바이트가 일치(완전히 같은 파일).");
  });
});
