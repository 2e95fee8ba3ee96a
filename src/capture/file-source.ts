import { closeSync, read, readSync } from "node:fs";
import { type ByteSource, END, readFailed, WAIT } from "./byte-source.ts";
import { BYTES_PER_TURN, eventLoopTurn } from "./event-loop-turn.ts";
import type { Damage } from "./record-reader.ts";

/** A regular file (or block device), read from where its descriptor stands. */
export class FileSource implements ByteSource {
  readonly size: number | null;
  consumed = 0;
  damage: Damage | null = null;
  private readonly descriptor: number;
  private readonly owned: boolean;
  private sinceTurn = 0;
  private ended = false;
  private closed = false;
  private reading = false;

  /** `owned` descriptors are closed by `close`; standard input is not. */
  constructor(descriptor: number, size: number | null, owned: boolean) {
    this.descriptor = descriptor;
    this.size = size;
    this.owned = owned;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    if (this.ended) return END;
    if (this.sinceTurn >= BYTES_PER_TURN) return WAIT;
    let count = 0;
    try {
      count = readSync(this.descriptor, target, offset, length, null);
    } catch (error) {
      this.damage = readFailed(this.consumed, error);
    }
    this.consumed += count;
    this.sinceTurn += count;
    this.ended = count === 0;
    return this.ended ? END : count;
  }

  /**
   * The same on another thread; `done` is told how many bytes came, 0 for none ever. `target` is the system's until then. Neither this
   * nor `read` may be called meanwhile; `close` may.
   */
  readLater(target: Uint8Array, offset: number, length: number, done: (count: number) => void): void {
    this.reading = true;
    read(this.descriptor, target, offset, length, null, (error, count) => {
      this.reading = false;
      if (this.closed) this.closeDescriptor();
      if (error !== null) this.damage = readFailed(this.consumed, error);
      const came = error === null && !this.closed ? count : 0;
      this.consumed += came;
      this.ended = came === 0;
      done(came);
    });
  }

  wait(): Promise<void> {
    this.sinceTurn = 0;
    return eventLoopTurn();
  }

  close(): void {
    if (!this.closed && !this.reading) this.closeDescriptor();
    this.closed = true;
    this.ended = true;
  }

  private closeDescriptor(): void {
    if (this.owned) closeSync(this.descriptor);
  }
}
