import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CapturedPacket } from "../build/pcap-file.ts";
import { mutate, mutations, packets, pieces } from "../capture/arbitraries.ts";
import { FORMATS } from "../capture/formats.ts";
import { readRecords, readRuns } from "../capture/read-records.ts";

const SPARED_BYTES = 48;

/** Packets of few seconds, so that runs have something to hold. */
const near = packets({ maxLength: 40 }).map((all): CapturedPacket[] =>
  all.map((packet) => ({ ...packet, time: { ...packet.time, seconds: 1_700_000_000 + (packet.data.length % 3) } })),
);

describe.each(FORMATS)("runs of $name", (format) => {
  it("give what records one by one give, however the file arrives", () => {
    fc.assert(
      fc.property(near, pieces, (written, sizes) => {
        const file = format.write(written);
        expect(readRuns(file, sizes)).toMatchObject(readRecords(file, sizes));
      }),
      { numRuns: 60 },
    );
  });

  it("give the same of a file that was damaged", () => {
    fc.assert(
      fc.property(near, mutations, (written, changes) => {
        const file = mutate(format.write(written), changes, SPARED_BYTES);
        expect(readRuns(file)).toMatchObject(readRecords(file));
      }),
      { numRuns: 150 },
    );
  });

  it("end before the second that they are told to", () => {
    const file = format.write(
      [1_700_000_000, 1_700_000_000, 1_700_000_001, 1_700_000_002].map((seconds) => ({
        time: { seconds, nanoseconds: 0 },
        data: new Uint8Array(60).fill(0xa7),
      })),
    );
    const all = readRuns(file, [Number.POSITIVE_INFINITY], 1_700_000_001);
    expect(all).toMatchObject(readRecords(file));
    // Blocks of other kinds are never plain.
    expect(all.runs).toEqual(/simple|obsolete/.test(format.name) ? [] : [1]);
  });
});

describe("zeros", () => {
  it("are records without a byte, in runs too", () => {
    const [format] = FORMATS;
    const file = Buffer.concat([format?.write([]) ?? Buffer.alloc(0), Buffer.alloc(16 * 1000)]);
    const all = readRuns(file);
    expect(all).toMatchObject(readRecords(file));
    expect(all.records).toHaveLength(1000);
    expect(all.runs.length).toBeLessThan(10);
  });
});
