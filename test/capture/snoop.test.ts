import { describe, expect, it } from "vitest";
import { concat, u32 } from "../build/bytes.ts";
import type { CapturedPacket } from "../build/pcap-file.ts";
import { snoopFile } from "../build/snoop-file.ts";
import { readRecords } from "./read-records.ts";

const PACKETS: CapturedPacket[] = [41, 50, 60].map((length, index) => ({
  time: { seconds: 1_600_000_000 + index, nanoseconds: 1_000 },
  data: new Uint8Array(length).fill(0xb0 + index),
}));

it.each([
  [0, 1],
  [4, 1],
  [2, 6],
  [8, 10],
  [26, 242],
])("takes datalink %i for link type %i", (datalink, linkType) => {
  const { records, linkTypes } = readRecords(snoopFile(PACKETS, datalink));
  expect(linkTypes).toEqual([linkType]);
  expect(records.map((record) => [record.linkType, record.data.length])).toEqual([
    [linkType, 41],
    [linkType, 50],
    [linkType, 60],
  ]);
});

it("reads the packets of a datalink that nobody knows, without a link type", () => {
  const { records, linkTypes } = readRecords(snoopFile(PACKETS, 999));
  expect(linkTypes).toEqual([]);
  expect(records.map((record) => record.linkType)).toEqual([-1, -1, -1]);
});

describe("a record length that lies", () => {
  it.each([0, 23, 60, 2_000, 0xffff_ffff])("%i costs one packet", (length) => {
    const file = snoopFile(PACKETS);
    file.set(u32(length), 16 + 8);
    const result = readRecords(file);
    expect(result.records.map((record) => record.data.length)).toEqual([50, 60]);
    expect(result).toMatchObject({ damages: 1, damage: { offset: 16, code: "record-length" } });
  });

  it("at the end of the file is told", () => {
    const file = concat(snoopFile(PACKETS), u32(10), u32(10), u32(5), new Uint8Array(30));
    expect(readRecords(file).records).toHaveLength(3);
    expect(readRecords(file).damage).toMatchObject({ code: "record-length", offset: file.length - 42 });
  });
});

it("carries a fraction of more than a second", () => {
  const file = snoopFile(PACKETS);
  file.set(u32(2_500_000), 16 + 20);
  expect(readRecords(file).records[0]).toMatchObject({ seconds: 1_600_000_002, nanoseconds: 500_000_000 });
});
