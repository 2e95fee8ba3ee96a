const CHUNK_BYTES = 262_144;
const SMALL_CHUNK_BYTES = 16_384;
/** Beyond it, chunks are small. */
const MOST_BYTES = 67_108_864;

/** Buffers that streams gather their bytes in: large while there are few streams. */
export class ChunkPool {
  readonly #free: Uint8Array[] = [];
  #taken = 0;

  take(): Uint8Array {
    const chunk =
      this.#taken < MOST_BYTES ? (this.#free.pop() ?? new Uint8Array(CHUNK_BYTES)) : new Uint8Array(SMALL_CHUNK_BYTES);
    this.#taken += chunk.length;
    return chunk;
  }

  giveBack(chunk: Uint8Array): void {
    this.#taken -= chunk.length;
    if (chunk.length === CHUNK_BYTES) this.#free.push(chunk);
  }
}
