import { sharedText } from "../../flow/shared-text.ts";
import { LIMITS } from "../../limits.ts";
import { decodeText, type TextEncoding } from "../text.ts";
import type { ControlLine } from "./control-lines.ts";
import { replyClass } from "./replies.ts";

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

export interface ControlReply {
  /** Three digits as a number, also where they are no legal code; 0 where there are none. */
  code: number;
  /** How many lines it had on the wire. */
  lines: number;
  /**
   * The lines joined by \n. The reply's own code and the separator are taken off wherever they begin a line: the
   * first, the last, and those between, where many servers repeat "ddd-" though RFC 959 section 4.2 asks for neither.
   */
  text: string;
  encoding: TextEncoding;
  /** Bytes that are not in `text` because a line or the reply exceeded its cap. */
  cut: number;
  firstFrame: number;
  /** Of the last byte of its last line. */
  frame: number;
  seconds: number;
  nanoseconds: number;
  /** Whether its end was seen. */
  complete: boolean;
  strange: ReplyStrangeness | null;
}

/** A reply in progress. */
interface OpenReply {
  code: number;
  firstFrame: number;
  last: ControlLine;
  lines: number;
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

  /** True inside a reply of many lines. */
  get pending(): boolean {
    return this.#open !== null;
  }

  /** Takes a line. Gives the replies that it completes: none, one, or an unterminated one and the one begun after it. */
  push(line: ControlLine): ControlReply[] {
    const open = this.#open;
    if (open === null) return present(this.#begin(line));
    const code = codeOf(line.bytes);
    const separator = line.bytes[3] ?? LINE_END;
    const other = code !== open.code && isLegal(code) && (separator === SPACE || separator === HYPHEN);
    if (other && this.#interrupted) {
      return [this.#close(open), ...present(this.#begin(line))];
    }
    if (line.partial) this.#interrupted = true;
    if (code === open.code && separator === LINE_END && !line.partial) return [this.#finish(open, line, "no-space")];
    if (code === open.code && separator === SPACE) return [this.#finish(open, line, line.partial ? "cut-off" : null)];
    addLine(open, line, code === open.code && separator === HYPHEN ? 4 : 0);
    open.endsInOtherCode = other && separator === SPACE;
    return [];
  }

  /** The client has sent another command. Gives the open reply if its newest line can be its last. */
  interrupt(): ControlReply | null {
    if (this.#open === null) return null;
    if (this.#open.endsInOtherCode) return this.#close(this.#open);
    this.#interrupted = true;
    return null;
  }

  /** No more lines will come. Gives the open reply, if there is one. */
  end(): ControlReply | null {
    return this.#open === null ? null : this.#close(this.#open);
  }

  #begin(line: ControlLine): ControlReply | null {
    const code = codeOf(line.bytes);
    const separator = line.bytes[3] ?? LINE_END;
    if (isLegal(code) && separator === HYPHEN) {
      this.#open = openReply(code, line);
      addLine(this.#open, line, 4);
      this.#interrupted = line.partial;
      return null;
    }
    const strange = strangeness(line, code, separator);
    if (strange === "no-code" && (line.partial || line.bytes.length === 0)) return null;
    if (strange === "bad-code" && line.partial) return null;
    const reply = openReply(Math.max(code, 0), line);
    const prefix = isLegal(code) ? (separator === SPACE ? 4 : 3) : 0;
    addLine(reply, line, prefix);
    return give(reply, strange !== "cut-off", strange);
  }

  #finish(open: OpenReply, line: ControlLine, strange: ReplyStrangeness | null): ControlReply {
    addLine(open, line, 4);
    this.#open = null;
    return give(open, strange !== "cut-off", strange);
  }

  #close(open: OpenReply): ControlReply {
    this.#open = null;
    if (!open.endsInOtherCode) return give(open, false, "unterminated");
    const last = open.kept.length - 1;
    open.kept = open.kept.map((bytes, index) => (index === last ? bytes.subarray(4) : bytes));
    return give(open, true, "last-line-other-code");
  }
}

/** Whether bytes[start, end) begin with a legal reply code and a space, a hyphen or the line's end behind it. */
export function looksLikeReply(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start < 3 || !isLegal(codeOf(bytes.subarray(start, Math.min(end, start + 4))))) return false;
  return end - start === 3 || [SPACE, HYPHEN, CR, LF].includes(bytes[start + 3] ?? 0);
}

/** The three digits that a line begins with; -1 where it begins with fewer or more. */
function codeOf(bytes: Uint8Array): number {
  const hundreds = bytes[0] ?? 0;
  const tens = bytes[1] ?? 0;
  const units = bytes[2] ?? 0;
  if (!isDigit(hundreds) || !isDigit(tens) || !isDigit(units) || isDigit(bytes[3] ?? 0)) return -1;
  return (hundreds - ZERO) * 100 + (tens - ZERO) * 10 + (units - ZERO);
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= ZERO + 9;
}

/** First digits 1 to 5, and 6 for protected replies (RFC 2228); so "064-" in a listing opens nothing. */
function isLegal(code: number): boolean {
  return replyClass(code) !== null;
}

function strangeness(line: ControlLine, code: number, separator: number): ReplyStrangeness | null {
  if (code < 0) return isDigit(line.bytes[0] ?? 0) ? "bad-code" : "no-code";
  if (!isLegal(code)) return "bad-code";
  if (line.partial) return "cut-off";
  return separator === SPACE ? null : "no-space";
}

function openReply(code: number, first: ControlLine): OpenReply {
  const { firstFrame } = first;
  return { code, firstFrame, last: first, lines: 0, kept: [], keptBytes: 0, cut: 0, endsInOtherCode: false };
}

/** Adds a line without its first `prefix` bytes, as far as the caps allow. */
function addLine(reply: OpenReply, line: ControlLine, prefix: number): void {
  const bytes = line.bytes.subarray(prefix);
  reply.last = line;
  reply.lines += 1;
  reply.cut += line.cut;
  if (reply.kept.length < LIMITS.replyLines && reply.keptBytes + bytes.length <= LIMITS.replyBytes) {
    reply.kept.push(bytes);
    reply.keptBytes += bytes.length;
  } else {
    reply.cut += bytes.length;
  }
}

function give(reply: OpenReply, complete: boolean, strange: ReplyStrangeness | null): ControlReply {
  const { frame, seconds, nanoseconds } = reply.last;
  const { code, lines, cut, firstFrame } = reply;
  const { text, encoding } = decodeText(joined(reply.kept));
  return {
    code,
    lines,
    text: sharedText(text),
    encoding,
    cut,
    firstFrame,
    frame,
    seconds,
    nanoseconds,
    complete,
    strange,
  };
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

function present(reply: ControlReply | null): ControlReply[] {
  return reply === null ? [] : [reply];
}
