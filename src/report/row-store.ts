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

/** Bytes of text from which on rows are packed; what is walked through has so much unpacked at one time. */
export const CHUNK_BYTES = 262_144;
/** What a chunk and its last row usually take, and how many such buffers are kept to be written into again. */
const BUFFER_BYTES = CHUNK_BYTES + 131_072;
const BUFFERS_KEPT = 8;
/** JSON says the same names over and over: the fastest level leaves a tenth of it, and the best not much less. */
const LEVEL = 1;
/** Chunks that other threads are given at one time: they get more only when reading gives other work its turn. */
const IN_WORK = 16;
/** zlib's own. */
const SMALLEST_CHUNK = 64;
const NOTHING = Buffer.alloc(0);
/**
 * Texts that are unpacked lie outside of V8's own heap, by which it tells when to collect: 32 MB of them would gather. So each comes
 * with a list of so many items in it, 64 kB, that are held until the next.
 */
const NOTICED = 8_192;
const noticed: number[][] = [];

/**
 * Where the packed rows of one report lie, whichever list they are of: deflated, they take no more than `mostBytes`; beyond it
 * the oldest go. Which ones depends on the rows alone, not on how long deflating takes.
 */
export class RowStore {
  readonly #mostBytes: number;
  /** Oldest first. */
  readonly #kept: RowChunk[] = [];
  #deflatedBytes = 0;
  /** What other threads have not begun with. */
  readonly #waiting: RowChunk[] = [];
  #waitingBytes = 0;
  #inWork = 0;
  /** Whose text is deflated. */
  readonly #buffers: Buffer[] = [];
  #onSettled = (): void => {};

  constructor(mostBytes: number = LIMITS.packedRowBytes) {
    this.#mostBytes = mostBytes;
  }

  /** What is deflated takes so much. */
  get bytes(): number {
    return this.#deflatedBytes;
  }

  /** A buffer to write text into. */
  buffer(): Buffer {
    return this.#buffers.pop() ?? Buffer.allocUnsafeSlow(BUFFER_BYTES);
  }

  /** Takes text in a buffer that nobody else needs. Other threads deflate it, or this one where too much waits for them. */
  put(text: Buffer, rows: number): RowChunk {
    const chunk: RowChunk = { rows, length: text.length, bytes: text, deflated: false, dropped: false };
    this.#kept.push(chunk);
    if (this.#inWork < IN_WORK) this.#begin(chunk);
    else if (this.#waitingBytes + text.length > LIMITS.unpackedRowBytes) this.#pack(chunk, text, deflated(text));
    else {
      this.#waiting.push(chunk);
      this.#waitingBytes += text.length;
    }
    return chunk;
  }

  /** Resolves when all text that was put is deflated: only then is it final what was dropped. */
  async settled(): Promise<void> {
    if (this.#inWork === 0) return;
    await new Promise<void>((resolve) => {
      this.#onSettled = resolve;
    });
  }

  #begin(chunk: RowChunk): void {
    this.#inWork += 1;
    const text = chunk.bytes;
    zlib().deflateRaw(text, optionsFor(text), (error, bytes) => {
      this.#inWork -= 1;
      this.#pack(chunk, text, error === null ? bytes : deflated(text));
      this.#beginNext();
      if (this.#inWork === 0) this.#onSettled();
    });
  }

  #beginNext(): void {
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      this.#waitingBytes -= next.length;
      if (next.dropped) continue;
      this.#begin(next);
      return;
    }
  }

  #pack(chunk: RowChunk, text: Buffer, bytes: Buffer): void {
    if (this.#buffers.length < BUFFERS_KEPT && text.buffer.byteLength === BUFFER_BYTES) {
      this.#buffers.push(Buffer.from(text.buffer));
    }
    if (chunk.dropped) return;
    // What zlib gives is the beginning of something larger.
    chunk.bytes = Buffer.allocUnsafeSlow(bytes.length);
    bytes.copy(chunk.bytes);
    chunk.deflated = true;
    this.#deflatedBytes += bytes.length;
    while (this.#deflatedBytes > this.#mostBytes) this.#dropOldest();
  }

  /** One that still waits may go too: what came behind it takes all the room already. */
  #dropOldest(): void {
    const oldest = this.#kept.shift();
    if (oldest === undefined) return;
    if (oldest.deflated) this.#deflatedBytes -= oldest.bytes.length;
    oldest.bytes = NOTHING;
    oldest.dropped = true;
  }
}

function deflated(text: Buffer): Buffer {
  return zlib().deflateRawSync(text, optionsFor(text));
}

/** Most often all that comes out has room in one piece. */
function optionsFor({ length }: Buffer): Zlib.ZlibOptions {
  return { level: LEVEL, chunkSize: SMALLEST_CHUNK + (length >> 2) };
}

/** The text of rows that are still there. */
export function textOf({ bytes, deflated, length }: RowChunk): Buffer {
  if (!deflated) return bytes;
  noticed[0] = new Array(NOTICED).fill(0);
  // One byte more, or zlib takes a second piece to see that nothing is left.
  return zlib().inflateRawSync(bytes, { chunkSize: Math.max(length + 1, SMALLEST_CHUNK) });
}

/** Most captures need none of it, and loading it takes time. */
function zlib(): typeof Zlib {
  return process.getBuiltinModule("node:zlib");
}
