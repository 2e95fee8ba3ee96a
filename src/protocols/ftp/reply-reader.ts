import type { Moment } from "../../decode/timestamp.ts";
import { setMoment } from "../../flow/moments.ts";
import { sharedText } from "../../flow/shared-text.ts";
import { LIMITS } from "../../limits.ts";
import { sharedAscii } from "../shared-ascii.ts";
import { decodeText, type TextEncoding } from "../text.ts";
import type { ControlLine } from "./control-lines.ts";

/**
 * What was unusual about a reply:
 * - "no-space": something else than a space or hyphen follows the code ("220Text", or "220" alone)
 * - "bad-code": it begins with digits that are no reply code ("99 x", "000 x", "2xx x")
 * - "no-code": a line of text where a reply should begin; it answers nothing
 * - "last-line-other-code": its last line carried another code than its first
 * - "unterminated": its last line never came
 * - "cut-off": a gap took the end of its line
 */
export type ReplyStrangeness =
  | "no-space"
  | "bad-code"
  | "no-code"
  | "last-line-other-code"
  | "unterminated"
  | "cut-off";

/** A reply; the object holds until the next one is given. */
export interface ControlReply {
  /** Three digits as a number, also where they are no legal code; 0 where there are none. */
  code: number;
  /**
   * The lines joined by \n. The reply's own code and the separator are taken off wherever they begin a line: the
   * first, the last, and those between, where many servers repeat "ddd-" though RFC 959 section 4.2 asks for neither.
   */
  text: string;
  encoding: TextEncoding;
  /** Bytes that are not in `text` because a line or the reply exceeded its cap. */
  cut: number;
  /** Of the last byte of its last line. */
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** Whether its end was seen. */
  complete: boolean;
  strange: ReplyStrangeness | null;
}

/** Whoever is given replies. */
export interface ReplySink {
  reply(reply: ControlReply): void;
}

/** A reply of many lines, in progress; frame and time are its newest line's. */
interface OpenReply extends Moment {
  code: number;
  kept: Uint8Array[];
  keptBytes: number;
  cut: number;
  /** The newest line begins with another code and a space, so it may be the last. */
  endsInOtherCode: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const LINE_END = -1;

/**
 * Puts the server's lines together into replies (RFC 959 section 4.2): "ddd-" opens a reply of many lines, "ddd " with the
 * same code closes it, and a line between may be anything, other codes included.
 *
 * So that a reply whose last line is lost or wrong does not swallow the session, `interrupt` tells that the client went on:
 * a last line with another code then ends the reply, and from there on a line with another code begins a new one.
 */
export class ReplyReader {
  #open: OpenReply | null = null;
  #interrupted = false;
  readonly #sink: ReplySink;
  readonly #reply: ControlReply = {
    code: 0,
    text: "",
    encoding: "utf-8",
    cut: 0,
    frame: 0,
    seconds: 0,
    nanoseconds: 0,
    complete: true,
    strange: null,
  };

  constructor(sink: ReplySink) {
    this.#sink = sink;
  }

  /** Takes a line. Gives the replies that it completes: none, one, or an unterminated one and the one begun after it. */
  push(line: ControlLine): void {
    const open = this.#open;
    if (open === null) {
      this.#begin(line);
      return;
    }
    const code = codeOf(line.bytes, line.start, line.end);
    const separator = separatorOf(line);
    const other = code !== open.code && isLegal(code) && (separator === SPACE || separator === HYPHEN);
    if (other && this.#interrupted) {
      this.#close(open);
      this.#begin(line);
      return;
    }
    if (line.partial) this.#interrupted = true;
    if (code === open.code && separator === LINE_END && !line.partial) this.#finish(open, line, "no-space");
    else if (code === open.code && separator === SPACE) this.#finish(open, line, line.partial ? "cut-off" : null);
    else {
      addLine(open, line, code === open.code && separator === HYPHEN ? 4 : 0);
      open.endsInOtherCode = other && separator === SPACE;
    }
  }

  /** The client has sent another command. Gives the open reply if its newest line can be its last. */
  interrupt(): void {
    if (this.#open === null) return;
    if (this.#open.endsInOtherCode) this.#close(this.#open);
    else this.#interrupted = true;
  }

  /** No more lines will come. Gives the open reply, if there is one. */
  end(): void {
    if (this.#open !== null) this.#close(this.#open);
  }

  #begin(line: ControlLine): void {
    const code = codeOf(line.bytes, line.start, line.end);
    const separator = separatorOf(line);
    const legal = isLegal(code);
    if (legal && separator === HYPHEN) {
      this.#open = openReply(code, line);
      addLine(this.#open, line, 4);
      this.#interrupted = line.partial;
      return;
    }
    const strange = strangeness(line, code, separator);
    if (strange === "no-code" && (line.partial || line.start === line.end)) return;
    if (strange === "bad-code" && line.partial) return;
    const from = Math.min(line.end, line.start + (legal ? (separator === SPACE ? 4 : 3) : 0));
    const ascii = sharedAscii(line.bytes, from, line.end);
    if (ascii !== null) {
      this.#give(Math.max(code, 0), ascii, "utf-8", line, strange);
      return;
    }
    const { text, encoding } = decodeText(line.bytes.subarray(from, line.end));
    this.#give(Math.max(code, 0), sharedText(text), encoding, line, strange);
  }

  #finish(open: OpenReply, line: ControlLine, strange: ReplyStrangeness | null): void {
    addLine(open, line, 4);
    this.#open = null;
    this.#giveOpen(open, strange);
  }

  #close(open: OpenReply): void {
    this.#open = null;
    if (!open.endsInOtherCode) {
      this.#giveOpen(open, "unterminated");
      return;
    }
    const last = open.kept.length - 1;
    open.kept = open.kept.map((bytes, index) => (index === last ? bytes.subarray(4) : bytes));
    this.#giveOpen(open, "last-line-other-code");
  }

  #giveOpen(open: OpenReply, strange: ReplyStrangeness | null): void {
    const { text, encoding } = decodeText(joined(open.kept));
    this.#give(open.code, sharedText(text), encoding, open, strange);
  }

  #give(
    code: number,
    text: string,
    encoding: TextEncoding,
    last: Moment & { cut: number },
    strange: ReplyStrangeness | null,
  ): void {
    const reply = this.#reply;
    reply.code = code;
    reply.text = text;
    reply.encoding = encoding;
    reply.cut = last.cut;
    reply.frame = last.frame;
    reply.seconds = last.seconds;
    reply.nanoseconds = last.nanoseconds;
    reply.complete = strange !== "cut-off" && strange !== "unterminated";
    reply.strange = strange;
    this.#sink.reply(reply);
  }
}

/** Whether bytes[start, end) begin with a legal reply code and a space, a hyphen or the line's end behind it. */
export function looksLikeReply(bytes: Uint8Array, start: number, end: number): boolean {
  if (!isLegal(codeOf(bytes, start, end))) return false;
  return end - start === 3 || [SPACE, HYPHEN, CR, LF].includes(bytes[start + 3] ?? 0);
}

/** The three digits that bytes[start, end) begin with; -1 where they begin with fewer or more. */
function codeOf(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 3) return -1;
  const hundreds = bytes[start] as number;
  const tens = bytes[start + 1] as number;
  const units = bytes[start + 2] as number;
  if (!isDigit(hundreds) || !isDigit(tens) || !isDigit(units)) return -1;
  if (end - start > 3 && isDigit(bytes[start + 3] as number)) return -1;
  return (hundreds - ZERO) * 100 + (tens - ZERO) * 10 + (units - ZERO);
}

function separatorOf({ bytes, start, end }: ControlLine): number {
  return end - start > 3 ? (bytes[start + 3] as number) : LINE_END;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** First digits 1 to 5, and 6 for protected replies (RFC 2228); so "064-" in a listing opens nothing. */
function isLegal(code: number): boolean {
  return code >= 100 && code < 700;
}

function strangeness(line: ControlLine, code: number, separator: number): ReplyStrangeness | null {
  if (code < 0) return line.end > line.start && isDigit(line.bytes[line.start] as number) ? "bad-code" : "no-code";
  if (!isLegal(code)) return "bad-code";
  if (line.partial) return "cut-off";
  return separator === SPACE ? null : "no-space";
}

function openReply(code: number, { frame, seconds, nanoseconds }: ControlLine): OpenReply {
  return { code, kept: [], keptBytes: 0, cut: 0, frame, seconds, nanoseconds, endsInOtherCode: false };
}

/** Adds a line without its first `prefix` bytes, as far as the caps allow. */
function addLine(reply: OpenReply, line: ControlLine, prefix: number): void {
  const bytes = line.bytes.subarray(Math.min(line.end, line.start + prefix), line.end);
  setMoment(reply, line);
  reply.cut += line.cut;
  if (reply.kept.length < LIMITS.replyLines && reply.keptBytes + bytes.length <= LIMITS.replyBytes) {
    reply.kept.push(new Uint8Array(bytes));
    reply.keptBytes += bytes.length;
  } else {
    reply.cut += bytes.length;
  }
}

/** One text of all lines, so that one encoding holds for the whole reply. */
function joined(lines: Uint8Array[]): Uint8Array {
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return only;
  const text = new Uint8Array(lines.reduce((length, line) => length + line.length + 1, 0));
  let at = 0;
  for (const line of lines) {
    text.set(line, at);
    at += line.length;
    text[at] = LF;
    at += 1;
  }
  return text.subarray(0, Math.max(0, at - 1));
}
