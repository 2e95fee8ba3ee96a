/** Takes what a decoder makes of what was sent; borrowed until it returns. */
export type Output = (bytes: Uint8Array) => void;

/** What is sent in one of RFC 959's modes, unpacked as it comes, in order. Several files may follow each other on one connection. */
export interface ModeDecoder {
  push(bytes: Uint8Array): void;
  /** How many files ended. */
  readonly files: number;
  /** What came cannot be right: nothing more is made of it. */
  readonly isDamaged: boolean;
}

const END_OF_FILE = 0x40;
const RESTART_MARKER = 0x10;
/** End of record (0x80) and suspected errors (0x20) change nothing about the bytes. */
const KNOWN = 0xf0;
const HEADER_BYTES = 3;

/** Block mode: a byte of flags, two with a length, and so much data (RFC 959 section 3.4.2). `output` gets those of file `wanted`, from 0. */
export class BlockDecoder implements ModeDecoder {
  files = 0;
  isDamaged = false;
  readonly #output: Output;
  readonly #wanted: number;
  readonly #header = new Uint8Array(HEADER_BYTES);
  #headerBytes = 0;
  #left = 0;

  constructor(output: Output, wanted: number) {
    this.#output = output;
    this.#wanted = wanted;
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length && !this.isDamaged; ) {
      if (this.#headerBytes < HEADER_BYTES) {
        this.#header[this.#headerBytes] = bytes[at] as number;
        this.#headerBytes += 1;
        at += 1;
        if (this.#headerBytes === HEADER_BYTES) this.#begin();
        continue;
      }
      const part = bytes.subarray(at, at + this.#left);
      at += part.length;
      this.#left -= part.length;
      if ((this.#flags & RESTART_MARKER) === 0 && this.files === this.#wanted) this.#output(part);
      if (this.#left === 0) this.#end();
    }
  }

  get #flags(): number {
    return this.#header[0] as number;
  }

  #begin(): void {
    this.isDamaged = (this.#flags & ~KNOWN) !== 0;
    this.#left = ((this.#header[1] as number) << 8) | (this.#header[2] as number);
    if (this.#left === 0) this.#end();
  }

  #end(): void {
    this.#headerBytes = 0;
    if ((this.#flags & END_OF_FILE) !== 0) this.files += 1;
  }
}
