// FENCE, once a record that is written: copies bytes that are borrowed until it returns.
import { LIMITS } from "../limits.ts";
import type { CaptureInterface } from "./capture-interface.ts";
import type { OutputBytes } from "./output-bytes.ts";
import { PcapngReader } from "./pcapng.ts";
import {
  BLOCK_OVERHEAD,
  BYTE_ORDER_MAGIC,
  ENHANCED_PACKET,
  INTERFACE_DESCRIPTION,
  PACKET_AT,
  SECTION_HEADER,
  TRAILER_BYTES,
} from "./pcapng-blocks.ts";
import { copyOptions, encodeOption, OPTION_COMMENT, PACKET_OPTIONS, padded } from "./pcapng-options.ts";
import type { RecordReader } from "./record-reader.ts";
import { type RecordWriter, ticksOf } from "./record-writer.ts";

const USER_APPLICATION = 4;
const TIME_RESOLUTION = 9;
const TIME_OFFSET = 14;
const END_OF_OPTIONS = 4;

const NO_BYTES = new Uint8Array(0);

/**
 * Writes one section of pcapng (draft-ietf-opsawg-pcapng), little-endian. What a record of pcapng had of time and options is
 * kept as it was; other records are given theirs.
 */
export class PcapngWriter implements RecordWriter {
  readonly #out: OutputBytes;
  readonly #application: string;
  #interfaces: readonly CaptureInterface[] = [];

  /** `application` is named as the writer of the file. */
  constructor(out: OutputBytes, application: string) {
    this.#out = out;
    this.#application = application;
  }

  begin(interfaces: readonly CaptureInterface[]): void {
    this.#interfaces = interfaces;
    const about = encodeOption(USER_APPLICATION, utf8(this.#application));
    const section = this.#block(SECTION_HEADER, 16, [about]);
    const { view } = this.#out;
    view.setUint32(section, BYTE_ORDER_MAGIC, true);
    view.setUint16(section + 4, 1, true);
    // The section's length is not told: it is not known yet.
    view.setInt32(section + 8, -1, true);
    view.setInt32(section + 12, -1, true);
    for (const one of interfaces) this.#interface(one);
  }

  record(reader: RecordReader, place: number, comment: string): void {
    const from = this.#interfaces[place];
    if (from === undefined) return;
    const length = reader.capturedLength;
    const options = [recordOptions(reader), encodeOption(OPTION_COMMENT, utf8(comment))];
    const body = this.#block(ENHANCED_PACKET, PACKET_AT - 8 + padded(length), options);
    const { bytes, view } = this.#out;
    view.setUint32(body, place, true);
    this.#time(body + 4, reader, from);
    view.setUint32(body + 12, length, true);
    view.setUint32(body + 16, reader.originalLength, true);
    bytes.set(reader.window.bytes.subarray(reader.offset, reader.offset + length), body + 20);
  }

  #interface({ linkType, snapLength, resolution, offsetSeconds, options }: CaptureInterface): void {
    const own = [options, encodeOption(TIME_RESOLUTION, Uint8Array.of(resolution))];
    if (offsetSeconds !== 0) {
      const offset = new DataView(new ArrayBuffer(8));
      offset.setBigInt64(0, BigInt(offsetSeconds), true);
      own.push(encodeOption(TIME_OFFSET, new Uint8Array(offset.buffer)));
    }
    const body = this.#block(INTERFACE_DESCRIPTION, 8, own);
    this.#out.view.setUint16(body, linkType, true);
    this.#out.view.setUint32(body + 4, snapLength, true);
  }

  /** The stamp as the capture has it: clocks may be finer than nanoseconds. */
  #time(at: number, reader: RecordReader, from: CaptureInterface): void {
    const { view } = this.#out;
    if (isTimedPcapng(reader) && reader.from === from) {
      const source = reader.window.view;
      const stamp = reader.offset - PACKET_AT + 12;
      view.setUint32(at, source.getUint32(stamp, reader.littleEndian), true);
      view.setUint32(at + 4, source.getUint32(stamp + 4, reader.littleEndian), true);
      return;
    }
    const ticks = ticksOf(reader, from);
    view.setUint32(at, Number((ticks >> 32n) & 0xffff_ffffn), true);
    view.setUint32(at + 4, Number(ticks & 0xffff_ffffn), true);
  }

  /** Writes a block but for its fixed part, of `fixed` bytes; returns where that begins. */
  #block(type: number, fixed: number, options: readonly Uint8Array[]): number {
    const optionBytes = options.reduce((sum, { length }) => sum + length, 0);
    const length = BLOCK_OVERHEAD + fixed + optionBytes + END_OF_OPTIONS;
    const start = this.#out.room(length);
    const { bytes, view } = this.#out;
    view.setUint32(start, type, true);
    view.setUint32(start + 4, length, true);
    let at = start + 8 + fixed;
    for (const option of options) {
      bytes.set(option, at);
      at += option.length;
    }
    view.setUint32(start + length - TRAILER_BYTES, length, true);
    return start + 8;
  }
}

/** What the record in hand has of options besides, in its own capture. */
function recordOptions(reader: RecordReader): Uint8Array {
  if (!isTimedPcapng(reader)) return NO_BYTES;
  const { view, start } = reader.window;
  const from = reader.offset + padded(reader.capturedLength);
  return copyOptions(view, from, start - TRAILER_BYTES, {
    little: reader.littleEndian,
    kind: PACKET_OPTIONS,
    keep: () => true,
    most: LIMITS.recordOptionBytes,
  });
}

/** Blocks with a time (enhanced and obsolete ones) have options too, and their fields in the same places. */
function isTimedPcapng(reader: RecordReader): reader is PcapngReader {
  return reader instanceof PcapngReader && reader.hasTime;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
