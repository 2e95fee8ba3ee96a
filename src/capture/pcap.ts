// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import type { ByteWindow } from "./byte-window.ts";
import { type CaptureInterface, MICROSECOND_TICKS, NANOSECOND_TICKS, plainInterface } from "./capture-interface.ts";
import { countBytes, DamageLog } from "./damage-log.ts";
import { type PcapHeader, readPcapHeader } from "./pcap-header.ts";
import { type Damage, ENDED, RECORD, type ReadStatus, type RecordReader, STARVED } from "./record-reader.ts";
import { type RecordRun, takeLast } from "./record-run.ts";

/** Records next to each other are not farther apart than this, in seconds, when a lost reader looks for them. */
const NEAR_SECONDS = 30 * 86_400;

/** Answers of `lookAhead`: a record header that can be believed, one that cannot, or too few bytes to tell. */
const YES = 1;
const NO = 0;
const UNSURE = 2;
type Belief = typeof YES | typeof NO | typeof UNSURE;

function interfaceOf({ linkType, snapLength, nanoseconds }: PcapHeader): CaptureInterface {
  return plainInterface(linkType, snapLength, nanoseconds ? NANOSECOND_TICKS : MICROSECOND_TICKS);
}

/**
 * Reads pcap (libpcap's format and its known variants) as record-reader.ts demands.
 * HOT PATH, guarded by test/bench/read.bench.ts: `next` and what it calls for sound records allocate nothing.
 */
export class PcapReader implements RecordReader {
  readonly format = "pcap";
  readonly window: ByteWindow;
  readonly linkTypes: number[];
  readonly snapLength: number;
  from: CaptureInterface;
  linkType: number;
  readonly hasTime = true;
  wanted = 0;
  offset = 0;
  capturedLength = 0;
  originalLength = 0;
  seconds = 0;
  nanoseconds = 0;

  private readonly header: PcapHeader;
  private readonly littleEndian: boolean;
  private readonly lengthsMaySwap: boolean;
  private readonly largestSnap: number;
  /** Units of the fraction in a second, and nanoseconds in a unit. */
  private readonly perSecond: number;
  private readonly unit: number;
  /** 0 until the first records have told. */
  private headerBytes = 0;
  private readonly log: DamageLog;
  private any = false;

  /** Takes the file header, which must be in the window whole (see `pcapHeaderBytes`). */
  constructor(window: ByteWindow) {
    const header = readPcapHeader(window.view, window.start);
    window.start += header.bytes;
    this.window = window;
    this.log = new DamageLog(window, "record");
    this.header = header;
    this.littleEndian = header.littleEndian;
    this.lengthsMaySwap = header.lengthsMaySwap;
    this.linkType = header.linkType;
    this.linkTypes = [header.linkType];
    this.snapLength = header.snapLength;
    this.from = interfaceOf(header);
    this.largestSnap = header.snapLength === 0 ? LIMITS.recordBytes : header.snapLength;
    this.perSecond = header.nanoseconds ? 1_000_000_000 : 1_000_000;
    this.unit = header.nanoseconds ? 1 : 1_000;
  }

  get damage(): Damage | null {
    return this.log.first;
  }

  get damages(): number {
    return this.log.count;
  }

  next(): ReadStatus {
    if (this.log.isLost) return this.search();
    if (this.headerBytes === 0 && !this.settleLayout()) return STARVED;
    const window = this.window;
    const view = window.view;
    const start = window.start;
    const available = window.end - start;
    const headerBytes = this.headerBytes;
    if (available < headerBytes) return this.needOrEnd(headerBytes);

    const little = this.littleEndian;
    let captured = view.getUint32(start + 8, little);
    let original = view.getUint32(start + 12, little);
    if (captured > original && this.lengthsMaySwap) {
      const larger = captured;
      captured = original;
      original = larger;
    }
    if (captured > LIMITS.recordBytes) return this.lose(false);
    const whole = headerBytes + captured;
    if (available < whole) return this.needOrEnd(whole);

    let seconds = view.getUint32(start, little);
    let fraction = view.getUint32(start + 4, little);
    if (captured === 0) {
      if (seconds === this.header.magic) return this.passFileHeaders();
      // A file that was never written to its end is full of zeros there; a record among timed ones is not.
      if (seconds + fraction + original === 0 && this.seconds > 0) return this.lose(false);
    }
    if (captured > original || captured > this.largestSnap || fraction >= this.perSecond) {
      const belief = this.confirm(start + whole);
      if (belief === NO) return this.lose(false);
      if (belief === UNSURE) return this.starve(whole + headerBytes);
      seconds += Math.floor(fraction / this.perSecond);
      fraction %= this.perSecond;
    }
    this.offset = start + headerBytes;
    this.capturedLength = captured;
    this.originalLength = Math.max(original, captured);
    this.seconds = seconds;
    this.nanoseconds = fraction * this.unit;
    this.any = true;
    window.start = start + whole;
    return RECORD;
  }

  nextRun(run: RecordRun, before: number): void {
    const { window, headerBytes } = this;
    const { view, end } = window;
    const { offsets, capturedLengths, originalLengths, nanoseconds, cuts } = run;
    // What V8 knows to be a boolean or an integer need not be looked at again for each record.
    const little = this.littleEndian === true;
    const perSecond = this.perSecond | 0;
    const unit = this.unit | 0;
    const largest = Math.min(this.largestSnap, LIMITS.recordBytes);
    let start = window.start;
    const seconds = start + headerBytes <= end ? view.getUint32(start, little) : before;
    const most = headerBytes === 0 || seconds >= before || this.log.isLost ? 0 : offsets.length;
    // Only in a file that is full of zeros are records without a byte and without a time plain.
    const least = seconds === 0 && this.seconds === 0 ? 0 : 1;
    let count = 0;
    let cut = 0;
    for (; count < most; count += 1) {
      const offset = start + headerBytes;
      if (offset > end || view.getUint32(start, little) !== seconds) break;
      const captured = view.getInt32(start + 8, little);
      const original = view.getInt32(start + 12, little);
      const next = offset + captured;
      if (captured < least || captured > original || captured > largest || next > end) break;
      const fraction = view.getUint32(start + 4, little);
      if (fraction >= perSecond) break;
      if (captured < original) cut += 1;
      offsets[count] = offset;
      capturedLengths[count] = captured;
      originalLengths[count] = original;
      nanoseconds[count] = fraction * unit;
      cuts[count] = cut;
      start = next;
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

  private starve(bytes: number): typeof STARVED {
    this.wanted = bytes;
    return STARVED;
  }

  /** The record in front needs `bytes`, which are not there. */
  private needOrEnd(bytes: number): ReadStatus {
    if (!this.window.ended) return this.starve(bytes);
    if (this.window.start === this.window.end) return ENDED;
    return this.lose(true);
  }

  /** Files joined with `cat`: where a record header would be stands the header of the next one, or of several empty ones. */
  private passFileHeaders(): ReadStatus {
    const window = this.window;
    const { bytes, magic } = this.header;
    do {
      if (window.end - window.start < bytes) return this.needOrEnd(bytes);
      this.from = interfaceOf(readPcapHeader(window.view, window.start));
      this.linkType = this.from.linkType;
      if (this.linkTypes.length < LIMITS.captureLinkTypes && !this.linkTypes.includes(this.linkType)) {
        this.linkTypes.push(this.linkType);
      }
      const message = `Another file begins here; its header of ${countBytes(bytes)} was passed over.`;
      this.log.note(window.start, "joined-files", message);
      window.start += bytes;
    } while (window.end - window.start >= 4 && window.view.getUint32(window.start, this.littleEndian) === magic);
    return this.next();
  }

  /**
   * Picks the record header's size by where it puts the second record; false while too few bytes are there. The
   * usual one needs one sound header behind the first record, the odd ones need two, or the end of the file exactly.
   */
  private settleLayout(): boolean {
    const sizes = this.header.recordHeaderBytes;
    const usual = sizes[0] ?? 16;
    let settled = sizes.length === 1 ? usual : 0;
    for (let index = 0; settled === 0 && index < sizes.length; index += 1) {
      const size = sizes[index] ?? usual;
      const belief = this.lookAhead(this.window.start, size, size === usual ? 1 : 2);
      if (belief === UNSURE) return false;
      if (belief === YES) settled = size;
    }
    this.headerBytes = settled === 0 ? usual : settled;
    return true;
  }

  /** A record that contradicts itself, yet ends at `end`, is taken if a sound header or the end of the file is there. */
  private confirm(end: number): Belief {
    const window = this.window;
    if (end + this.headerBytes > window.end) return window.ended || isLastOfStill(window, end) ? YES : UNSURE;
    return this.hasSoundLengths(end) ? YES : NO;
  }

  /** The bytes at `window.start` are no record: looks for the next one from the byte behind on. */
  private lose(isCut: boolean): ReadStatus {
    this.log.lose(isCut);
    return this.search();
  }

  private search(): ReadStatus {
    const window = this.window;
    const reference = this.any ? this.seconds : -1;
    for (; window.start + this.headerBytes <= window.end; window.start += 1) {
      if (!this.isSound(window.start, reference)) continue;
      const belief = this.lookAhead(window.start, this.headerBytes, 2);
      if (belief === UNSURE) return STARVED;
      if (belief === YES) {
        this.log.resume();
        return this.next();
      }
    }
    if (!window.ended) return this.starve(this.headerBytes);
    this.log.giveUp();
    return ENDED;
  }

  /**
   * Whether the record at `at` is followed by `more` sound headers, or before that by the end of the file exactly.
   * UNSURE sets `wanted`.
   */
  private lookAhead(at: number, headerBytes: number, more: number): Belief {
    const window = this.window;
    let position = at;
    for (let count = 0; ; count += 1) {
      if (count > 0 && position === window.end && window.ended) return YES;
      if (position + headerBytes > window.end) {
        if (window.ended) return NO;
        if (count > 0 && isLastOfStill(window, position)) return YES;
        this.wanted = position + headerBytes - window.start;
        return UNSURE;
      }
      const reference = count === 0 ? -1 : window.view.getUint32(at, this.littleEndian);
      if (count > 0 ? !this.isSound(position, reference) : this.capturedAt(position) > LIMITS.recordBytes) return NO;
      if (count === more) return YES;
      position += headerBytes + this.capturedAt(position);
    }
  }

  private capturedAt(at: number): number {
    const view = this.window.view;
    const captured = view.getUint32(at + 8, this.littleEndian);
    return this.lengthsMaySwap ? Math.min(captured, view.getUint32(at + 12, this.littleEndian)) : captured;
  }

  /** Whether the two lengths of a record header at `at` make sense, if not in each other's light. */
  private hasSoundLengths(at: number): boolean {
    const captured = this.window.view.getUint32(at + 8, this.littleEndian);
    const original = this.window.view.getUint32(at + 12, this.littleEndian);
    return captured > 0 && captured <= LIMITS.recordBytes && original > 0 && original <= LIMITS.recordBytes;
  }

  /** Whether a record header at `at` makes sense by itself; `reference` is a near record's time, -1 for none known. */
  private isSound(at: number, reference: number): boolean {
    if (!this.hasSoundLengths(at)) return false;
    const view = this.window.view;
    const little = this.littleEndian;
    if (view.getUint32(at + 12, little) < this.capturedAt(at)) return false;
    if (view.getUint32(at + 4, little) >= this.perSecond) return false;
    return reference < 0 || Math.abs(view.getUint32(at, little) - reference) <= NEAR_SECONDS;
  }
}

/** What ends at `end` is all that came, and nothing more did for a while. */
function isLastOfStill(window: ByteWindow, end: number): boolean {
  return window.still && end === window.end;
}
