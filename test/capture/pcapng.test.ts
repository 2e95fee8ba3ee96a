import { describe, expect, it } from "vitest";
import { LIMITS } from "../../src/limits.ts";
import { concat, u8, u16, u32 } from "../build/bytes.ts";
import type { CapturedPacket } from "../build/pcap-file.ts";
import { BLOCK, PcapngWriter, pcapngFile } from "../build/pcapng-file.ts";
import { readRecords } from "./read-records.ts";

const PACKET: CapturedPacket = {
  time: { seconds: 1_700_000_000, nanoseconds: 123_456_000 },
  data: new Uint8Array(61).fill(0xaa),
};

/** A section with one interface, to which a test adds what it is about. */
function started(littleEndian = true): PcapngWriter {
  return new PcapngWriter().section({ littleEndian }).interface();
}

describe("sections", () => {
  it("may change the byte order, and number their interfaces anew", () => {
    const file = new PcapngWriter()
      .section({ littleEndian: true, sectionLength: 12_345n })
      .interface({ linkType: 1 })
      .packet(PACKET)
      .section({ littleEndian: false })
      .interface({ linkType: 113 })
      .packet(PACKET)
      .section({ littleEndian: true })
      .interface({ linkType: 101 })
      .packet(PACKET)
      .bytes();
    const result = readRecords(file);
    expect(result.records.map((record) => record.linkType)).toEqual([1, 113, 101]);
    expect(result).toMatchObject({ linkTypes: [1, 113, 101], damage: null });
  });

  it("of another version end the reading, and what precedes is kept", () => {
    const file = started()
      .packet(PACKET)
      .section({ version: { major: 2, minor: 0 } })
      .interface()
      .packet(PACKET);
    const result = readRecords(file.bytes());
    expect(result.records).toHaveLength(1);
    expect(result.damage).toMatchObject({ code: "section-version", message: expect.stringContaining("2.0") });
  });

  it.each([2, 5])("of version 1.%i are read", (minor) => {
    const file = new PcapngWriter()
      .section({ version: { major: 1, minor } })
      .interface()
      .packet(PACKET);
    expect(readRecords(file.bytes()).records).toHaveLength(1);
  });
});

describe("interfaces", () => {
  it("each have their own link type, resolution and offset", () => {
    const file = new PcapngWriter()
      .section()
      .interface({ linkType: 1, resolution: 6, snapLength: 100 })
      .interface({ linkType: 113, resolution: 9, snapLength: 0 })
      .interface({ linkType: 276, resolution: 0x80 | 20, snapLength: 2_000 })
      .interface({ linkType: 1, resolution: 3, offsetSeconds: -3_600, snapLength: 96 });
    for (const id of [0, 1, 2, 3]) file.packet(PACKET, id);
    const { records, linkTypes, snapLength } = readRecords(file.bytes());
    expect(records.map((record) => record.linkType)).toEqual([1, 113, 276, 1]);
    expect(records.map((record) => record.nanoseconds)).toEqual([123_456_000, 123_456_000, 123_455_047, 123_000_000]);
    expect(records.map((record) => record.seconds)).toEqual(new Array(4).fill(1_700_000_000));
    expect(linkTypes).toEqual([1, 113, 276]);
    expect(snapLength).toBe(2_000);
  });

  it("that were not declared cost the packet, not the rest", () => {
    const result = readRecords(started().packet(PACKET, 7).packet(PACKET).bytes());
    expect(result.records).toHaveLength(1);
    expect(result).toMatchObject({ damages: 1, damage: { code: "interface-unknown" } });
    expect(result.damage?.message).toContain("interface 7");
  });

  it("are limited in number", () => {
    const file = new PcapngWriter().section();
    for (let count = 0; count <= LIMITS.captureInterfaces; count += 1) file.interface();
    expect(readRecords(file.bytes())).toMatchObject({ damages: 1, damage: { code: "interface-limit" } });
  });

  it("keep what precedes an option that runs past their block", () => {
    const options = concat(u16(9, true), u16(1, true), u8(9, 0, 0, 0), u16(2, true), u16(4_000, true));
    const description = concat(u16(1, true), u16(0), u32(0), options);
    const file = new PcapngWriter().section().block(BLOCK.interface, description);
    const enhanced = concat(u32(0), u32(0), u32(1_500, true), u32(4, true), u32(4, true), u32(0));
    const result = readRecords(file.block(BLOCK.enhancedPacket, enhanced).bytes());
    expect(result.records[0]).toMatchObject({ seconds: 0, nanoseconds: 1_500 });
    expect(result.damage?.code).toBe("option-past-end");
  });
});

describe("packets", () => {
  it("may have options behind them, even such as run past the block", () => {
    const file = started().packet(PACKET, 0, [[1, "a comment"]]);
    const body = concat(u32(0), u32(0), u32(1, true), u32(4, true), u32(4, true), u32(0), u16(1, true), u16(999, true));
    const result = readRecords(file.block(BLOCK.enhancedPacket, body).bytes());
    expect(result.records.map((record) => record.data.length)).toEqual([61, 4]);
    expect(result.damage).toBeNull();
  });

  it("that claim more than their block holds are cut to it", () => {
    const body = concat(u32(0), u32(0), u32(1, true), u32(500, true), u32(600, true), new Uint8Array(20));
    const result = readRecords(started().block(BLOCK.enhancedPacket, body).packet(PACKET).bytes());
    expect(result.records.map((record) => [record.data.length, record.originalLength])).toEqual([
      [20, 600],
      [61, 61],
    ]);
    expect(result).toMatchObject({ damages: 1, damage: { code: "record-length" } });
  });

  it("in simple blocks end at the snap length, and repeat the time of the one before", () => {
    const file = new PcapngWriter().section().interface({ snapLength: 16 });
    file.packet({ ...PACKET, data: new Uint8Array(16) });
    file.simplePacket({ ...PACKET, data: new Uint8Array(16), originalLength: 900 });
    const [, simple] = readRecords(file.bytes()).records;
    expect(simple).toMatchObject({ hasTime: false, seconds: 1_700_000_000, originalLength: 900 });
    expect(simple?.data).toHaveLength(16);
  });

  it("in blocks too short for their fields are passed over", () => {
    const file = started().block(BLOCK.enhancedPacket, new Uint8Array(8)).block(BLOCK.simplePacket, new Uint8Array(0));
    const result = readRecords(file.packet(PACKET).bytes());
    expect(result.records).toHaveLength(1);
    expect(result.damages).toBe(2);
  });

  it("larger than any that is believed are passed over", () => {
    const data = new Uint8Array(LIMITS.recordBytes + 1);
    const result = readRecords(
      started()
        .packet({ ...PACKET, data })
        .packet(PACKET)
        .bytes(),
    );
    expect(result.records).toHaveLength(1);
    expect(result.damage?.code).toBe("record-length");
  });
});

describe("other blocks", () => {
  it("are passed over", () => {
    const file = started();
    for (const type of [BLOCK.nameResolution, BLOCK.statistics, BLOCK.decryptionSecrets, 0x777, 0x8000_0777]) {
      file.block(type, new Uint8Array(40).fill(1));
    }
    const result = readRecords(file.packet(PACKET).bytes());
    expect(result.records).toHaveLength(1);
    expect(result.damage).toBeNull();
  });

  it.each([BLOCK.custom, 0x4000_0bad, 9, 0x204])(
    "of type %i are counted like Wireshark does, without bytes",
    (type) => {
      const { records } = readRecords(started().block(type, new Uint8Array(20)).packet(PACKET).bytes());
      expect(records).toHaveLength(2);
      expect(records[0]).toMatchObject({ linkType: -1, hasTime: false, originalLength: 0 });
    },
  );
});

describe("block lengths that lie", () => {
  const before = started().packet(PACKET).bytes().length;

  it.each([0, 8, 16, 64, 108, 4_096, 10_000_000, 0x7fff_fffc, 0xffff_fffc])("%i costs one packet", (length) => {
    const file = started().packet(PACKET).packet(PACKET).packet(PACKET).packet(PACKET).bytes();
    new DataView(file.buffer).setUint32(before + 4, length, true);
    const result = readRecords(file);
    expect(result.records).toHaveLength(3);
    expect(result).toMatchObject({ damages: 1, damage: { offset: before } });
  });

  it("without the padding that is there are understood", () => {
    const body = concat(u32(0), u32(0), u32(1, true), u32(5, true), u32(5, true), u8(1, 2, 3, 4, 5));
    const file = started()
      .block(BLOCK.enhancedPacket, body, 12 + body.length)
      .packet(PACKET);
    const result = readRecords(file.bytes());
    expect(result.records.map((record) => record.data.length)).toEqual([5, 61]);
    expect(result.damage).toBeNull();
  });

  it("are searched over in one go up to a section of the other byte order", () => {
    const second = pcapngFile([PACKET], { littleEndian: false });
    const file = concat(started().packet(PACKET).bytes(), new Uint8Array(77).fill(0xcc), second);
    const result = readRecords(file);
    expect(result.records).toHaveLength(2);
    expect(result.damage?.message).toContain("77 bytes");
  });
});
