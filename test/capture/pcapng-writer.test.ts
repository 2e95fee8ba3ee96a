import { describe, expect, it } from "vitest";
import { ByteWindow } from "../../src/capture/byte-window.ts";
import { OutputBytes } from "../../src/capture/output-bytes.ts";
import { PcapReader } from "../../src/capture/pcap.ts";
import { PcapWriter } from "../../src/capture/pcap-writer.ts";
import { PcapngReader } from "../../src/capture/pcapng.ts";
import { PcapngWriter } from "../../src/capture/pcapng-writer.ts";
import { RECORD, type RecordReader } from "../../src/capture/record-reader.ts";
import { concat, u8, u32, u64 } from "../build/bytes.ts";
import type { CapturedPacket } from "../build/pcap-file.ts";
import { pcapFile } from "../build/pcap-file.ts";
import { type BlockOption, PcapngWriter as Builder } from "../build/pcapng-file.ts";

const PACKET: CapturedPacket = {
  time: { seconds: 1_700_000_000, nanoseconds: 123_456_000 },
  data: new Uint8Array(61).fill(0xaa),
  originalLength: 1_514,
};

const WRITER: BlockOption = [4, "ftpscope test"];
const NANOSECONDS = 9;

function readerOf(bytes: Uint8Array): RecordReader {
  const window = new ByteWindow(bytes);
  window.end = bytes.length;
  window.ended = true;
  return bytes[0] === 0x0a ? new PcapngReader(window) : new PcapReader(window);
}

/** The first record of a capture, written again with "frame 1". */
function writtenAgain(bytes: Uint8Array): Uint8Array {
  const chunks: Uint8Array[] = [];
  const out = new OutputBytes((chunk) => chunks.push(chunk));
  const reader = readerOf(bytes);
  expect(reader.next()).toBe(RECORD);
  if (reader.from === null) throw new Error("a packet has an interface");
  const writer = new PcapngWriter(out, "ftpscope test");
  writer.begin([reader.from]);
  writer.record(reader, 0, "frame 1");
  out.flush();
  return concat(...chunks);
}

describe("a record of pcapng", () => {
  const described: BlockOption[] = [
    [2, "eth0"],
    [3, "the wire"],
    [6, u8(2, 0, 0, 0, 0, 1)],
    [15, "a card"],
  ];

  it("keeps its interface, its time, its lengths, and its options with one more comment", () => {
    const kept: BlockOption[] = [
      [1, "looked at"],
      [2, u32(0x0000_0005)],
    ];
    const file = (section: BlockOption[], packet: BlockOption[]) =>
      new Builder()
        .section({ options: section })
        .interface({ linkType: 113, snapLength: 4_096, options: described, resolution: NANOSECONDS })
        .packet(PACKET, 0, packet)
        .bytes();
    const again = writtenAgain(file([], kept));
    expect(again).toEqual(file([WRITER], [...kept, [1, "frame 1"]]));
  });

  it.each([
    ["picoseconds", 12, 0],
    ["fractions of two", 0x80 | 34, 0],
    ["an offset", 6, 1_600_000_000],
  ])("keeps a clock of %s to the last bit", (_name, resolution, offsetSeconds) => {
    const offset = offsetSeconds === 0 ? {} : { offsetSeconds };
    const file = (options: BlockOption[], section: BlockOption[]) =>
      new Builder()
        .section({ options: section })
        .interface({ resolution, ...offset })
        .packet(PACKET, 0, options)
        .bytes();
    expect(writtenAgain(file([], []))).toEqual(file([[1, "frame 1"]], [WRITER]));
  });

  it("of a big-endian section has the numbers that are known turned round, and nothing that is not", () => {
    const big = (options: BlockOption[]) =>
      new Builder()
        .section({ littleEndian: false })
        .interface({ resolution: 6, options: [[8, u64(1_000_000_000n, false)]] })
        .packet(PACKET, 0, options)
        .bytes();
    const little = new Builder()
      .section({ options: [WRITER] })
      .interface({ resolution: 6, options: [[8, u64(1_000_000_000n, true)]] })
      .packet(PACKET, 0, [
        [2, u32(5, true)],
        [4, u64(7n, true)],
        [7, concat(u8(1), u64(9n, true))],
        [1, "frame 1"],
      ])
      .bytes();
    const options: BlockOption[] = [
      [2, u32(5, false)],
      [4, u64(7n, false)],
      [7, concat(u8(1), u64(9n, false))],
      [2_989, u32(32_473, false)],
    ];
    expect(writtenAgain(big(options))).toEqual(little);
  });

  it("of the obsolete kind becomes an enhanced one", () => {
    const old = new Builder().section().interface({ resolution: 6 }).obsoletePacket(PACKET).bytes();
    const file = new Builder().section({ options: [WRITER] }).interface({ resolution: 6 });
    expect(writtenAgain(old)).toEqual(file.packet(PACKET, 0, [[1, "frame 1"]]).bytes());
  });

  it("whose options run past its end keeps those before", () => {
    const before = new Builder().section().options([[1, "so far"]]);
    const options = concat(before.subarray(0, -4), u8(1, 0, 255, 255));
    const fields = [0, 0, 1, 4, 4].map((field) => u32(field, true));
    const body = concat(...fields, u8(1, 2, 3, 4), options);
    const again = readerOf(writtenAgain(new Builder().section().interface({ resolution: 6 }).block(6, body).bytes()));
    expect(again.next()).toBe(RECORD);
    expect(again.capturedLength).toBe(4);
    expect(new TextDecoder().decode(again.window.bytes)).toContain("so far");
  });

  it("without a time has that of the one before it", () => {
    const file = new Builder().section().interface({ resolution: 6 }).packet(PACKET).simplePacket(PACKET).bytes();
    const chunks: Uint8Array[] = [];
    const out = new OutputBytes((chunk) => chunks.push(chunk));
    const reader = readerOf(file);
    const writer = new PcapngWriter(out, "ftpscope test");
    reader.next();
    reader.next();
    if (reader.from === null) throw new Error("a packet has an interface");
    writer.begin([reader.from]);
    writer.record(reader, 0, "frame 2");
    out.flush();
    const again = readerOf(concat(...chunks));
    expect(again.next()).toBe(RECORD);
    expect(again).toMatchObject(PACKET.time);
  });
});

describe("a record of pcap", () => {
  it.each([
    ["microseconds", false, 6],
    ["nanoseconds", true, NANOSECONDS],
  ])("has an interface of its resolution: %s", (_name, nanoseconds, resolution) => {
    const file = pcapFile([PACKET], { nanoseconds, linkType: 113, snapLength: 4_096 });
    const expected = new Builder()
      .section({ options: [WRITER] })
      .interface({ linkType: 113, snapLength: 4_096, resolution })
      .packet(PACKET, 0, [[1, "frame 1"]])
      .bytes();
    expect(writtenAgain(file)).toEqual(expected);
  });

  it("is the same bytes where pcap is written again", () => {
    const file = pcapFile([PACKET, PACKET], { nanoseconds: true, linkType: 113, snapLength: 4_096 });
    const chunks: Uint8Array[] = [];
    const out = new OutputBytes((chunk) => chunks.push(chunk));
    const reader = readerOf(file);
    const writer = new PcapWriter(out);
    if (reader.from !== null) writer.begin([reader.from]);
    while (reader.next() === RECORD) writer.record(reader);
    out.flush();
    expect(concat(...chunks)).toEqual(file);
  });
});
