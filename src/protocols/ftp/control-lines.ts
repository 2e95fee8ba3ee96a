import type { Moment } from "../../decode/timestamp.ts";
import { withoutTelnet } from "./telnet.ts";

/** One line of an FTP control connection, one direction. */
export interface ControlLine {
  /** The line without its end and without telnet sequences; a copy that belongs to whoever takes the line. */
  bytes: Uint8Array;
  /** Frame of the first byte. */
  firstFrame: number;
  /** Frame and time of the last byte, the line end included. */
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** Bytes beyond the cap, not kept. */
  cut: number;
  /** Its beginning or its end is missing: it follows a gap, or was never terminated. */
  partial: boolean;
  hadTelnet: boolean;
}

const FIRST_CAPACITY = 256;
const KEPT_CAPACITY = 4_096;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Cuts one direction of a control connection into lines, however its bytes arrive. A line ends at CR LF or at LF alone;
 * a bare CR is data. Telnet sequences are taken out of whole lines, so that they may be cut anywhere too (an option
 * numbered 10 would end a line: no FTP program negotiates it).
 */
export class ControlLines {
  /** Finished lines, oldest first. The caller takes them and empties the array. */
  readonly lines: ControlLine[] = [];

  readonly #maxLineBytes: number;
  readonly #looksFresh: (bytes: Uint8Array, start: number, end: number) => boolean;
  #buffer = new Uint8Array(FIRST_CAPACITY);
  /** Bytes of the line in progress: all of them, and those of them that are in the buffer. */
  #length = 0;
  #kept = 0;
  #endsInCr = false;
  #afterGap = false;
  #first = 0;
  #last: Moment = { frame: 0, seconds: 0, nanoseconds: 0 };

  /**
   * `maxLineBytes` is how much of a line is kept. `looksFresh` tells of the first line after a gap whether it
   * is a whole one (`looksLikeCommand` or `looksLikeReply`); it sees the line up to its end.
   */
  constructor(
    maxLineBytes: number,
    looksFresh: (bytes: Uint8Array, start: number, end: number) => boolean = () => false,
  ) {
    this.#maxLineBytes = maxLineBytes;
    this.#looksFresh = looksFresh;
  }

  /** Takes bytes[start, end), borrowed until this returns, that arrived with the frame `at`. */
  push(bytes: Uint8Array, start: number, end: number, at: Moment): void {
    if (start >= end) return;
    this.#last = { frame: at.frame, seconds: at.seconds, nanoseconds: at.nanoseconds };
    let from = start;
    while (from < end) {
      let to = from;
      while (to < end && bytes[to] !== LF) to += 1;
      if (this.#length === 0) this.#first = at.frame;
      if (to > from) this.#append(bytes, from, to);
      if (to === end) break;
      this.#finish(false);
      from = to + 1;
    }
  }

  /**
   * Bytes are missing here. The line in progress is told as it is, partial; what follows is partial up to its
   * line end unless it looks like a whole line. A stream that was met in its middle begins with a gap.
   */
  gap(): void {
    this.end();
    this.#afterGap = true;
  }

  /** No more bytes will come (or none that are text): tells the line in progress, partial. */
  end(): void {
    this.#finish(true);
    this.#afterGap = false;
  }

  #append(bytes: Uint8Array, from: number, to: number): void {
    const room = Math.min(to - from, this.#maxLineBytes - this.#kept);
    if (room > 0) {
      this.#reserve(this.#kept + room);
      copyBytes(bytes, from, this.#buffer, this.#kept, room);
      this.#kept += room;
    }
    this.#length += to - from;
    this.#endsInCr = bytes[to - 1] === CR;
  }

  #finish(unterminated: boolean): void {
    const length = this.#length - (this.#endsInCr ? 1 : 0);
    const kept = Math.min(this.#kept, length);
    const partial = unterminated || (this.#afterGap && !this.#looksFresh(this.#buffer, 0, kept));
    if (length > 0 || !partial) {
      const { bytes, hadTelnet } = withoutTelnet(this.#buffer.subarray(0, kept));
      const { frame, seconds, nanoseconds } = this.#last;
      this.lines.push({
        bytes,
        firstFrame: this.#first,
        frame,
        seconds,
        nanoseconds,
        cut: length - kept,
        partial,
        hadTelnet,
      });
    }
    this.#length = 0;
    this.#kept = 0;
    this.#endsInCr = false;
    this.#afterGap = false;
    if (this.#buffer.length > KEPT_CAPACITY) this.#buffer = new Uint8Array(FIRST_CAPACITY);
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(bytes, this.#buffer.length * 2));
    larger.set(this.#buffer.subarray(0, this.#kept));
    this.#buffer = larger;
  }
}

const SHORT = 128;

/** Lines are short, and for those a loop saves the subarray that `set` wants. */
function copyBytes(source: Uint8Array, from: number, target: Uint8Array, to: number, count: number): void {
  if (count > SHORT) {
    target.set(source.subarray(from, from + count), to);
    return;
  }
  for (let at = 0; at < count; at += 1) target[to + at] = source[from + at] as number;
}
