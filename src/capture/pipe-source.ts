// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import { readSync } from "node:fs";
import { Socket } from "node:net";
import { type ByteSource, END, errorCode, readFailed, WAIT } from "./byte-source.ts";
import { BYTES_PER_TURN, eventLoopTurn } from "./event-loop-turn.ts";
import type { Damage } from "./record-reader.ts";
import { StreamSource } from "./stream-source.ts";

/**
 * A pipe whose descriptor does not block: read synchronously until it is empty, which is faster than any stream; a
 * socket on the same descriptor then waits for more. What the socket read meanwhile comes first.
 */
export class PipeSource implements ByteSource {
  readonly size = null;
  consumed = 0;
  private readonly descriptor: number;
  private readonly waiter: StreamSource;
  private writerSeen: boolean;
  private sinceTurn = 0;
  private ended = false;
  private failure: Damage | null = null;

  /**
   * Takes over `descriptor`. `writerSeen` is false for a named pipe just opened: it looks ended until somebody opens
   * it for writing, and only the socket can tell that apart.
   */
  constructor(descriptor: number, writerSeen: boolean) {
    this.descriptor = descriptor;
    this.writerSeen = writerSeen;
    this.waiter = new StreamSource(new Socket({ fd: descriptor, readable: true, writable: false }));
  }

  get damage(): Damage | null {
    return this.failure ?? this.waiter.damage;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    if (this.ended) return END;
    if (this.sinceTurn >= BYTES_PER_TURN) return WAIT;
    let count = this.waiter.read(target, offset, length);
    if (count === WAIT) count = this.writerSeen ? this.readNow(target, offset, length) : WAIT;
    if (count === END) this.ended = true;
    if (count <= 0) return count;
    this.writerSeen = true;
    this.consumed += count;
    this.sinceTurn += count;
    return count;
  }

  wait(): Promise<void> {
    if (this.sinceTurn < BYTES_PER_TURN) return this.waiter.wait();
    this.sinceTurn = 0;
    return eventLoopTurn();
  }

  close(): void {
    this.ended = true;
    this.waiter.close();
  }

  private readNow(target: Uint8Array, offset: number, length: number): number {
    try {
      const count = readSync(this.descriptor, target, offset, length, null);
      return count === 0 ? END : count;
    } catch (error) {
      if (errorCode(error) === "EAGAIN") return WAIT;
      this.failure = readFailed(this.consumed, error);
      return END;
    }
  }
}
