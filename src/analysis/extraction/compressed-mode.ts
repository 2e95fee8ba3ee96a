import type { ModeDecoder, Output } from "./block-mode.ts";

const END_OF_FILE = 0x40;
const RESTART_MARKER = 0x10;
const ASCII_FILLER = 0x20;

/** What the next byte is: the head of a string, flags behind the escape, or a byte to be repeated. */
type Expects = "head" | "literal" | "flags" | "repeated" | "marker-length" | "marker";

/**
 * Compressed mode: strings of bytes, of one byte again and again, or of fillers, and flags behind an escape of zero (RFC 959
 * section 3.4.3). `output` gets the bytes of file `wanted`, from 0.
 */
export class CompressedDecoder implements ModeDecoder {
  files = 0;
  readonly isDamaged = false;
  readonly #output: Output;
  readonly #wanted: number;
  readonly #filler: number;
  #expects: Expects = "head";
  #left = 0;

  constructor(output: Output, wanted: number, isText: boolean) {
    this.#output = output;
    this.#wanted = wanted;
    this.#filler = isText ? ASCII_FILLER : 0;
  }

  push(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#expects === "literal" || this.#expects === "marker") {
        const part = bytes.subarray(at, at + this.#left);
        if (this.#expects === "literal") this.#put(part);
        at += part.length;
        this.#left -= part.length;
        if (this.#left === 0) this.#expects = "head";
        continue;
      }
      this.#byte(bytes[at] as number);
      at += 1;
    }
  }

  #byte(byte: number): void {
    switch (this.#expects) {
      case "flags":
        if ((byte & END_OF_FILE) !== 0) this.files += 1;
        this.#expects = (byte & RESTART_MARKER) === 0 ? "head" : "marker-length";
        break;
      case "marker-length":
        this.#left = byte & 0x7f;
        this.#expects = this.#left === 0 ? "head" : "marker";
        break;
      case "repeated":
        this.#put(new Uint8Array(this.#left).fill(byte));
        this.#expects = "head";
        break;
      default:
        this.#head(byte);
    }
  }

  #head(byte: number): void {
    this.#left = byte < 0x80 ? byte : byte & 0x3f;
    if (byte === 0) this.#expects = "flags";
    else if (byte < 0x80) this.#expects = "literal";
    else if (byte < 0xc0) this.#expects = "repeated";
    else this.#put(new Uint8Array(this.#left).fill(this.#filler));
  }

  #put(bytes: Uint8Array): void {
    if (this.files === this.#wanted && bytes.length > 0) this.#output(bytes);
  }
}
