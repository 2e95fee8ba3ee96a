import { createGunzip, type Gunzip } from "node:zlib";
import { type ByteSource, END, errorCode } from "./byte-source.ts";
import type { Damage } from "./record-reader.ts";
import { StreamSource } from "./stream-source.ts";

const INPUT_BYTES = 64 * 1024;
const OUTPUT_BYTES = 128 * 1024;

/**
 * Unpacks gzip (RFC 1952, any number of members) on the way. Input is given only when all output was taken, so a
 * file of whatever ratio needs no more memory than the two buffers, and a cut one gives all that it holds.
 */
export class GzipSource implements ByteSource {
  private readonly packed: ByteSource;
  private readonly gunzip: Gunzip;
  private readonly unpacked: StreamSource;
  private readonly input = new Uint8Array(INPUT_BYTES);
  private head: Uint8Array;
  private writing: Promise<void> | null = null;
  private inputEnded = false;

  /** `head` holds the bytes already read from `packed`. */
  constructor(packed: ByteSource, head: Uint8Array) {
    this.packed = packed;
    this.head = head;
    this.gunzip = createGunzip({ chunkSize: OUTPUT_BYTES });
    this.unpacked = new StreamSource(this.gunzip);
  }

  get size(): number | null {
    return this.packed.size;
  }

  get consumed(): number {
    return this.packed.consumed;
  }

  get damage(): Damage | null {
    if (this.unpacked.failure === null) return this.packed.damage;
    const offset = this.unpacked.consumed;
    return errorCode(this.unpacked.failure) === "Z_BUF_ERROR"
      ? { offset, code: "compression-cut", message: "The gzip data end too early; all before was read." }
      : { offset, code: "compression-broken", message: "The gzip data are damaged; the rest was not read." };
  }

  read(target: Uint8Array, offset: number, length: number): number {
    return this.unpacked.read(target, offset, length);
  }

  async wait(): Promise<void> {
    while (!this.unpacked.ready) {
      if (this.writing !== null) await Promise.race([this.writing, this.unpacked.wait()]);
      else if (this.inputEnded) await this.unpacked.wait();
      else await this.feed();
    }
  }

  close(): void {
    this.unpacked.close();
    this.packed.close();
  }

  /** Hands the next piece of input to zlib, or tells it that there is none. */
  private async feed(): Promise<void> {
    const piece = await this.nextPiece();
    if (piece === null) {
      this.inputEnded = true;
      this.gunzip.end();
      return;
    }
    this.writing = new Promise((resolve) => {
      this.gunzip.write(piece, () => {
        this.writing = null;
        resolve();
      });
    });
  }

  private async nextPiece(): Promise<Uint8Array | null> {
    if (this.head.length > 0) {
      const piece = this.head.subarray(0, INPUT_BYTES);
      this.head = this.head.subarray(piece.length);
      return piece;
    }
    for (;;) {
      const count = this.packed.read(this.input, 0, INPUT_BYTES);
      if (count > 0) return this.input.subarray(0, count);
      if (count === END) return null;
      await this.packed.wait();
    }
  }
}
