// FENCE, once a record that is written: copies bytes that are borrowed until it returns.
const CHUNK = 262_144;

/** Bytes that are written one behind the other and handed on in large chunks, each of which is the receiver's to keep. */
export class OutputBytes {
  bytes = new Uint8Array(CHUNK);
  view = new DataView(this.bytes.buffer);
  #end = 0;
  readonly #put: (chunk: Uint8Array) => void;

  constructor(put: (chunk: Uint8Array) => void) {
    this.#put = put;
  }

  /** Where the next so many bytes, which are zero, go in `bytes` and `view`; both are replaced by it. */
  room(length: number): number {
    if (this.#end + length > this.bytes.length) {
      this.flush();
      if (length > CHUNK) this.#renew(length);
    }
    const at = this.#end;
    this.#end += length;
    return at;
  }

  /** Hands on what was written. */
  flush(): void {
    if (this.#end === 0) return;
    this.#put(this.bytes.subarray(0, this.#end));
    this.#renew(CHUNK);
  }

  #renew(length: number): void {
    this.bytes = new Uint8Array(length);
    this.view = new DataView(this.bytes.buffer);
    this.#end = 0;
  }
}
