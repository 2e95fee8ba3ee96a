// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.
import { closeSync, fstatSync, readSync } from "node:fs";
import { type ByteSource, END, readFailed, WAIT } from "./byte-source.ts";
import { compressionOf } from "./compression.ts";
import { BYTES_PER_TURN, eventLoopTurn } from "./event-loop-turn.ts";
import { Pauses } from "./pauses.ts";
import { pcapHeaderBytes } from "./pcap-header.ts";
import { SECTION_HEADER } from "./pcapng-blocks.ts";
import type { Damage } from "./record-reader.ts";
import { SNOOP_MAGIC } from "./snoop.ts";

/** Bytes of a file's beginning that tell it from another one: they hold the time of the first packet. */
const HEAD_BYTES = 512;
const MAGIC_BYTES = 4;
/** The length of a pcapng section, which some writers fill in at the end. */
const LATER_FROM = 16;
const LATER_TO = 24;

/**
 * A file that somebody is still writing: read to its present end, and then waited for. It ends where another recording is
 * written over it, or where it stands still and another file has taken its place.
 */
export class FollowSource implements ByteSource {
  readonly size = null;
  consumed = 0;
  damage: Damage | null = null;
  /** When the file was last written to, as far as one looked; in milliseconds since 1970. */
  modified = 0;
  /** It ended because another recording took its place in the same file. */
  isOverwritten = false;
  readonly #descriptor: number;
  readonly #isReplaced: () => Promise<boolean>;
  readonly #pauses = new Pauses();
  readonly #look = new Uint8Array(HEAD_BYTES);
  #head: Uint8Array = new Uint8Array(0);
  /** Offset in the file of the next byte to read. */
  #position = 0;
  #sinceTurn = 0;
  #replaced = false;
  #ended = false;
  #closed = false;

  /** Takes over `descriptor`, and reads from its beginning. `isReplaced` is asked whenever the file stands still. */
  constructor(descriptor: number, isReplaced: () => Promise<boolean>) {
    this.#descriptor = descriptor;
    this.#isReplaced = isReplaced;
  }

  read(target: Uint8Array, offset: number, length: number): number {
    if (this.#ended) return END;
    if (this.#sinceTurn >= BYTES_PER_TURN) return WAIT;
    const count = this.#try(() => {
      const read = readSync(this.#descriptor, target, offset, length, this.#position);
      return read > 0 && !this.#isSameRecording() ? 0 : read;
    });
    if (count > 0) {
      this.#position += count;
      this.consumed += count;
      this.#sinceTurn += count;
      this.#replaced = false;
      return count;
    }
    this.#ended ||= this.#replaced;
    return this.#ended ? END : WAIT;
  }

  async wait(): Promise<void> {
    if (this.#sinceTurn >= BYTES_PER_TURN) {
      this.#sinceTurn = 0;
      return eventLoopTurn();
    }
    while (!this.#ended && !this.#hasMore()) {
      // Its writer closed it before the other file was there: one more read gets all of it.
      this.#replaced = await this.#isReplaced();
      if (this.#replaced) return;
      await this.#pauses.next();
    }
  }

  /** The file's number on its device; 0 where the system does not tell. */
  get inode(): bigint {
    return this.#closed ? 0n : fstatSync(this.#descriptor, { bigint: true }).ino;
  }

  close(): void {
    if (!this.#closed) closeSync(this.#descriptor);
    this.#closed = true;
    this.#ended = true;
    this.#pauses.end();
  }

  #hasMore(): boolean {
    const more = this.#try(() => {
      const { size, mtimeMs } = fstatSync(this.#descriptor);
      if (size < this.#position && !this.#isSameRecording()) return 0;
      if (size === this.#position) this.modified = mtimeMs;
      return size - this.#position;
    });
    return more > 0;
  }

  /** Whether the file begins as it did. Where it does not, settles how to go on: with the next read, or not at all. */
  #isSameRecording(): boolean {
    const length = readSync(this.#descriptor, this.#look, 0, HEAD_BYTES, 0);
    const head = this.#look.subarray(0, length);
    if (!beginsAs(head, this.#head)) {
      if (length >= MAGIC_BYTES) this.#goOnIn(head);
      return false;
    }
    if (length > this.#head.length) this.#head = head.slice();
    return true;
  }

  /**
   * The file was emptied and written to again: by another recording, or by the same one (as logrotate's copytruncate has it),
   * which goes on behind a hole of zeros or, where it appends, at the front.
   */
  #goOnIn(head: Uint8Array): void {
    if (isCapture(head)) this.isOverwritten = true;
    this.#ended = this.isOverwritten;
    if (head.subarray(0, MAGIC_BYTES).some((byte) => byte !== 0)) this.#position = 0;
    this.#head = head.slice();
  }

  #try(act: () => number): number {
    try {
      return act();
    } catch (error) {
      this.damage = readFailed(this.consumed, error);
      this.#ended = true;
      return 0;
    }
  }
}

function beginsAs(head: Uint8Array, former: Uint8Array): boolean {
  if (head.length < former.length) return false;
  return former.every((byte, index) => byte === head[index] || (index >= LATER_FROM && index < LATER_TO));
}

function isCapture(head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const magic = view.getUint32(0);
  return (
    pcapHeaderBytes(view, 0) > 0 || magic === SECTION_HEADER || magic === SNOOP_MAGIC || compressionOf(head) !== null
  );
}
