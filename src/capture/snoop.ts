// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import type { ByteWindow } from "./byte-window.ts";
import { type CaptureInterface, MICROSECOND_TICKS, plainInterface } from "./capture-interface.ts";
import { DamageLog } from "./damage-log.ts";
import {
  type Damage,
  ENDED,
  NO_LINK_TYPE,
  RECORD,
  type ReadStatus,
  type RecordReader,
  STARVED,
} from "./record-reader.ts";
import { type RecordRun, takeLast } from "./record-run.ts";
import { SNOOP_LINK_TYPES } from "./snoop-datalinks.ts";

/** "snoo", the first four bytes. */
export const SNOOP_MAGIC = 0x736e6f6f;
/** Bytes of the file header: identification, version, datalink code. */
export const SNOOP_HEADER_BYTES = 16;
/** Bytes in front of a record's data: original, included and record length, drops, seconds, microseconds. */
const RECORD_HEADER_BYTES = 24;
/** More padding than any writer puts behind a packet. */
const MOST_PADDING = 512;
/** Records next to each other are not farther apart than this, in seconds, when a lost reader looks for them. */
const NEAR_SECONDS = 30 * 86_400;

/**
 * Reads Solaris snoop files (RFC 1761), which are always big-endian, as record-reader.ts demands.
 * HOT PATH, guarded by test/bench/read.bench.ts: nothing is allocated per record.
 */
export class SnoopReader implements RecordReader {
  readonly format = "snoop";
  readonly window: ByteWindow;
  readonly linkTypes: number[];
  readonly linkType: number;
  readonly from: CaptureInterface;
  readonly hasTime = true;
  /** The format does not tell. */
  readonly snapLength = 0;
  wanted = 0;
  offset = 0;
  capturedLength = 0;
  originalLength = 0;
  seconds = 0;
  nanoseconds = 0;

  private readonly log: DamageLog;
  private any = false;

  /** Takes the file header, whose 16 bytes must be in the window. */
  constructor(window: ByteWindow) {
    this.window = window;
    this.log = new DamageLog(window, "record");
    this.linkType = SNOOP_LINK_TYPES.get(window.view.getUint32(window.start + 12)) ?? NO_LINK_TYPE;
    this.linkTypes = this.linkType === NO_LINK_TYPE ? [] : [this.linkType];
    this.from = plainInterface(this.linkType, this.snapLength, MICROSECOND_TICKS);
    window.start += SNOOP_HEADER_BYTES;
  }

  get damage(): Damage | null {
    return this.log.first;
  }

  get damages(): number {
    return this.log.count;
  }

  next(): ReadStatus {
    if (this.log.isLost) return this.search();
    const window = this.window;
    const view = window.view;
    const start = window.start;
    const available = window.end - start;
    if (available < RECORD_HEADER_BYTES) return this.needOrEnd(RECORD_HEADER_BYTES);
    const whole = this.recordLength(start);
    if (whole === 0) return this.lose(false);
    if (available < whole) return this.needOrEnd(whole);

    const original = view.getUint32(start);
    const captured = view.getUint32(start + 4);
    const fraction = view.getUint32(start + 20);
    const carry = fraction < 1_000_000 ? 0 : Math.floor(fraction / 1_000_000);
    this.offset = start + RECORD_HEADER_BYTES;
    this.capturedLength = captured;
    this.originalLength = Math.max(original, captured);
    this.seconds = view.getUint32(start + 16) + carry;
    this.nanoseconds = (fraction - carry * 1_000_000) * 1_000;
    this.any = true;
    window.start = start + whole;
    return RECORD;
  }

  nextRun(run: RecordRun, before: number): void {
    const { window } = this;
    const { view, end } = window;
    let start = window.start;
    const seconds = start + RECORD_HEADER_BYTES <= end ? view.getUint32(start + 16) : before;
    const most = this.log.isLost || seconds >= before ? 0 : run.offsets.length;
    let count = 0;
    let cut = 0;
    for (; count < most && start + RECORD_HEADER_BYTES <= end; count += 1) {
      const whole = this.recordLength(start);
      const original = view.getUint32(start);
      const captured = view.getUint32(start + 4);
      const fraction = view.getUint32(start + 20);
      if (whole === 0 || whole > end - start || captured > original || original > 0x7fff_ffff) break;
      if (fraction >= 1_000_000 || view.getUint32(start + 16) !== seconds) break;
      if (captured < original) cut += 1;
      run.offsets[count] = start + RECORD_HEADER_BYTES;
      run.capturedLengths[count] = captured;
      run.originalLengths[count] = original;
      run.nanoseconds[count] = fraction * 1_000;
      run.cuts[count] = cut;
      start += whole;
    }
    run.count = count;
    run.view = view;
    run.seconds = seconds;
    run.linkType = this.linkType;
    if (count === 0) return;
    window.start = start;
    this.any = true;
    takeLast(this, run);
  }

  /** Bytes of the record at `at` with its padding; 0 where its lengths contradict each other. */
  private recordLength(at: number): number {
    const view = this.window.view;
    const captured = view.getUint32(at + 4);
    const whole = view.getUint32(at + 8);
    const padding = whole - RECORD_HEADER_BYTES - captured;
    return captured > LIMITS.recordBytes || padding < 0 || padding > MOST_PADDING ? 0 : whole;
  }

  private starve(bytes: number): typeof STARVED {
    this.wanted = bytes;
    return STARVED;
  }

  private needOrEnd(bytes: number): ReadStatus {
    if (!this.window.ended) return this.starve(bytes);
    if (this.window.start === this.window.end) return ENDED;
    return this.lose(true);
  }

  /** The bytes at `window.start` are no record: looks for the next one from the byte behind on. */
  private lose(isCut: boolean): ReadStatus {
    this.log.lose(isCut);
    return this.search();
  }

  private search(): ReadStatus {
    const window = this.window;
    const reference = this.any ? this.seconds : -1;
    for (; window.start + RECORD_HEADER_BYTES <= window.end; window.start += 1) {
      if (!this.isSound(window.start, reference)) continue;
      const belief = this.hasSuccessor(window.start);
      if (belief === STARVED) return STARVED;
      if (belief === RECORD) {
        this.log.resume();
        return this.next();
      }
    }
    if (!window.ended) return this.starve(RECORD_HEADER_BYTES);
    this.log.giveUp();
    return ENDED;
  }

  /** RECORD where the record at `at` is followed by a sound one or by the end of the file, ENDED where not, STARVED where one can't tell. */
  private hasSuccessor(at: number): ReadStatus {
    const window = this.window;
    const next = at + this.recordLength(at);
    if (window.ended && next === window.end) return RECORD;
    if (next + RECORD_HEADER_BYTES > window.end) {
      return window.ended ? ENDED : this.starve(next + RECORD_HEADER_BYTES - window.start);
    }
    return this.isSound(next, window.view.getUint32(at + 16)) ? RECORD : ENDED;
  }

  /** Whether a record header at `at` makes sense by itself; `reference` is a near record's time, -1 for none known. */
  private isSound(at: number, reference: number): boolean {
    const view = this.window.view;
    const captured = view.getUint32(at + 4);
    const original = view.getUint32(at);
    if (captured === 0 || this.recordLength(at) === 0) return false;
    if (original < captured || original > LIMITS.recordBytes || view.getUint32(at + 20) >= 1_000_000) return false;
    return reference < 0 || Math.abs(view.getUint32(at + 16) - reference) <= NEAR_SECONDS;
  }
}
