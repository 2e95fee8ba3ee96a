import { PassThrough } from "node:stream";
import { constants, createGzip } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type OpenCapture, openCapture } from "../../src/capture/open.ts";
import { RECORD, STARVED } from "../../src/capture/record-reader.ts";
import { concat } from "../build/bytes.ts";
import { pcapHeader, pcapRecord } from "../build/pcap-file.ts";
import { PcapngWriter } from "../build/pcapng-file.ts";
import { samplePackets } from "./sample.ts";
import { rawBlocks, zstdFrame } from "./zstd-frames.ts";

const PACKETS = samplePackets(20);

/** A header with the first packet, and then each packet by itself, as `tcpdump -U` and `dumpcap` write them. */
const FORMATS = {
  pcap: PACKETS.map((packet, index) => concat(index === 0 ? pcapHeader() : new Uint8Array(0), pcapRecord(packet))),
  pcapng: PACKETS.map((_, index) => {
    const before = ngFile(index);
    return ngFile(index + 1).subarray(index === 0 ? 0 : before.length);
  }),
};

function ngFile(packets: number): Uint8Array {
  return PACKETS.slice(0, packets)
    .reduce((file, packet) => file.packet(packet), new PcapngWriter().section().interface())
    .bytes();
}

/** What packs pieces, so that each can be unpacked as soon as it was written. */
const PACKINGS: Record<string, (write: (bytes: Uint8Array) => void) => (piece: Uint8Array) => void> = {
  "as they are": (write) => write,
  "one byte at a time": (write) => (piece) => {
    for (const byte of piece) write(Uint8Array.of(byte));
  },
  "through gzip that flushes": (write) => {
    const gzip = createGzip();
    gzip.on("data", write);
    return (piece) => {
      gzip.write(piece);
      gzip.flush(constants.Z_SYNC_FLUSH);
    };
  },
  "in zstd frames": (write) => (piece) => write(zstdFrame(rawBlocks(piece))),
};

describe.each(Object.entries(FORMATS))("live %s", (_, pieces) => {
  it.each(Object.entries(PACKINGS))("hands on each packet before the next is written: %s", async (_name, packing) => {
    const stream = new PassThrough();
    const put = packing((bytes) => stream.write(bytes));
    put(pieces[0] ?? new Uint8Array(0));
    const capture = await openCapture({ name: "-", stream });
    const lengths = [await nextLength(capture)];
    for (const piece of pieces.slice(1)) {
      put(piece);
      lengths.push(await nextLength(capture));
    }
    expect(lengths).toEqual(PACKETS.map((packet) => packet.data.length));
    capture.close();
  });
});

async function nextLength(capture: OpenCapture): Promise<number> {
  let status = capture.reader.next();
  for (; status === STARVED; status = capture.reader.next()) await capture.fill();
  expect(status).toBe(RECORD);
  return capture.reader.capturedLength;
}
