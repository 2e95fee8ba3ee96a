import { LIMITS } from "../limits.ts";
import type { ByteWindow } from "./byte-window.ts";
import type { FileSource } from "./file-source.ts";
import { makeRoom, WINDOW_BYTES } from "./window-filler.ts";

/** Room in front of what is read, for the unread tail of the stretch before: a record and its header. */
const HEADROOM = LIMITS.recordBytes + 64;
const STRETCH = WINDOW_BYTES - HEADROOM;

/** A file with fewer bytes left is read as well without. */
export const WORTH_READING_AHEAD = 2 * WINDOW_BYTES;

/**
 * Reads a file one stretch ahead: while one buffer's records are walked, the system copies what follows them into another, on
 * another core. Then the two change places, and only the tail of a record between them is moved. A sixth to a third of the
 * time of a large file; guarded by test/bench.
 */
export class ReadAhead {
  readonly #file: FileSource;
  /** What is being read, or was, into `#next` from HEADROOM on: how many bytes, -1 for not yet. */
  #count = -1;
  #next: Uint8Array = new Uint8Array(WINDOW_BYTES);
  #wake: (() => void) | null = null;

  /** Nobody else reads the file from now on. */
  constructor(file: FileSource) {
    this.#file = file;
    this.#read();
  }

  /** True when the window gained bytes or has ended, false when one must wait. Readers want `wanted` bytes from its start. */
  fill(window: ByteWindow, wanted: number): boolean {
    const count = this.#count;
    if (count < 0) return false;
    const unread = window.end - window.start;
    if (count === 0) window.ended = true;
    else if (unread <= HEADROOM && unread + count >= wanted) this.#swap(window, unread, count);
    else this.#append(window, unread, count, wanted);
    return true;
  }

  /** Resolves when `fill` is worth another call. */
  wait(): Promise<void> {
    if (this.#count >= 0) return Promise.resolve();
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  #swap(window: ByteWindow, unread: number, count: number): void {
    const { bytes, start } = window;
    const front = HEADROOM - unread;
    this.#next.set(bytes.subarray(start, window.end), front);
    window.bytes = this.#next;
    window.view = new DataView(this.#next.buffer);
    window.base += start - front;
    window.start = front;
    window.end = HEADROOM + count;
    this.#next = bytes.length === WINDOW_BYTES ? bytes : new Uint8Array(WINDOW_BYTES);
    this.#read();
  }

  /** A record, or a block of a pcapng file, that is larger than a stretch. */
  #append(window: ByteWindow, unread: number, count: number, wanted: number): void {
    makeRoom(window, Math.max(wanted, unread + count));
    window.bytes.set(this.#next.subarray(HEADROOM, HEADROOM + count), window.end);
    window.end += count;
    this.#read();
  }

  #read(): void {
    this.#count = -1;
    this.#file.readLater(this.#next, HEADROOM, STRETCH, (count) => {
      this.#count = count;
      this.#wake?.();
      this.#wake = null;
    });
  }
}
