// FENCE, once a record: allocates nothing. Records lie in the reader's window, and are borrowed until the next one. Guarded by test/bench.
import { LIMITS } from "../limits.ts";
import type { ByteWindow } from "./byte-window.ts";
import { countBytes, DamageLog } from "./damage-log.ts";
import {
  BLOCK_OVERHEAD,
  BYTE_ORDER_MAGIC,
  countsAsFrame,
  ENHANCED_PACKET,
  INTERFACE_DESCRIPTION,
  isKnownBlock,
  OBSOLETE_PACKET,
  PACKET_AT,
  SECTION_HEADER,
  SIMPLE_PACKET,
  SIMPLE_PACKET_AT,
  TRAILER_BYTES,
} from "./pcapng-blocks.ts";
import { type PcapngInterface, readInterface } from "./pcapng-interface.ts";
import { readPacketRun } from "./pcapng-run.ts";
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

/**
 * Reads pcapng (draft-ietf-opsawg-pcapng) as record-reader.ts demands. A block is looked at only when all of it is in
 * the window and its two lengths agree. The section's own length field is not needed and not believed.
 * HOT PATH, guarded by test/bench/read.bench.ts: nothing is allocated per packet; interfaces are objects.
 */
export class PcapngReader implements RecordReader {
  readonly format = "pcapng";
  readonly window: ByteWindow;
  readonly linkTypes: number[] = [];
  wanted = 0;
  offset = 0;
  capturedLength = 0;
  originalLength = 0;
  seconds = 0;
  nanoseconds = 0;
  hasTime = false;
  linkType = NO_LINK_TYPE;
  snapLength = 0;
  from: PcapngInterface | null = null;
  littleEndian = true;

  private interfaces: PcapngInterface[] = [];
  private readonly log: DamageLog;
  /** A section that cannot be read came up: nothing behind it is looked at. */
  private stopped = false;

  /** The window must start with a section header block; nothing of it need be there yet. */
  constructor(window: ByteWindow) {
    this.window = window;
    this.log = new DamageLog(window, "block");
  }

  get damage(): Damage | null {
    return this.log.first;
  }

  get damages(): number {
    return this.log.count;
  }

  next(): ReadStatus {
    const window = this.window;
    for (;;) {
      if (this.stopped) return ENDED;
      if (this.log.isLost) {
        const status = this.search();
        if (status !== RECORD) return status;
      }
      const start = window.start;
      const available = window.end - start;
      if (available < BLOCK_OVERHEAD) {
        if (!window.ended) return this.starve(BLOCK_OVERHEAD);
        if (available === 0) return ENDED;
        this.log.lose(true);
        continue;
      }
      const view = window.view;
      const type = view.getUint32(start, this.littleEndian);
      if (type === SECTION_HEADER && !this.takeByteOrder(start)) {
        this.log.lose(false);
        continue;
      }
      const claimed = view.getUint32(start + 4, this.littleEndian);
      if (claimed < BLOCK_OVERHEAD || claimed > LIMITS.blockBytes) {
        this.log.lose(false);
        continue;
      }
      const length = this.lengthOfBlock(start, claimed);
      if (length < 0) {
        if (!window.ended) return STARVED;
        this.log.lose(true);
        continue;
      }
      if (length === 0) {
        this.log.lose(false);
        continue;
      }
      window.start = start + length;
      if (this.takeBlock(type, start, start + length - TRAILER_BYTES)) return RECORD;
    }
  }

  /** Enhanced packet blocks of one interface are plain. */
  nextRun(run: RecordRun, before: number): void {
    run.count = 0;
    if (this.stopped || this.log.isLost) return;
    readPacketRun(this.window, this.littleEndian, this.interfaces, run, before);
    if (run.count === 0) return;
    this.hasTime = true;
    this.linkType = run.linkType;
    takeLast(this, run);
  }

  private starve(bytes: number): typeof STARVED {
    this.wanted = bytes;
    return STARVED;
  }

  /** A section header's magic tells the byte order of all that follows; false where it is neither one. */
  private takeByteOrder(start: number): boolean {
    const view = this.window.view;
    if (view.getUint32(start + 8, true) === BYTE_ORDER_MAGIC) this.littleEndian = true;
    else if (view.getUint32(start + 8, false) === BYTE_ORDER_MAGIC) this.littleEndian = false;
    else return false;
    return true;
  }

  /**
   * The block's length, once the length behind it has confirmed it: 0 where it does not, -1 (and `wanted` set) while
   * that one is not in the window. Some writers tell a length without the padding that they wrote.
   */
  private lengthOfBlock(start: number, claimed: number): number {
    const window = this.window;
    const padded = (claimed + 3) & ~3;
    if (start + claimed <= window.end) {
      if (window.view.getUint32(start + claimed - TRAILER_BYTES, this.littleEndian) === claimed) return claimed;
      if (padded === claimed) return 0;
    }
    if (start + padded > window.end) {
      this.wanted = padded;
      return -1;
    }
    return window.view.getUint32(start + padded - TRAILER_BYTES, this.littleEndian) === claimed ? padded : 0;
  }

  /** Takes in the block from `start` to `end`, where its second length stands; true where it is a record. */
  private takeBlock(type: number, start: number, end: number): boolean {
    if (type === ENHANCED_PACKET) return this.takePacket(start, end, false);
    if (type === INTERFACE_DESCRIPTION) this.takeInterface(start, end);
    else if (type === SIMPLE_PACKET) return this.takeSimplePacket(start, end);
    else if (type === OBSOLETE_PACKET) return this.takePacket(start, end, true);
    else if (type === SECTION_HEADER) this.takeSection(start, end);
    else if (countsAsFrame(type)) return this.takeOther(end);
    return false;
  }

  private takePacket(start: number, end: number, obsolete: boolean): boolean {
    const view = this.window.view;
    const little = this.littleEndian;
    if (start + PACKET_AT > end) return this.skip(start, "block-length", "A packet block is too short for its fields");
    const id = obsolete ? view.getUint16(start + 8, little) : view.getUint32(start + 8, little);
    const from = this.interfaces[id];
    if (from === undefined) return this.skip(start, "interface-unknown", `No interface ${id} was declared`);
    from.clock.read(view.getUint32(start + 12, little), view.getUint32(start + 16, little));
    this.seconds = from.clock.seconds;
    this.nanoseconds = from.clock.nanoseconds;
    this.hasTime = true;
    this.linkType = from.linkType;
    this.from = from;
    const captured = view.getUint32(start + 20, little);
    return this.takeBytes(start, PACKET_AT, end, captured, view.getUint32(start + 24, little));
  }

  private takeSimplePacket(start: number, end: number): boolean {
    if (start + SIMPLE_PACKET_AT > end) {
      return this.skip(start, "block-length", "A packet block is too short for its fields");
    }
    const from = this.interfaces[0];
    if (from === undefined) return this.skip(start, "interface-unknown", "No interface 0 was declared");
    const original = this.window.view.getUint32(start + 8, this.littleEndian);
    const room = end - start - SIMPLE_PACKET_AT;
    const snap = from.snapLength === 0 ? room : Math.min(room, from.snapLength);
    this.hasTime = false;
    this.linkType = from.linkType;
    this.from = from;
    return this.takeBytes(start, SIMPLE_PACKET_AT, end, Math.min(original, snap), original);
  }

  /** Sets offset and lengths of the packet at `start + at`; a captured length beyond the block is cut to it. */
  private takeBytes(start: number, at: number, end: number, claimed: number, original: number): boolean {
    const room = end - start - at;
    let captured = claimed;
    if (captured > room) {
      captured = Math.min(room, original);
      this.log.note(
        start,
        "record-length",
        `A packet claims ${claimed} captured bytes in a block that has room for ${room}.`,
      );
    }
    if (captured > LIMITS.recordBytes) {
      const bytes = countBytes(captured);
      return this.skip(start, "record-length", `A packet of ${bytes} is larger than any that is believed`);
    }
    this.offset = start + at;
    this.capturedLength = captured;
    this.originalLength = Math.max(original, captured);
    return true;
  }

  private takeOther(end: number): true {
    this.offset = end;
    this.capturedLength = 0;
    this.originalLength = 0;
    this.hasTime = false;
    this.linkType = NO_LINK_TYPE;
    this.from = null;
    return true;
  }

  private takeInterface(start: number, end: number): void {
    if (start + 16 > end) {
      this.skip(start, "block-length", "An interface description is too short for its fields");
      return;
    }
    if (this.interfaces.length >= LIMITS.captureInterfaces) {
      this.skip(start, "interface-limit", `More than ${LIMITS.captureInterfaces} interfaces are declared`);
      return;
    }
    const found = readInterface(this.window.view, start + 8, end, this.littleEndian);
    this.interfaces.push(found);
    if (this.linkTypes.length < LIMITS.captureLinkTypes && !this.linkTypes.includes(found.linkType)) {
      this.linkTypes.push(found.linkType);
    }
    this.snapLength = Math.max(this.snapLength, found.snapLength);
    if (found.optionPastEnd)
      this.log.note(start, "option-past-end", "An interface option runs past the end of its block.");
  }

  private takeSection(start: number, end: number): void {
    this.interfaces = [];
    const major = start + 16 <= end ? this.window.view.getUint16(start + 12, this.littleEndian) : 0;
    if (major === 1) return;
    const minor = start + 16 <= end ? this.window.view.getUint16(start + 14, this.littleEndian) : 0;
    this.log.note(
      start,
      "section-version",
      `A section of version ${major}.${minor} begins; it and the rest were not read.`,
    );
    this.stopped = true;
  }

  /** Passes over a block that is sound as a block, yet not in what it says. */
  private skip(start: number, code: string, reason: string): false {
    this.log.note(start, code, `${reason}; the block of ${countBytes(this.window.start - start)} was passed over.`);
    return false;
  }

  /** RECORD: a sound block is at `window.start`. */
  private search(): ReadStatus {
    const window = this.window;
    for (; window.start + BLOCK_OVERHEAD <= window.end; window.start += 1) {
      const belief = this.isBlock(window.start);
      if (belief === STARVED) return STARVED;
      if (belief === ENDED) continue;
      this.log.resume();
      return RECORD;
    }
    if (!window.ended) return this.starve(BLOCK_OVERHEAD);
    this.log.giveUp();
    return ENDED;
  }

  /** RECORD where a block of a known type with two equal lengths is at `at`, ENDED where not, STARVED where one can't tell. */
  private isBlock(at: number): ReadStatus {
    const window = this.window;
    const view = window.view;
    const type = view.getUint32(at, this.littleEndian);
    if (!isKnownBlock(type)) return ENDED;
    let little = this.littleEndian;
    if (type === SECTION_HEADER) {
      little = view.getUint32(at + 8, true) === BYTE_ORDER_MAGIC;
      if (!little && view.getUint32(at + 8, false) !== BYTE_ORDER_MAGIC) return ENDED;
    }
    const length = view.getUint32(at + 4, little);
    if (length < BLOCK_OVERHEAD || length > 2 * LIMITS.recordBytes || length % 4 !== 0) return ENDED;
    if (at + length > window.end) return window.ended ? ENDED : this.starve(at + length - window.start);
    return view.getUint32(at + length - TRAILER_BYTES, little) === length ? RECORD : ENDED;
  }
}
