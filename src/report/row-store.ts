import type * as Zlib from "node:zlib";
import { LIMITS } from "../limits.ts";

/** Rows that lie together as JSON text in UTF-8; `bytes` are deflated as soon as that is done. */
export interface RowChunk {
  readonly rows: number;
  /** Bytes of the text. */
  readonly length: number;
  bytes: Buffer;
  deflated: boolean;
  /** Too much came behind it. */
  dropped: boolean;
}

/** JSON says the same names over and over: the fastest level leaves a tenth of it, and the best not much less. */
const LEVEL = 1;
/** Chunks, and bytes of them, that other threads deflate at one time: each takes its text and a quarter of a megabyte meanwhile. */
const CHUNKS_IN_WORK = 16;
const BYTES_IN_WORK = 4_194_304;
/** zlib's own. */
const SMALLEST_CHUNK = 64;
const NOTHING = Buffer.alloc(0);

/**
 * Where the packed rows of one report lie, whichever list they are of: deflated, they take no more than
 * `mostBytes`; beyond it the oldest go. Which ones depends on the rows alone, not on how long deflating takes.
 */
export class RowStore {
  readonly #mostBytes: number;
  /** Oldest first. */
  readonly #kept: RowChunk[] = [];
  #deflatedBytes = 0;
  #chunksInWork = 0;
  #bytesInWork = 0;
  #onSettled = (): void => {};

  constructor(mostBytes: number = LIMITS.packedRowBytes) {
    this.#mostBytes = mostBytes;
  }

  /** What is deflated takes so much. */
  get bytes(): number {
    return this.#deflatedBytes;
  }

  /** Takes text, which must not change any more. Other threads deflate it, or this one where they have enough to do. */
  put(text: Buffer, rows: number): RowChunk {
    const chunk: RowChunk = { rows, length: text.length, bytes: text, deflated: false, dropped: false };
    this.#kept.push(chunk);
    // Most often all that comes out has room in one piece.
    const options = { level: LEVEL, chunkSize: SMALLEST_CHUNK + (text.length >> 2) };
    if (this.#chunksInWork >= CHUNKS_IN_WORK || this.#bytesInWork + text.length > BYTES_IN_WORK) {
      this.#pack(chunk, zlib().deflateRawSync(text, options));
    } else {
      this.#chunksInWork += 1;
      this.#bytesInWork += text.length;
      zlib().deflateRaw(text, options, (error, deflated) => {
        this.#chunksInWork -= 1;
        this.#bytesInWork -= text.length;
        this.#pack(chunk, error === null ? deflated : zlib().deflateRawSync(text, options));
        if (this.#chunksInWork === 0) this.#onSettled();
      });
    }
    return chunk;
  }

  /** Resolves when all text that was put is deflated: only then is it final what was dropped. */
  async settled(): Promise<void> {
    if (this.#chunksInWork === 0) return;
    await new Promise<void>((resolve) => {
      this.#onSettled = resolve;
    });
  }

  #pack(chunk: RowChunk, deflated: Buffer): void {
    if (chunk.dropped) return;
    // What zlib gives is the beginning of something larger.
    chunk.bytes = Buffer.allocUnsafeSlow(deflated.length);
    deflated.copy(chunk.bytes);
    chunk.deflated = true;
    this.#deflatedBytes += deflated.length;
    while (this.#deflatedBytes > this.#mostBytes) this.#dropOldest();
  }

  /** One that is still in work may go too: what came behind it takes all the room already. */
  #dropOldest(): void {
    const oldest = this.#kept.shift();
    if (oldest === undefined) return;
    if (oldest.deflated) this.#deflatedBytes -= oldest.bytes.length;
    oldest.bytes = NOTHING;
    oldest.dropped = true;
  }
}

/** The text of rows that are still there. */
export function textOf({ bytes, deflated, length }: RowChunk): Buffer {
  return deflated ? zlib().inflateRawSync(bytes, { chunkSize: Math.max(length, SMALLEST_CHUNK) }) : bytes;
}

/** Most captures need none of it, and loading it takes time. */
function zlib(): typeof Zlib {
  return process.getBuiltinModule("node:zlib");
}
