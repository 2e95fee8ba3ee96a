import type { Timestamp } from "../../src/decode/timestamp.ts";
import { type CaptureFormat, type CaptureRecord, formatOf, readRecords, writeRecords } from "./capture-records.ts";
import { type FrameChanges, FrameRewriter } from "./rewrite-frame.ts";

/** How somebody makes another capture of one: all that is left out stays as it is. */
export interface CaptureChanges extends FrameChanges {
  /** Seconds added to all times. */
  timeShift?: number;
  /** Factor for the times between packets; 2 makes it half as fast. */
  timeScale?: number;
  /** The time between a packet and the one before it, in seconds, made from what it was. Goes before timeScale. */
  gaps?: (seconds: number) => number;
  /** Frames (from 1, of the original) that stay; the others are cut out. */
  keep?: (frame: number) => boolean;
  /** Bytes of each packet that stay, as `tcpdump -s` or `editcap -s` leave them. */
  snapLength?: number;
  format?: CaptureFormat;
  gzip?: boolean;
  /** Program that pcapng names as its writer (shb_userappl). */
  program?: string;
}

/** A capture file (pcap or pcapng, gzipped or not) rewritten. The original's format stays unless another is named. */
export function rewriteCapture(file: Uint8Array, changes: CaptureChanges): Uint8Array {
  const { keep = () => true, snapLength = Number.POSITIVE_INFINITY } = changes;
  const rewriter = new FrameRewriter(changes);
  const records = readRecords(file);
  const first = records[0]?.time ?? { seconds: 0, nanoseconds: 0 };
  const paced = respaced(records, changes.gaps);
  const changed = paced.map((record) => {
    const { data, ...rest } = rewriter.rewrite(record);
    return { ...rest, time: retimed(record.time, first, changes), data: data.slice(0, snapLength) };
  });
  const kept = changed.filter((_, index) => keep(index + 1));
  return write(kept, { ...changes, format: changes.format ?? formatOf(file) });
}

/** Several captures in one, packets in order of time (those at one time in the order of the files), as mergecap does. */
export function mergeCaptures(
  files: readonly Uint8Array[],
  options: Pick<CaptureChanges, "format" | "gzip" | "program"> = {},
): Uint8Array {
  const records = files.flatMap((file) => readRecords(file));
  records.sort((a, b) => a.time.seconds - b.time.seconds || a.time.nanoseconds - b.time.nanoseconds);
  return write(records, { ...options, format: options.format ?? "pcapng" });
}

function write(records: readonly CaptureRecord[], options: CaptureChanges & { format: CaptureFormat }): Uint8Array {
  const { format, gzip = false, program } = options;
  return writeRecords(records, { format, gzip, ...(program === undefined ? {} : { program }) });
}

function respaced(records: readonly CaptureRecord[], gaps: CaptureChanges["gaps"]): readonly CaptureRecord[] {
  if (gaps === undefined) return records;
  let now = nanosecondsOf(records[0]?.time ?? { seconds: 0, nanoseconds: 0 });
  let last = now;
  return records.map((record) => {
    const time = nanosecondsOf(record.time);
    now += BigInt(Math.round(gaps(Number(time - last) / 1e9) * 1e9));
    last = time;
    return { ...record, time: { seconds: Number(now / 1_000_000_000n), nanoseconds: Number(now % 1_000_000_000n) } };
  });
}

function nanosecondsOf({ seconds, nanoseconds }: Timestamp): bigint {
  return BigInt(seconds) * 1_000_000_000n + BigInt(nanoseconds);
}

function retimed(time: Timestamp, first: Timestamp, { timeShift = 0, timeScale = 1 }: CaptureChanges): Timestamp {
  const since = BigInt(time.seconds - first.seconds) * 1_000_000_000n + BigInt(time.nanoseconds - first.nanoseconds);
  const scaled = timeScale === 1 ? since : BigInt(Math.round(Number(since) * timeScale));
  const moved = scaled + BigInt(Math.round(timeShift * 1e9)) + BigInt(first.nanoseconds);
  const seconds = first.seconds + Math.floor(Number(moved) / 1e9);
  return { seconds, nanoseconds: Number(moved - BigInt(seconds - first.seconds) * 1_000_000_000n) };
}
