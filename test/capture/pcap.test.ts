import { describe, expect, it } from "vitest";
import { concat, u32 } from "../build/bytes.ts";
import { type CapturedPacket, type PcapOptions, pcapFile, pcapHeader, pcapRecord } from "../build/pcap-file.ts";
import { splice } from "./arbitraries.ts";
import { readRecords } from "./read-records.ts";

const PACKETS: CapturedPacket[] = [40, 50, 60, 70].map((length, index) => ({
  time: { seconds: 1_600_000_000 + index, nanoseconds: 250_000_000 },
  data: new Uint8Array(length).fill(0xb0 + index),
}));
const LENGTHS = [40, 50, 60, 70];

function lengthsIn(file: Uint8Array): number[] {
  return readRecords(file).records.map((record) => record.data.length);
}

/** A file header with any magic number, and records with `extra` bytes between header and data. */
function variant(magic: number, extra: Uint8Array, options: PcapOptions = {}): Uint8Array {
  const little = options.littleEndian ?? true;
  const header = concat(u32(magic, little), pcapHeader(options).subarray(4));
  const records = PACKETS.map((packet) => splice(pcapRecord(packet, options), 16, extra));
  return concat(header, ...records);
}

describe("the file header", () => {
  it("is believed for link type and snap length only", () => {
    const file = pcapFile(PACKETS, { version: { major: 7, minor: 999 }, snapLength: 96, linkType: 113 });
    expect(readRecords(file)).toMatchObject({ linkTypes: [113], snapLength: 96, damage: null });
    expect(lengthsIn(file)).toEqual(LENGTHS);
  });

  it("may tell the length of frame check sequences above the link type", () => {
    expect(readRecords(pcapFile(PACKETS, { linkType: 0x2400_0001 })).linkTypes).toEqual([1]);
  });

  it.each([12, 14])("means raw IP by %i, as some systems wrote it", (linkType) => {
    expect(readRecords(pcapFile(PACKETS, { linkType })).linkTypes).toEqual([101]);
  });

  it("has a snap length of 0 for none", () => {
    expect(readRecords(pcapFile(PACKETS, { snapLength: 0 }))).toMatchObject({ snapLength: 0, damages: 0 });
  });

  it("of AIX has interface types for link types and nanoseconds under the usual magic number", () => {
    const file = pcapFile(PACKETS, { version: { major: 2, minor: 2 }, linkType: 6 });
    const result = readRecords(file);
    expect(result.linkTypes).toEqual([1]);
    expect(result.records[0]?.nanoseconds).toBe(250_000);
  });
});

describe("record headers of other sizes", () => {
  it.each([
    ["usual", 0],
    ["Nokia's", 4],
    ["with the patch of 1999-04-17", 8],
  ])("%s, under the usual magic number", (_name, extra) => {
    expect(lengthsIn(variant(0xa1b2c3d4, new Uint8Array(extra).fill(0xc5)))).toEqual(LENGTHS);
  });

  it.each([8, 12])("with %i bytes more, under the modified magic number", (extra) => {
    expect(lengthsIn(variant(0xa1b2cd34, new Uint8Array(extra).fill(0xc5)))).toEqual(LENGTHS);
  });

  it("are found out from one packet where the file ends behind it", () => {
    const extra = new Uint8Array(8);
    const [packet] = PACKETS;
    const record = splice(pcapRecord(packet as CapturedPacket), 16, extra);
    expect(lengthsIn(concat(pcapHeader(), record))).toEqual([40]);
  });

  it("stay the usual ones where nothing fits", () => {
    const file = pcapFile(PACKETS);
    file.fill(0xff, 24 + 16 + 40, 24 + 16 + 40 + 16);
    expect(lengthsIn(file)).toEqual([40, 60, 70]);
  });

  it.each([0x1c0001ac, 0x1c0001ab])("of Ixia's format %i follow four bytes with their whole size", (magic) => {
    expect(lengthsIn(splice(variant(magic, new Uint8Array(0)), 24, u32(284, true)))).toEqual(LENGTHS);
  });
});

describe("fields that contradict each other", () => {
  it("hold the lengths in either order before version 2.4", () => {
    const options = { version: { major: 2, minor: 2 } };
    const file = concat(
      pcapHeader(options),
      ...PACKETS.map((packet) => {
        const record = pcapRecord({ ...packet, originalLength: 1_000 }, options);
        return concat(record.subarray(0, 8), record.subarray(12, 16), record.subarray(8, 12), record.subarray(16));
      }),
    );
    const { records } = readRecords(file);
    expect(records.map((record) => [record.data.length, record.originalLength])).toEqual(
      LENGTHS.map((length) => [length, 1_000]),
    );
  });

  it("tell more captured than sent, which is believed where the next record fits", () => {
    const { records, damage } = readRecords(pcapFile(PACKETS.map((packet) => ({ ...packet, originalLength: 20 }))));
    expect(records.map((record) => [record.data.length, record.originalLength])).toEqual(
      LENGTHS.map((length) => [length, length]),
    );
    expect(damage).toBeNull();
  });

  it("tell more captured than the snap length, which is believed where the next record fits", () => {
    expect(lengthsIn(pcapFile(PACKETS, { snapLength: 10 }))).toEqual(LENGTHS);
  });

  it("have a fraction of more than a second, which is carried", () => {
    const file = pcapFile(PACKETS);
    new DataView(file.buffer).setUint32(28, 3_500_000, true);
    expect(readRecords(file).records[0]).toMatchObject({ seconds: 1_600_000_003, nanoseconds: 500_000_000 });
  });
});

describe("a length that lies", () => {
  it.each([
    ["beyond sense", 0x7fff_0000],
    ["beyond the file", 200_000],
    ["within the file", 90],
  ])("%s costs one packet", (_name, length) => {
    const file = pcapFile(PACKETS);
    new DataView(file.buffer).setUint32(24 + 8, length, true);
    const result = readRecords(file);
    expect(result.records.map((record) => record.data.length)).toEqual([50, 60, 70]);
    expect(result).toMatchObject({ damages: 1, damage: { offset: 24, code: "record-length" } });
    expect(result.damage?.message).toContain("56 bytes");
  });

  it("at the end of the file is told with the bytes that were lost", () => {
    const file = pcapFile(PACKETS);
    new DataView(file.buffer).setUint32(file.length - 86 + 8, 0xffff_ffff, true);
    const result = readRecords(file);
    expect(result.records).toHaveLength(3);
    expect(result.damage).toMatchObject({ offset: file.length - 86, code: "record-length" });
    expect(result.damage?.message).toContain("86 bytes");
  });

  it("may be one of many", () => {
    const packets = Array.from({ length: 40 }, (_, index) => ({
      time: { seconds: 1_600_000_000 + index, nanoseconds: 0 },
      data: new Uint8Array(30).fill(0xee),
    }));
    const file = pcapFile(packets);
    for (const record of [5, 15, 25]) new DataView(file.buffer).setUint32(24 + record * 46 + 8, 0xffff_fff0, true);
    expect(readRecords(file)).toMatchObject({ damages: 3, damage: { offset: 24 + 5 * 46 } });
    expect(readRecords(file).records).toHaveLength(37);
  });
});

it("takes zeros behind the last record for damage, not for packets", () => {
  const file = concat(pcapFile(PACKETS), new Uint8Array(5_000));
  expect(lengthsIn(file)).toEqual(LENGTHS);
  expect(readRecords(file)).toMatchObject({ damages: 1, damage: { offset: file.length - 5_000 } });
});

it("counts empty packets, as long as they have a time", () => {
  const empty = { time: { seconds: 1_600_000_000, nanoseconds: 0 }, data: new Uint8Array(0) };
  expect(lengthsIn(pcapFile([empty, empty, empty]))).toEqual([0, 0, 0]);
});

it("reads on where files were joined", () => {
  const file = concat(pcapFile(PACKETS), pcapHeader(), pcapFile(PACKETS, { linkType: 113 }));
  const result = readRecords(file);
  expect(result.records.map((record) => record.linkType)).toEqual([1, 1, 1, 1, 113, 113, 113, 113]);
  expect(result).toMatchObject({ linkTypes: [1, 113], damages: 2, damage: { code: "joined-files" } });
});
