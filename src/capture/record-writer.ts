// FENCE, once a record that is written: copies bytes that are borrowed until it returns.
import type { CaptureInterface } from "./capture-interface.ts";
import type { RecordReader } from "./record-reader.ts";

/** The contract of what captures are written with. Whoever writes hands over the interfaces before the first record. */
export interface RecordWriter {
  /** Begins the capture: `interfaces` are all that records come from, each named by its place from here on. */
  begin(interfaces: readonly CaptureInterface[]): void;
  /** The record that the reader has in hand (by `next`), from the interface at that place; `comment` is put with it where the format can. */
  record(reader: RecordReader, place: number, comment: string): void;
}

/** The time of the record in hand in ticks of an interface; for times before its beginning 0. */
export function ticksOf(
  { seconds, nanoseconds }: RecordReader,
  { resolution, offsetSeconds }: CaptureInterface,
): bigint {
  const exponent = BigInt(resolution & 0x7f);
  const perSecond = (resolution & 0x80) === 0 ? 10n ** exponent : 2n ** exponent;
  const whole = BigInt(seconds) - BigInt(offsetSeconds);
  if (whole < 0n) return 0n;
  // Up to the next tick: it is rounded down when it is read.
  return whole * perSecond + (BigInt(nanoseconds) * perSecond + 999_999_999n) / 1_000_000_000n;
}
