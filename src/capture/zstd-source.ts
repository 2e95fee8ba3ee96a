// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import { Decompress } from "fzstd";
import { LIMITS } from "../limits.ts";
import { type ByteSource, END, WAIT } from "./byte-source.ts";
import { ByteWindow } from "./byte-window.ts";
import { BYTES_PER_TURN, eventLoopTurn } from "./event-loop-turn.ts";
import type { Damage } from "./record-reader.ts";
import {
  BLOCK_BYTES,
  BLOCK_HEADER_BYTES,
  CHECKSUM_BYTES,
  FRAME_HEADER_BYTES,
  type FrameHeader,
  isSkippableMagic,
  readBlockHeader,
  readFrameHeader,
  ZSTD_MAGIC,
} from "./zstd-frame.ts";

/** Room for a frame header with its first block and checksum, twice, so that input is moved seldom. */
const INPUT_BYTES = 2 * (FRAME_HEADER_BYTES + BLOCK_HEADER_BYTES + BLOCK_BYTES + CHECKSUM_BYTES);
const NOTHING = new Uint8Array(0);

/**
 * Unpacks Zstandard (RFC 8878, any number of frames) on the way. The decoder gets one block at a time, so that no
 * input, whatever its ratio, makes more than 128 KiB of output at once. Checksums are not verified.
 */
export class ZstdSource implements ByteSource {
  private readonly packed: ByteSource;
  private readonly input: ByteWindow;
  private head: Uint8Array;
  private decoder: Decompress | null = null;
  private frame: FrameHeader | null = null;
  /** Bytes of a skippable frame still to pass over. */
  private toSkip = 0;
  private output: Uint8Array = NOTHING;
  private taken = 0;
  private handedOut = 0;
  private sinceTurn = 0;
  private finished = false;
  private failure: Damage | null = null;

  /** `head` holds the bytes already read from `packed`. */
  constructor(packed: ByteSource, head: Uint8Array) {
    this.packed = packed;
    this.head = head;
    this.input = new ByteWindow(new Uint8Array(INPUT_BYTES));
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
    if (this.sinceTurn >= BYTES_PER_TURN) return WAIT;
    while (this.taken === this.output.length) {
      if (this.finished) return END;
      if (!this.step()) return WAIT;
    }
    const count = Math.min(length, this.output.length - this.taken);
    target.set(this.output.subarray(this.taken, this.taken + count), offset);
    this.taken += count;
    this.handedOut += count;
    this.sinceTurn += count;
    return count;
  }

  wait(): Promise<void> {
    if (this.sinceTurn < BYTES_PER_TURN) return this.packed.wait();
    this.sinceTurn = 0;
    return eventLoopTurn();
  }

  close(): void {
    this.finished = true;
    this.output = NOTHING;
    this.taken = 0;
    this.decoder = null;
    this.packed.close();
  }

  /** Takes in one frame header or block; false where input must be waited for. */
  private step(): boolean {
    if (this.toSkip > 0) return this.skip();
    return this.frame === null ? this.beginFrame() : this.unpackBlock(this.frame);
  }

  private beginFrame(): boolean {
    const input = this.input;
    if (!this.has(FRAME_HEADER_BYTES) && !input.ended) return false;
    const available = input.end - input.start;
    if (available === 0) return this.finish(null, "");
    const magic = available < 8 ? 0 : input.view.getUint32(input.start, true);
    if (isSkippableMagic(magic)) {
      this.toSkip = 8 + input.view.getUint32(input.start + 4, true);
      return true;
    }
    if (available < 8) return this.cut();
    if (magic !== ZSTD_MAGIC) return this.finish("compression-broken", "Behind the zstd data is something else");
    const frame = readFrameHeader(input.view, input.start, available);
    if (frame === null) return this.cut();
    if (frame.windowBytes > LIMITS.zstdWindowBytes || frame.hasDictionary) {
      return this.finish("compression-broken", "The zstd data need a larger window, or a dictionary, than there is");
    }
    this.frame = frame;
    this.decoder = new Decompress((bytes) => this.accept(bytes));
    return true;
  }

  private accept(bytes: Uint8Array): void {
    const rest = this.output.subarray(this.taken);
    this.output = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    this.taken = 0;
  }

  /** Hands the next block to the decoder: the first one together with the frame's header, the last with its checksum. */
  private unpackBlock(frame: FrameHeader): boolean {
    const input = this.input;
    const blockAt = frame.length;
    if (!this.has(blockAt + BLOCK_HEADER_BYTES)) return input.ended ? this.cut() : false;
    const block = readBlockHeader(input.view, input.start + blockAt);
    if (block.broken) return this.broken();
    const length = blockAt + block.length + (block.last && frame.hasChecksum ? CHECKSUM_BYTES : 0);
    if (!this.has(length)) return input.ended ? this.cut() : false;
    const piece = input.bytes.slice(input.start, input.start + length);
    input.start += length;
    this.frame = block.last ? null : { ...frame, length: 0 };
    try {
      this.decoder?.push(piece, block.last);
      if (blockAt === 0) forgetEmptyPieces(this.decoder);
    } catch {
      return this.broken();
    }
    return true;
  }

  private skip(): boolean {
    const input = this.input;
    if (!this.has(1)) return input.ended ? this.cut() : false;
    const count = Math.min(this.toSkip, input.end - input.start);
    input.start += count;
    this.toSkip -= count;
    return true;
  }

  /** Whether `count` bytes are in the input buffer, after reading what is there to read. */
  private has(count: number): boolean {
    const input = this.input;
    while (input.end - input.start < count && !input.ended) {
      if (input.start + count > input.bytes.length || input.end === input.bytes.length) {
        input.bytes.copyWithin(0, input.start, input.end);
        input.end -= input.start;
        input.start = 0;
      }
      const read = this.readPacked(input.end, input.bytes.length - input.end);
      if (read === WAIT) return false;
      if (read === END) input.ended = true;
      else input.end += read;
    }
    return input.end - input.start >= count;
  }

  private readPacked(offset: number, length: number): number {
    if (this.head.length === 0) return this.packed.read(this.input.bytes, offset, length);
    const piece = this.head.subarray(0, length);
    this.input.bytes.set(piece, offset);
    this.head = this.head.subarray(piece.length);
    return piece.length;
  }

  private cut(): true {
    return this.finish("compression-cut", "The zstd data end too early; all before was read");
  }

  private broken(): true {
    return this.finish("compression-broken", "The zstd data are damaged; the rest was not read");
  }

  private finish(code: string | null, message: string): true {
    if (code !== null) this.failure = { offset: this.handedOut, code, message: `${message}.` };
    this.finished = true;
    return true;
  }
}

/** fzstd 0.1.1 keeps an empty piece for every block that it was given whole, and these would pile up. */
function forgetEmptyPieces(decoder: Decompress | null): void {
  const pieces: unknown = decoder === null ? null : Reflect.get(decoder, "c");
  if (Array.isArray(pieces) && pieces.every((piece) => piece instanceof Uint8Array && piece.length === 0)) {
    pieces.length = 0;
  }
}
