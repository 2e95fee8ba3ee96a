import { concat } from "../build/bytes.ts";
import { pcapHeader } from "../build/pcap-file.ts";
import { BLOCK, PcapngWriter } from "../build/pcapng-file.ts";

/** What a file format puts in front of all packets and around each. */
export interface RecordFormat {
  readonly header: Uint8Array;
  /** Bytes between the start of a record and its frame. */
  readonly before: number;
  /** Size of a whole record with a frame of `length` bytes. */
  around(length: number): number;
  /** Writes all of the record that starts at `at` but the frame's own bytes. */
  write(view: DataView, at: number, length: number, seconds: number, microseconds: number): void;
}

export const PCAP: RecordFormat = {
  header: pcapHeader(),
  before: 16,
  around: (length) => 16 + length,
  write(view, at, length, seconds, microseconds) {
    view.setUint32(at, seconds, true);
    view.setUint32(at + 4, microseconds, true);
    view.setUint32(at + 8, length, true);
    view.setUint32(at + 12, length, true);
  },
};

/** Enhanced packet blocks without options, times in microseconds. */
export const PCAPNG: RecordFormat = {
  header: concat(...new PcapngWriter().section().interface().blocks),
  before: 28,
  around: (length) => 32 + ((length + 3) & ~3),
  write(view, at, length, seconds, microseconds) {
    const padded = (length + 3) & ~3;
    const size = 32 + padded;
    const ticks = seconds * 1e6 + microseconds;
    // Zeros behind the frame, which the frame itself covers as far as it goes.
    if (padded > 0) view.setUint32(at + 24 + padded, 0, true);
    view.setUint32(at, BLOCK.enhancedPacket, true);
    view.setUint32(at + 4, size, true);
    view.setUint32(at + 8, 0, true);
    view.setUint32(at + 12, Math.floor(ticks / 2 ** 32), true);
    view.setUint32(at + 16, ticks % 2 ** 32, true);
    view.setUint32(at + 20, length, true);
    view.setUint32(at + 24, length, true);
    view.setUint32(at + 28 + padded, size, true);
  },
};
