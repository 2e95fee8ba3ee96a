import { Readable } from "node:stream";
import { seededBytes } from "../build/bytes.ts";
import { type CapturedPacket, pcapFile } from "../build/pcap-file.ts";

/** Packets of 50 to 349 bytes, a millisecond apart, that hardly compress. */
export function samplePackets(count: number): CapturedPacket[] {
  return Array.from({ length: count }, (_, index) => ({
    time: { seconds: 1_700_000_000, nanoseconds: index * 1_000_000 },
    data: seededBytes(50 + ((index * 37) % 300), index),
  }));
}

/** A pcap file of so many packets. */
export function samplePcap(count: number): Uint8Array {
  return pcapFile(samplePackets(count));
}

/** A stream that gives the bytes in pieces of one size. */
export function streamOf(bytes: Uint8Array, pieceBytes: number): Readable {
  function* cut(): Generator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield Buffer.from(bytes.subarray(at, at + pieceBytes));
  }
  return Readable.from(cut(), { objectMode: false });
}
