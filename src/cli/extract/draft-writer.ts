import { createHash } from "node:crypto";
import type { DraftFile } from "./draft-file.ts";

const CHUNK_BYTES = 262_144;

/** Writes a draft from its beginning on, and hashes what it writes. */
export class DraftWriter {
  readonly #file: DraftFile;
  readonly #hash = createHash("sha256");
  readonly #chunk = new Uint8Array(CHUNK_BYTES);
  #filled = 0;
  #written = 0;

  constructor(file: DraftFile) {
    this.#file = file;
  }

  /** Bytes put so far. */
  get bytes(): number {
    return this.#written + this.#filled;
  }

  /** Borrows the bytes until it returns. Throws what the system says. */
  put(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + CHUNK_BYTES - this.#filled);
      this.#chunk.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      if (this.#filled === CHUNK_BYTES) this.#flush();
    }
  }

  /** Nothing more comes. Returns the SHA-256 (lower-case hex). Throws what the system says. */
  end(): string {
    this.#flush();
    this.#file.size = this.#written;
    this.#file.close();
    return this.#hash.digest("hex");
  }

  #flush(): void {
    const bytes = this.#chunk.subarray(0, this.#filled);
    this.#hash.update(bytes);
    if (bytes.length > 0) this.#file.write(this.#written, bytes);
    this.#written += bytes.length;
    this.#filled = 0;
  }
}
