import type { Moment } from "../../decode/timestamp.ts";
import { IAC, withoutTelnet } from "./telnet.ts";

/** One line of an FTP control connection, one direction. Its bytes, and the object itself, hold until the next line is asked for. */
export interface ControlLine {
  /** bytes[start, end) are the line, without its end and without telnet sequences. */
  bytes: Uint8Array;
  start: number;
  end: number;
  /** Frame and time of the last byte, the line end included. */
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** Bytes beyond the cap, not kept. */
  cut: number;
  /** Its beginning or its end is missing: it follows a gap, or was never terminated. */
  partial: boolean;
}

const NOTHING: Uint8Array = new Uint8Array(0);
const FIRST_CAPACITY = 256;
const KEPT_CAPACITY = 4_096;
const CR = 0x0d;
const LF = 0x0a;

/**
 * Cuts one direction of a control connection into lines, however its bytes arrive. A line ends at CR LF or at LF alone;
 * a bare CR is data. Telnet sequences are taken out of whole lines, so that they may be cut anywhere too (an option
 * numbered 10 would end a line: no FTP program negotiates it).
 *
 * After each `push`, `gap` and `end`, `next` gives the lines that are finished until it gives null. A line that arrives in one
 * piece, as almost all do, is not copied.
 */
export class ControlLines {
  readonly #maxLineBytes: number;
  readonly #looksFresh: (bytes: Uint8Array, start: number, end: number) => boolean;
  readonly #line: ControlLine = {
    bytes: NOTHING,
    start: 0,
    end: 0,
    frame: 0,
    seconds: 0,
    nanoseconds: 0,
    cut: 0,
    partial: false,
  };
  /** `#line` is finished and was not given yet. */
  #ready = false;
  /** What was pushed and not looked at yet, borrowed. */
  #pushed = NOTHING;
  #from = 0;
  #to = 0;
  /** Bytes of the line in progress: all of them, those of them that are in the buffer, and CRs and IACs among them. */
  #length = 0;
  #kept = 0;
  #marks = 0;
  #endsInCr = false;
  #buffer = NOTHING;
  #afterGap = false;

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

  /** Takes bytes[start, end), borrowed until `next` gives null, that arrived with the frame `at`. */
  push(bytes: Uint8Array, start: number, end: number, at: Moment): void {
    if (start >= end) return;
    const line = this.#line;
    line.frame = at.frame;
    line.seconds = at.seconds;
    line.nanoseconds = at.nanoseconds;
    this.#pushed = bytes;
    this.#from = start;
    this.#to = end;
  }

  /** The next line, null where none is finished. */
  next(): ControlLine | null {
    while (!this.#ready && this.#from < this.#to) this.#readOn();
    if (!this.#ready) return null;
    this.#ready = false;
    return this.#line;
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
    this.#finish(this.#buffer, 0, this.#kept, true);
  }

  /** Goes to the end of a line, or of what was pushed. */
  #readOn(): void {
    const bytes = this.#pushed;
    const from = this.#from;
    const to = this.#to;
    let at = from;
    let marks = 0;
    for (; at < to; at += 1) {
      const byte = bytes[at];
      if (byte === LF) break;
      if (byte === CR || byte === IAC) marks += 1;
    }
    const ends = at < to;
    this.#from = ends ? at + 1 : to;
    const inOnePiece = ends && this.#length === 0;
    if (at > from) {
      this.#length += at - from;
      this.#marks += marks;
      this.#endsInCr = bytes[at - 1] === CR;
      if (!inOnePiece) this.#keep(bytes, from, at);
    }
    if (inOnePiece) this.#finish(bytes, from, Math.min(at, from + this.#maxLineBytes), false);
    else if (ends) this.#finish(this.#buffer, 0, this.#kept, false);
  }

  /** The line in progress is at its end; as far as it is kept, it is bytes[start, end), perhaps with its CR. */
  #finish(bytes: Uint8Array, start: number, end: number, unterminated: boolean): void {
    const line = this.#line;
    const length = this.#length - (this.#endsInCr ? 1 : 0);
    line.bytes = bytes;
    line.start = start;
    line.end = Math.min(end, start + length);
    line.cut = length - (line.end - start);
    line.partial = unterminated || (this.#afterGap && !this.#looksFresh(bytes, start, line.end));
    this.#ready = length > 0 || !line.partial;
    if (this.#marks > (this.#endsInCr ? 1 : 0)) takeTelnetOut(line);
    this.#length = 0;
    this.#kept = 0;
    this.#marks = 0;
    this.#endsInCr = false;
    this.#afterGap = false;
    if (this.#buffer.length > KEPT_CAPACITY) this.#buffer = NOTHING;
  }

  /** Puts bytes[from, to) into the buffer, as far as they are kept. */
  #keep(bytes: Uint8Array, from: number, to: number): void {
    const room = Math.min(to - from, this.#maxLineBytes - this.#kept);
    if (room <= 0) return;
    this.#reserve(this.#kept + room);
    this.#buffer.set(bytes.subarray(from, from + room), this.#kept);
    this.#kept += room;
  }

  #reserve(bytes: number): void {
    if (bytes <= this.#buffer.length) return;
    const larger = new Uint8Array(Math.max(bytes, this.#buffer.length * 2, FIRST_CAPACITY));
    larger.set(this.#buffer.subarray(0, this.#kept));
    this.#buffer = larger;
  }
}

function takeTelnetOut(line: ControlLine): void {
  line.bytes = withoutTelnet(line.bytes.subarray(line.start, line.end));
  line.start = 0;
  line.end = line.bytes.length;
}
