import { isDeepStrictEqual } from "node:util";
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
import { RecordRun } from "../../src/capture/record-run.ts";
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

/** The same read in runs, as far as records are plain, of seconds less than `before`; and how long the runs were. */
export function readRuns(
  bytes: Uint8Array,
  sizes: readonly number[] = WHOLE,
  before = Number.POSITIVE_INFINITY,
): ReadResult & { runs: number[] } {
  const source = new PiecewiseSource(bytes, sizes);
  const reader = openReader(new ByteWindow(new Uint8Array(64)), source);
  const run = new RecordRun();
  const records: ReadRecord[] = [];
  const runs: number[] = [];
  for (let status = reader.next(); status !== ENDED; status = reader.next()) {
    if (status === STARVED) {
      refill(reader, source);
      continue;
    }
    records.push(takeRecord(reader));
    for (reader.nextRun(run, before); run.count > 0; reader.nextRun(run, before)) {
      runs.push(run.count);
      for (let at = 0; at < run.count; at += 1) records.push(takeFromRun(run, at));
      if (!isDeepStrictEqual(takeRecord(reader), records.at(-1))) throw new Error("the reader tells of another record");
    }
  }
  const { damage, damages, linkTypes, snapLength } = reader;
  return { records, damage, damages, linkTypes: [...linkTypes], snapLength, runs };
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

function takeFromRun(run: RecordRun, at: number): ReadRecord {
  const { view, seconds, linkType } = run;
  const [offset, captured, originalLength, nanoseconds] = [
    run.offsets,
    run.capturedLengths,
    run.originalLengths,
    run.nanoseconds,
  ].map((field) => field[at] ?? 0) as [number, number, number, number];
  const cut = (run.cuts[at] ?? 0) - (at === 0 ? 0 : (run.cuts[at - 1] ?? 0));
  if (cut !== (captured < originalLength ? 1 : 0)) throw new Error("a cut record is not counted, or a whole one is");
  const data = new Uint8Array(view.buffer, view.byteOffset + offset, captured).slice();
  return { seconds, nanoseconds, hasTime: true, linkType, originalLength, data };
}
