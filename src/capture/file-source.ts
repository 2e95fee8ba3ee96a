// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import { closeSync, readSync } from "node:fs";
import { type ByteSource, END, readFailed, WAIT } from "./byte-source.ts";
import { BYTES_PER_TURN, eventLoopTurn } from "./event-loop-turn.ts";
import type { Damage } from "./record-reader.ts";

/** A regular file (or block device), read synchronously from where its descriptor stands. */
export class FileSource implements ByteSource {
  readonly size: number | null;
  consumed = 0;
  damage: Damage | null = null;
  private readonly descriptor: number;
  private readonly owned: boolean;
  private sinceTurn = 0;
  private ended = false;
  private closed = false;

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

  wait(): Promise<void> {
    this.sinceTurn = 0;
    return eventLoopTurn();
  }

  close(): void {
    if (this.owned && !this.closed) closeSync(this.descriptor);
    this.closed = true;
    this.ended = true;
  }
}
