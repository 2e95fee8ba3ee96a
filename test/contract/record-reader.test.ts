import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CapturedPacket } from "../build/pcap-file.ts";
import { mutate, mutations, packets, pieces, splice } from "../capture/arbitraries.ts";
import { type FileFormat, FORMATS } from "../capture/formats.ts";
import { type ReadRecord, readRecords } from "../capture/read-records.ts";

/** The file header, or the section header and the interface description, stays whole. */
const SPARED_BYTES = 48;

describe.each(FORMATS)("$name", (format) => {
  it("gives back what was written", () => {
    fc.assert(
      fc.property(packets(), (written) => {
        const result = readRecords(format.write(written));
        expect(result.records).toEqual(expected(format, written));
        expect(result).toMatchObject({ damage: null, damages: 0, linkTypes: [1] });
      }),
      { numRuns: 50 },
    );
  });

  it("gives the same however the file arrives", () => {
    fc.assert(
      fc.property(packets(), pieces, (written, sizes) => {
        const file = format.write(written);
        expect(readRecords(file, sizes)).toEqual(readRecords(file));
      }),
      { numRuns: 50 },
    );
  });

  it("gives the same byte by byte", () => {
    const file = format.write(fixedPackets(6));
    expect(readRecords(file, [1])).toEqual(readRecords(file));
  });

  it("tells the lengths of a packet that was cut when it was captured", () => {
    const [packet] = fixedPackets(1);
    const [record] = readRecords(format.write([{ ...(packet as CapturedPacket), originalLength: 1_500 }])).records;
    expect(record).toMatchObject({ originalLength: 1_500 });
    expect(record?.data).toHaveLength(60);
  });

  it("keeps the packets in front of a cut, and says where the file ends", () => {
    const written = fixedPackets(5);
    const whole = format.write(written);
    const file = whole.slice(0, whole.length - 30);
    const result = readRecords(file);
    expect(result.records).toEqual(expected(format, written.slice(0, 4)));
    expect(result).toMatchObject({ damages: 1, damage: { code: "record-cut" } });
    expect(result.damage?.offset).toBeGreaterThan(0);
    expect(result.damage?.offset).toBeLessThan(file.length);
  });

  it("finds its place again behind bytes that do not belong there", () => {
    const written = fixedPackets(9);
    const sound = expected(format, written);
    const at = format.write(written.slice(0, 4)).length;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 0x80, max: 0xff }), (length, byte) => {
        const junk = new Uint8Array(length).fill(byte);
        const result = readRecords(splice(format.write(written), at, junk));
        expect(result.records).toEqual(sound);
        expect(result).toMatchObject({ damages: 1, damage: { offset: at } });
        expect(result.damage?.message).toContain(`${length} byte`);
      }),
      { numRuns: 50 },
    );
  });

  it("loses one packet, and none behind it, to a record header that was overwritten", () => {
    const written = fixedPackets(9);
    const file = format.write(written);
    const at = format.write(written.slice(0, 4)).length;
    file.fill(0xff, at, at + 16);
    const result = readRecords(file);
    expect(result.records).toEqual(expected(format, written.toSpliced(4, 1)));
    expect(result).toMatchObject({ damages: 1, damage: { offset: at } });
  });

  it("never throws, never reads outside, and does not depend on arrival, whatever was done to the file", () => {
    fc.assert(
      fc.property(packets({ minLength: 2 }), mutations, pieces, (written, changes, sizes) => {
        const file = mutate(format.write(written), changes, SPARED_BYTES);
        expect(readRecords(file, sizes)).toEqual(readRecords(file));
      }),
      { numRuns: 150 },
    );
  });

  it("comes to an end on noise", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), pieces, (noise, sizes) => {
        const file = Buffer.concat([format.write([]), noise]);
        expect(readRecords(file, sizes)).toEqual(readRecords(file));
      }),
      { numRuns: 100 },
    );
  });
});

/** Packets of 60 bytes, one a second, none of whose bytes look like a header. */
function fixedPackets(count: number): CapturedPacket[] {
  return Array.from({ length: count }, (_, index) => ({
    time: { seconds: 1_700_000_000 + index, nanoseconds: 123_000_000 },
    data: Uint8Array.from({ length: 60 }, (_value, byte) => 0xa0 + ((byte * 7 + index) % 0x50)),
  }));
}

/** What a reader should make of the packets, given how finely the format tells time. */
function expected(format: FileFormat, written: readonly CapturedPacket[]): ReadRecord[] {
  const { tick } = format;
  return written.map(({ time, data, originalLength }) => ({
    seconds: tick === 0 ? 0 : time.seconds,
    nanoseconds: tick === 0 ? 0 : time.nanoseconds - (time.nanoseconds % tick),
    hasTime: tick !== 0,
    linkType: 1,
    originalLength: originalLength ?? data.length,
    data,
  }));
}
