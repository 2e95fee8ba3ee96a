import { existsSync, readdirSync, readFileSync } from "node:fs";
import { Readable } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pcapFile } from "../build/pcap-file.ts";
import { packets } from "./arbitraries.ts";
import { type ReadRecord, readRecords } from "./read-records.ts";
import { parsePackets } from "./reference-parser.ts";

const COLLECTION = new URL("../../../shared/captures/", import.meta.url);

describe("the npm package pcap-parser agrees, record for record", () => {
  it.each([true, false])("on files written here (little-endian: %s)", async (littleEndian) => {
    await fc.assert(
      fc.asyncProperty(packets(), async (written) => {
        const file = pcapFile(written, { littleEndian });
        expect(ownRecords(file)).toEqual(await parsePackets(Readable.from([Buffer.from(file)])));
      }),
      { numRuns: 30 },
    );
  });

  const present = existsSync(COLLECTION);
  if (!present) console.warn(`skipped: ${COLLECTION.pathname} is not there`);
  const plain = present ? readdirSync(COLLECTION).filter((name) => name.endsWith(".pcap") && isPlain(name)) : [];
  it.runIf(present)("on every plain pcap file of the collection", async () => {
    expect(plain.length).toBeGreaterThan(90);
    for (const name of plain) {
      const file = readFileSync(new URL(name, COLLECTION));
      expect(ownRecords(file), name).toEqual(await parsePackets(Readable.from([file])));
    }
  });
});

/** The reference knows microsecond files of either byte order only. */
function isPlain(name: string): boolean {
  const magic = readFileSync(new URL(name, COLLECTION)).toString("hex", 0, 4);
  return magic === "d4c3b2a1" || magic === "a1b2c3d4";
}

function ownRecords(file: Uint8Array): unknown[] {
  return readRecords(file).records.map((record: ReadRecord) => ({
    seconds: record.seconds,
    microseconds: record.nanoseconds / 1_000,
    originalLength: record.originalLength,
    data: Buffer.from(record.data).toString("hex"),
  }));
}
