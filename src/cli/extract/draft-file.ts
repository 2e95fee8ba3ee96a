import { createHash, type Hash } from "node:crypto";
import { fstatSync, ftruncateSync, readSync, writeSync } from "node:fs";
import type { OpenFiles } from "./open-files.ts";

const BLOCK_BYTES = 262_144;

/** A file that nobody sees yet, written and read at any place. All of it throws what the system says. */
export class DraftFile {
  readonly path: string;
  readonly #files: OpenFiles;

  /** It is there as soon as something is written, or `size` is set. */
  constructor(path: string, files: OpenFiles) {
    this.path = path;
    this.#files = files;
  }

  write(position: number, bytes: Uint8Array): void {
    const descriptor = this.#files.descriptor(this.path);
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
    }
  }

  /** Cuts it, or makes it longer by zeros that take no room. */
  set size(bytes: number) {
    ftruncateSync(this.#files.descriptor(this.path), bytes);
  }

  get size(): number {
    return fstatSync(this.#files.descriptor(this.path)).size;
  }

  /** Gives [from, to) in blocks, each borrowed until the next; less where the file ends before. */
  *read(from: number, to: number, block: Uint8Array = new Uint8Array(BLOCK_BYTES)): Generator<Uint8Array> {
    for (let at = from; at < to; ) {
      const wanted = Math.min(block.length, to - at);
      const got = readSync(this.#files.descriptor(this.path), block, 0, wanted, at);
      if (got === 0) return;
      at += got;
      yield block.subarray(0, got);
    }
  }

  /** SHA-256 of [0, to) as lower-case hex; `hash` has taken in what is before `from`. */
  hash(to: number, from = 0, hash: Hash = createHash("sha256")): string {
    for (const bytes of this.read(from, to)) hash.update(bytes);
    return hash.digest("hex");
  }

  /** Done with for now. */
  close(): void {
    this.#files.close(this.path);
  }
}
