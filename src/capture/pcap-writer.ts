// FENCE, once a record that is written: copies bytes that are borrowed until it returns.
import { type CaptureInterface, MICROSECOND_TICKS } from "./capture-interface.ts";
import type { OutputBytes } from "./output-bytes.ts";
import type { RecordReader } from "./record-reader.ts";
import type { RecordWriter } from "./record-writer.ts";

const HEADER_BYTES = 24;
const RECORD_HEADER_BYTES = 16;
const MAGIC_MICROSECONDS = 0xa1b2c3d4;
const MAGIC_NANOSECONDS = 0xa1b23c4d;
/** What libpcap writes where there is no limit. */
const NO_LIMIT = 262_144;

/**
 * Writes pcap, little-endian: for programs that read no pcapng. It has one link type (the caller sees to that), times of
 * microseconds, or of nanoseconds where an interface counts finer, and no comments.
 */
export class PcapWriter implements RecordWriter {
  readonly #out: OutputBytes;
  #nanosecondsPerUnit = 1;

  constructor(out: OutputBytes) {
    this.#out = out;
  }

  begin(interfaces: readonly CaptureInterface[]): void {
    const isCoarse = interfaces.every(({ resolution }) => resolution <= MICROSECOND_TICKS);
    this.#nanosecondsPerUnit = isCoarse ? 1_000 : 1;
    const limits = interfaces.map(({ snapLength }) => snapLength);
    const at = this.#out.room(HEADER_BYTES);
    const { view } = this.#out;
    view.setUint32(at, isCoarse ? MAGIC_MICROSECONDS : MAGIC_NANOSECONDS, true);
    view.setUint16(at + 4, 2, true);
    view.setUint16(at + 6, 4, true);
    view.setUint32(at + 16, limits.includes(0) ? NO_LIMIT : Math.max(...limits), true);
    view.setUint32(at + 20, interfaces[0]?.linkType ?? 0, true);
  }

  record({ window, offset, capturedLength, originalLength, seconds, nanoseconds }: RecordReader): void {
    const at = this.#out.room(RECORD_HEADER_BYTES + capturedLength);
    const { bytes, view } = this.#out;
    view.setUint32(at, seconds, true);
    view.setUint32(at + 4, Math.floor(nanoseconds / this.#nanosecondsPerUnit), true);
    view.setUint32(at + 8, capturedLength, true);
    view.setUint32(at + 12, originalLength, true);
    bytes.set(window.bytes.subarray(offset, offset + capturedLength), at + RECORD_HEADER_BYTES);
  }
}
