// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import type { Readable } from "node:stream";
import { type ByteSource, END, readFailed, WAIT } from "./byte-source.ts";
import type { Damage } from "./record-reader.ts";

/** Any readable stream of bytes, taken in paused mode: sockets, terminals, and pipes where nothing better works. */
export class StreamSource implements ByteSource {
  readonly size = null;
  consumed = 0;
  /** The error that ended the stream, if one did. */
  failure: Error | null = null;
  private readonly stream: Readable;
  private chunk: Uint8Array = new Uint8Array(0);
  private taken = 0;
  private over = false;
  /** The stream announced something since it was last read: bytes, or an end that it tells only when read again. */
  private announced = false;
  private wake: (() => void) | null = null;

  constructor(stream: Readable) {
    this.stream = stream;
    stream.on("readable", () => {
      this.announced = true;
      this.awake();
    });
    stream.on("end", () => this.finish(null));
    stream.on("close", () => this.finish(null));
    stream.on("error", (error) => this.finish(error));
  }

  get damage(): Damage | null {
    return this.failure === null ? null : readFailed(this.consumed, this.failure);
  }

  /** Whether `read` is worth another call. */
  get ready(): boolean {
    return this.taken < this.chunk.length || this.over || this.announced;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    if (this.taken === this.chunk.length && !this.refill()) return this.over ? END : WAIT;
    const count = Math.min(length, this.chunk.length - this.taken);
    target.set(this.chunk.subarray(this.taken, this.taken + count), offset);
    this.taken += count;
    this.consumed += count;
    return count;
  }

  wait(): Promise<void> {
    if (this.ready) return Promise.resolve();
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  close(): void {
    this.chunk = new Uint8Array(0);
    this.taken = 0;
    this.finish(null);
    this.stream.destroy();
  }

  private refill(): boolean {
    this.announced = false;
    const chunk: unknown = this.over ? null : this.stream.read();
    if (!(chunk instanceof Uint8Array) || chunk.length === 0) return false;
    this.chunk = chunk;
    this.taken = 0;
    return true;
  }

  private finish(error: Error | null): void {
    if (!this.over) this.failure = error;
    this.over = true;
    this.awake();
  }

  private awake(): void {
    const wake = this.wake;
    this.wake = null;
    wake?.();
  }
}
