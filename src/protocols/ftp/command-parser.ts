import { sharedAscii } from "../shared-ascii.ts";
import { decodeText, type TextEncoding } from "../text.ts";
import { COMMANDS, isKnownVerb } from "./commands.ts";
import type { ControlLine } from "./control-lines.ts";

/** Verbs are three or four letters; what is longer is somebody's attack or a line of something else, told in part. */
const LONGEST_VERB = 1024;
const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;

/** A command; the object holds until the next one is parsed. */
export interface ParsedCommand {
  /** Upper case, known or not, at most 1024 characters; "" for a line of nothing. */
  verb: string;
  /** What follows the first space, as it stands; "" where nothing does, null where there is no space. */
  argument: string | null;
  /** Of the argument; "utf-8" where there is none. */
  encoding: TextEncoding;
}

/**
 * Splits a command line (RFC 959 section 5.3). Spaces, control characters and telnet bytes that lost their IAC
 * are passed over at its beginning. The verb ends at the first space or tab. Never throws.
 */
export function parseCommand({ bytes, start: from, end: to }: ControlLine): ParsedCommand {
  let start = from;
  while (start < to && isRemnant(bytes[start] as number)) start += 1;
  let end = start;
  while (end < to && bytes[end] !== SPACE && bytes[end] !== TAB) end += 1;
  parsed.verb = verbAt(bytes, start, end);
  parsed.argument = end === to ? null : sharedAscii(bytes, end + 1, to);
  parsed.encoding = "utf-8";
  if (end === to || parsed.argument !== null) return parsed;
  const { text, encoding } = decodeText(bytes.subarray(end + 1, to));
  parsed.argument = text;
  parsed.encoding = encoding;
  return parsed;
}

const parsed: ParsedCommand = { verb: "", argument: null, encoding: "utf-8" };

function verbAt(bytes: Uint8Array, start: number, end: number): string {
  const known = VERBS.get(packed(bytes, start, end));
  if (known !== undefined) return known;
  const { text } = decodeText(bytes.subarray(start, Math.min(end, start + LONGEST_VERB)));
  return text.toUpperCase().slice(0, LONGEST_VERB);
}

/** Up to four bytes as one number, 0 for more. */
function packed(bytes: Uint8Array, start: number, end: number): number {
  if (end - start > 4) return 0;
  let word = 0;
  for (let at = start; at < end; at += 1) word = (word << 8) | (bytes[at] as number);
  return word;
}

/** Almost every verb that is sent, in upper and in lower case, by its bytes: no text has to be made of those. */
const VERBS = new Map(
  Object.keys(COMMANDS)
    .filter((verb) => verb.length <= 4)
    .flatMap((verb) => [verb, verb.toLowerCase()].map((sent) => [packedText(sent), verb])),
);

function packedText(text: string): number {
  const bytes = new TextEncoder().encode(text);
  return packed(bytes, 0, bytes.length);
}

/** Whether bytes[start, end) begin with a known command, in any case, and a space or the line's end behind it. */
export function looksLikeCommand(bytes: Uint8Array, start: number, end: number): boolean {
  let verb = "";
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === SPACE || byte === CR || byte === LF) break;
    if (verb.length === 8 || byte > 0x7a) return false;
    verb += String.fromCharCode(byte);
  }
  return isKnownVerb(verb.toUpperCase());
}

/** Controls, spaces and 0xF0 to 0xFF, among which are the telnet commands; no verb begins with them. */
function isRemnant(byte: number): boolean {
  return byte <= SPACE || byte >= 0xf0;
}
