import { decodeText, type TextEncoding } from "../text.ts";
import { isKnownVerb } from "./commands.ts";
import type { ControlLine } from "./control-lines.ts";

/** Verbs are three or four letters; what is longer is somebody's attack or a line of something else, told in part. */
const LONGEST_VERB = 1024;
const SPACE = 0x20;
const TAB = 0x09;
const CR = 0x0d;
const LF = 0x0a;

export interface ParsedCommand {
  /** Upper case, known or not, at most 1024 characters; "" for a line of nothing. */
  verb: string;
  /** What follows the first space, as it stands; "" where nothing does, null where there is no space. */
  argument: string | null;
  /** The same, within the line's own bytes. */
  argumentBytes: Uint8Array | null;
  argumentEncoding: TextEncoding | null;
}

/**
 * Splits a command line (RFC 959 section 5.3). Spaces, control characters and telnet bytes that lost their IAC
 * are passed over at its beginning. The verb ends at the first space or tab. Never throws.
 */
export function parseCommand(line: ControlLine): ParsedCommand {
  const { bytes } = line;
  let start = 0;
  while (start < bytes.length && isRemnant(bytes[start])) start += 1;
  let end = start;
  while (end < bytes.length && bytes[end] !== SPACE && bytes[end] !== TAB) end += 1;

  const verbBytes = bytes.subarray(start, Math.min(end, start + LONGEST_VERB));
  const verb = decodeText(verbBytes).text.toUpperCase().slice(0, LONGEST_VERB);
  if (end === bytes.length) return { verb, argument: null, argumentBytes: null, argumentEncoding: null };

  const argumentBytes = bytes.subarray(end + 1);
  const { text, encoding } = decodeText(argumentBytes);
  return { verb, argument: text, argumentBytes, argumentEncoding: encoding };
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
function isRemnant(byte: number | undefined): boolean {
  return byte !== undefined && (byte <= SPACE || byte >= 0xf0);
}
