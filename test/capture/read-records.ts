import { type ByteSource, END, WAIT } from "../../src/capture/byte-source.ts";
import { ByteWindow } from "../../src/capture/byte-window.ts";
import { PcapReader } from "../../src/capture/pcap.ts";
import { pcapHeaderBytes } from "../../src/capture/pcap-header.ts";
import { PcapngReader } from "../../src/capture/pcapng.ts";
import {
  type Damage,
  ENDED,
  MAX_SECONDS,
  MIN_SECONDS,
  RECORD,
  type RecordReader,
  STARVED,
} from "../../src/capture/record-reader.ts";
import { SNOOP_HEADER_BYTES, SnoopReader } from "../../src/capture/snoop.ts";
import { fillWindow, makeRoom } from "../../src/capture/window-filler.ts";

export interface ReadRecord {
  seconds: number;
  nanoseconds: number;
  hasTime: boolean;
  linkType: number;
  originalLength: number;
  data: Uint8Array;
}

export interface ReadResult {
  records: ReadRecord[];
  damage: Damage | null;
  damages: number;
  linkTypes: number[];
  snapLength: number;
}

/** Bytes from memory in pieces of the given sizes, over and over; a size of 0 says WAIT once. */
export class PiecewiseSource implements ByteSource {
  readonly damage = null;
  readonly size: number;
  consumed = 0;
  private readonly bytes: Uint8Array;
  private readonly sizes: readonly number[];
  private turn = 0;

  constructor(bytes: Uint8Array, sizes: readonly number[]) {
    this.bytes = bytes;
    this.size = bytes.length;
    this.sizes = sizes;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    const size = this.sizes[this.turn++ % this.sizes.length] ?? 1;
    if (size === 0) return WAIT;
    const piece = this.bytes.subarray(this.consumed, this.consumed + Math.min(size, length));
    if (piece.length === 0) return END;
    target.set(piece, offset);
    this.consumed += piece.length;
    return piece.length;
  }

  async wait(): Promise<void> {}

  close(): void {}
}

/** All bytes in one read. */
export const WHOLE: readonly number[] = [Number.POSITIVE_INFINITY];

/** Reads a whole file given in pieces, and checks on the way what record-reader.ts promises of every reader. */
export function readRecords(bytes: Uint8Array, sizes: readonly number[] = WHOLE, windowBytes = 64): ReadResult {
  const source = new PiecewiseSource(bytes, sizes);
  const window = new ByteWindow(new Uint8Array(windowBytes));
  const reader = openReader(window, source);
  const records: ReadRecord[] = [];
  for (let calls = 0; ; calls += 1) {
    if (calls > 20 * bytes.length + 100) throw new Error("the reader does not come to an end");
    const status = reader.next();
    if (status === ENDED) break;
    if (status === RECORD) records.push(takeRecord(reader));
    if (status === STARVED) refill(reader, source);
  }
  if (reader.next() !== ENDED) throw new Error("a reader that has ended must stay so");
  const { damage, damages, linkTypes, snapLength } = reader;
  return { records, damage, damages, linkTypes: [...linkTypes], snapLength };
}

function openReader(window: ByteWindow, source: ByteSource): RecordReader {
  fill(window, source, 28);
  if (pcapHeaderBytes(window.view, 0) > 0) return new PcapReader(window);
  if (window.view.getUint32(0) !== 0x736e6f6f) return new PcapngReader(window);
  fill(window, source, SNOOP_HEADER_BYTES);
  return new SnoopReader(window);
}

function fill(window: ByteWindow, source: ByteSource, bytes: number): void {
  while (window.end < bytes && !window.ended) fillWindow(window, source);
}

function refill(reader: RecordReader, source: ByteSource): void {
  const { window, wanted } = reader;
  if (window.ended) throw new Error("STARVED after the end");
  if (wanted <= window.end - window.start) throw new Error(`wants ${wanted} bytes, which it has`);
  makeRoom(window, wanted);
  while (!fillWindow(window, source));
}

function takeRecord(reader: RecordReader): ReadRecord {
  const { window, offset, capturedLength, originalLength, seconds, nanoseconds, hasTime, linkType } = reader;
  const isInside = offset >= 0 && offset + capturedLength <= window.end && window.start <= window.end;
  const isTime = Number.isInteger(nanoseconds) && nanoseconds >= 0 && nanoseconds <= 999_999_999;
  const isDate = Number.isInteger(seconds) && seconds >= MIN_SECONDS && seconds <= MAX_SECONDS;
  if (!isInside || !isTime || !isDate || originalLength < capturedLength) {
    throw new Error(
      `impossible record: ${JSON.stringify({ offset, capturedLength, originalLength, seconds, nanoseconds })}`,
    );
  }
  const data = window.bytes.slice(offset, offset + capturedLength);
  return { seconds, nanoseconds, hasTime, linkType, originalLength, data };
}
