// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import { crc32, createInflateRaw, type InflateRaw } from "node:zlib";
import { type ByteSource, END, errorCode, WAIT } from "./byte-source.ts";
import { ByteWindow } from "./byte-window.ts";
import { GZIP_TRAILER_BYTES, gzipHeaderBytes } from "./gzip-member.ts";
import type { Damage } from "./record-reader.ts";
import { StreamSource } from "./stream-source.ts";

const INPUT_BYTES = 512 * 1024;
const OUTPUT_BYTES = 256 * 1024;
/** zlib loses what it unpacked since its last full buffer when it meets an error: the least buffer loses least. */
const LEAST_OUTPUT_BYTES = 64;

/** One member being unpacked. */
interface Member {
  inflate: InflateRaw;
  unpacked: StreamSource;
  /** Bytes given to `inflate`, and in how many pieces; where in the input buffer the last one began. */
  given: number;
  writes: number;
  pieceAt: number;
  writing: Promise<void> | null;
  /** The second try at a damaged member. */
  isRetry: boolean;
  /** Unpacked bytes to pass over, because the first try handed them out. */
  toSkip: number;
  handedOut: number;
  checksum: number;
  /** No more input will come for it. */
  closed: boolean;
  /** `unpacked` told its end. */
  over: boolean;
}

/**
 * Unpacks gzip (RFC 1952, any number of members) on the way. Input is given only when all output was taken out of zlib, so a
 * file of whatever ratio needs no more memory than a few buffers, and a cut one gives all that it holds.
 */
export class GzipSource implements ByteSource {
  private readonly packed: ByteSource;
  /** Packed bytes: those before `start` were given away or belong to headers. */
  private readonly input = new ByteWindow(new Uint8Array(INPUT_BYTES));
  private head: Uint8Array;
  private member: Member | null = null;
  private handedOut = 0;
  private members = 0;
  private finished = false;
  private failure: Damage | null = null;

  /** `head` holds the bytes already read from `packed`. */
  constructor(packed: ByteSource, head: Uint8Array) {
    this.packed = packed;
    this.head = head;
  }

  get size(): number | null {
    return this.packed.size;
  }

  get consumed(): number {
    return this.packed.consumed;
  }

  get damage(): Damage | null {
    return this.failure ?? this.packed.damage;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    const member = this.member;
    if (this.finished) return END;
    if (member === null || member.over) return WAIT;
    const count = member.unpacked.read(target, offset, length);
    if (count === END) member.over = true;
    if (count <= 0) return WAIT;
    // zlib's thread works on while the bytes are looked at.
    if (member.writing === null && !member.closed && this.hasNow()) this.give(member);
    const skipped = Math.min(count, member.toSkip);
    member.toSkip -= skipped;
    if (skipped > 0) target.copyWithin(offset, offset + skipped, offset + count);
    const kept = count - skipped;
    member.checksum = crc32(target.subarray(offset, offset + kept), member.checksum);
    member.handedOut += kept;
    this.handedOut += kept;
    return kept;
  }

  async wait(): Promise<void> {
    while (!this.finished) {
      const member = this.member;
      if (member === null) await this.beginMember();
      else if (member.over) await this.endMember(member);
      else if (member.unpacked.ready) return;
      else if (member.writing !== null) await Promise.race([member.writing, member.unpacked.wait()]);
      else if (member.closed) await member.unpacked.wait();
      else await this.feed(member);
    }
  }

  close(): void {
    this.finished = true;
    this.member?.unpacked.close();
    this.packed.close();
  }

  /** Reads a member's header, or finds that there is none. */
  private async beginMember(): Promise<void> {
    const input = this.input;
    for (let wanted = 1; ; wanted = input.end - input.start + 1) {
      const more = await this.has(wanted);
      const available = input.end - input.start;
      const bytes = gzipHeaderBytes(input.view, input.start, available);
      if (bytes > 0) {
        input.start += bytes;
        this.members += 1;
        this.member = startMember(OUTPUT_BYTES);
        return;
      }
      if (available === 0) return this.finish();
      if (bytes < 0) return this.passPadding();
      if (!more) return this.breakOff("compression-cut", "The gzip data end too early; all before was read.");
    }
  }

  /** Zeros behind the last member are padding, as tapes have it; anything else is not. */
  private async passPadding(): Promise<void> {
    const input = this.input;
    while (await this.has(1)) {
      const isZero = input.bytes.subarray(input.start, input.end).every((byte) => byte === 0);
      if (!isZero)
        return this.breakOff("compression-broken", "Behind the gzip data is something else; it was not read.");
      input.start = input.end;
    }
    this.finish();
  }

  /** Hands the next piece of input to zlib, or tells it that there is none. */
  private async feed(member: Member): Promise<void> {
    if (!(await this.has(1))) {
      member.closed = true;
      member.inflate.end();
      return;
    }
    this.give(member);
  }

  private give(member: Member): void {
    const { input } = this;
    const piece = input.bytes.subarray(input.start, input.end);
    member.pieceAt = input.start;
    member.given += piece.length;
    member.writes += 1;
    member.writing = new Promise((resolve) => {
      member.inflate.write(piece, (error) => {
        member.writing = null;
        // What zlib leaves of a piece lies behind the member's end, or behind an error.
        if (error || member.inflate.bytesWritten < member.given) member.closed = true;
        else input.start = input.end;
        resolve();
      });
    });
  }

  private async endMember(member: Member): Promise<void> {
    const failure = member.unpacked.failure;
    if (failure === null) return this.takeTrailer(member);
    if (errorCode(failure) === "Z_BUF_ERROR") {
      this.breakOff("compression-cut", "The gzip data end too early; all before was read.");
    } else if (member.writes === 1 && !member.isRetry) {
      // The input buffer still holds the member from its first byte: another try gets nearer to the error.
      this.input.start = member.pieceAt;
      this.member = startMember(LEAST_OUTPUT_BYTES, member);
    } else {
      this.breakOff("compression-broken", "The gzip data are damaged; the rest was not read.");
    }
  }

  private async takeTrailer(member: Member): Promise<void> {
    const input = this.input;
    // zlib took less than it was given: what it left is the trailer and the members behind.
    input.start = input.end - (member.given - member.inflate.bytesWritten);
    this.member = null;
    if (!(await this.has(GZIP_TRAILER_BYTES))) {
      return this.breakOff("compression-cut", "The gzip data end too early; all before was read.");
    }
    const checksum = input.view.getUint32(input.start, true);
    input.start += GZIP_TRAILER_BYTES;
    if (checksum !== member.checksum && this.failure === null) {
      const message = `The checksum of gzip member ${this.members} is wrong: some of its bytes are.`;
      this.failure = { offset: this.handedOut, code: "compression-checksum", message };
    }
  }

  /** Whether `count` bytes are in the input buffer, after reading (and waiting) for them. */
  private async has(count: number): Promise<boolean> {
    const input = this.input;
    while (input.end - input.start < count && !input.ended) {
      if (input.end === input.bytes.length) {
        if (input.start === 0) return false;
        input.bytes.copyWithin(0, input.start, input.end);
        input.end -= input.start;
        input.start = 0;
      }
      const read = this.readPacked(input.end, input.bytes.length - input.end);
      if (read === WAIT) await this.packed.wait();
      else if (read === END) input.ended = true;
      else input.end += read;
    }
    return input.end - input.start >= count;
  }

  /** Whether there is any input, without waiting for it. */
  private hasNow(): boolean {
    const { input } = this;
    if (input.end > input.start) return true;
    input.start = 0;
    input.end = Math.max(0, this.readPacked(0, input.bytes.length));
    return input.end > 0;
  }

  private readPacked(offset: number, length: number): number {
    if (this.head.length === 0) return this.packed.read(this.input.bytes, offset, length);
    const piece = this.head.subarray(0, length);
    this.input.bytes.set(piece, offset);
    this.head = this.head.subarray(piece.length);
    return piece.length;
  }

  private breakOff(code: string, message: string): void {
    this.failure ??= { offset: this.handedOut, code, message };
    this.finish();
  }

  private finish(): void {
    this.member?.unpacked.close();
    this.member = null;
    this.finished = true;
  }
}

/** `failed` is an earlier try at the same member, of which everything it handed out is passed over. */
function startMember(outputBytes: number, failed: Member | null = null): Member {
  const inflate = createInflateRaw({ chunkSize: outputBytes });
  return {
    inflate,
    unpacked: new StreamSource(inflate),
    given: 0,
    writes: 0,
    pieceAt: 0,
    writing: null,
    isRetry: failed !== null,
    toSkip: failed?.handedOut ?? 0,
    handedOut: 0,
    checksum: failed?.checksum ?? 0,
    closed: false,
    over: false,
  };
}
