/**
 * Endpoints as almost every program writes them, read without patterns. Null is no verdict: what is not quite of that form may be an
 * endpoint all the same, and endpoints.ts searches it with patience.
 */
import { sharedIpv4 } from "../../flow/shared-addresses.ts";
import type { AnnouncedEndpoint } from "./announced-endpoint.ts";

const ZERO = 0x30;
const COMMA = 0x2c;
const DOT = 0x2e;
const BAR = 0x7c;
const CLOSING = 0x29;
/** Nothing further in is looked for. */
const NEAR = 2_048;

/** "h1,h2,h3,h4,p1,p2", from `start` on: to the text's end, or (`closed`) to a closing parenthesis. */
export function sixNumbers(text: string, start: number, closed: boolean): AnnouncedEndpoint | null {
  let address = 0;
  let port = 0;
  let at = start;
  for (let index = 0; index < 6; index += 1) {
    const end = behindDigits(text, at, 3);
    const number = numberIn(text, at, end);
    if (number < 0 || number > 255 || (index < 5 && codeAt(text, end) !== COMMA)) return null;
    if (index < 4) address = (address << 8) | number;
    else port = (port << 8) | number;
    at = end + 1;
  }
  const ends = closed ? codeAt(text, at - 1) === CLOSING : at - 1 === text.length;
  return ends && port > 0 ? { ip: sharedIpv4(address), port } : null;
}

/** The text of a 227: the six numbers in its first parentheses. A list of numbers that stands before has a comma before. */
export function sixInParentheses(text: string): AnnouncedEndpoint | null {
  const open = text.indexOf("(");
  if (open < 0 || open > NEAR || text.lastIndexOf(",", open) >= 0) return null;
  return sixNumbers(text, open + 1, true);
}

/** EPRT's "|1|h1.h2.h3.h4|port|". */
export function extendedIpv4(argument: string): AnnouncedEndpoint | null {
  if (!argument.startsWith("|1|")) return null;
  let address = 0;
  let at = 3;
  for (let index = 0; index < 4; index += 1) {
    const end = behindDigits(argument, at, 3);
    const number = numberIn(argument, at, end);
    if (number < 0 || number > 255 || codeAt(argument, end) !== (index < 3 ? DOT : BAR)) return null;
    address = (address << 8) | number;
    at = end + 1;
  }
  const end = behindDigits(argument, at, 5);
  const port = numberIn(argument, at, end);
  if (codeAt(argument, end) !== BAR || end + 1 !== argument.length) return null;
  return port > 0 && port <= 65_535 ? { ip: sharedIpv4(address), port } : null;
}

/** The text of a 229: "(|||port|)" behind nothing but words. */
export function extendedPort(text: string): AnnouncedEndpoint | null {
  const open = text.indexOf("(|||");
  if (open < 0 || open > NEAR) return null;
  for (let at = 0; at < open; at += 1) if (!isWord(text.charCodeAt(at))) return null;
  const end = behindDigits(text, open + 4, 5);
  const port = numberIn(text, open + 4, end);
  if (codeAt(text, end) !== BAR) return null;
  return port > 0 && port <= 65_535 ? { ip: null, port } : null;
}

function behindDigits(text: string, start: number, most: number): number {
  let at = start;
  while (at < start + most && isDigit(codeAt(text, at))) at += 1;
  return at;
}

/** -1 where there are no digits. */
function numberIn(text: string, start: number, end: number): number {
  let number = end > start ? 0 : -1;
  for (let at = start; at < end; at += 1) number = number * 10 + text.charCodeAt(at) - ZERO;
  return number;
}

/** -1 behind the text's end. */
function codeAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : -1;
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= ZERO + 9;
}

/** A letter without accents, a digit, a blank or an underscore. */
function isWord(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || isDigit(code) || code === 0x20 || code === 0x5f;
}
