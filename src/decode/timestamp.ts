import { captureOf } from "./frame-reference.ts";

/** A moment on the wire: whole seconds since 1970 UTC, and nanoseconds 0 to 999 999 999. Two integers, so nothing is rounded. */
export interface Timestamp {
  seconds: number;
  nanoseconds: number;
}

/** Where and when something was seen: a frame reference and its time. */
export interface Moment extends Timestamp {
  frame: number;
}

/**
 * Orders two moments of one timeline, negative where `a` comes first: by frame within a capture, whatever its clock says;
 * by time between captures, whose frames say nothing of each other.
 */
export function compareMoments(a: Moment, b: Moment): number {
  if (captureOf(a.frame) === captureOf(b.frame)) return a.frame - b.frame;
  return a.seconds - b.seconds || a.nanoseconds - b.nanoseconds || a.frame - b.frame;
}

/** Seconds from `earlier` to `later`; negative where the capture's clock went back. Rounded to nanoseconds. */
export function secondsBetween(earlier: Timestamp, later: Timestamp): number {
  const seconds = later.seconds - earlier.seconds + (later.nanoseconds - earlier.nanoseconds) / 1e9;
  return Math.round(seconds * 1e9) / 1e9;
}

/** Codes of the last moment's text: a report names the same seconds over and over. */
let lastSecond = Number.NaN;
let codes: number[] = [];
let fractionEnd = 0;
const FRACTION_DIGITS = 9;
const ZERO = 0x30;

/** ISO 8601 in UTC with nine decimals. Moments that no Date can hold become the nearest one that it can. */
export function isoTime(time: Timestamp): string {
  if (time.seconds !== lastSecond) {
    const furthest = 8.64e12;
    const seconds = Math.max(-furthest, Math.min(furthest, time.seconds));
    const text = `${new Date(seconds * 1000).toISOString().slice(0, -5)}.${"0".repeat(FRACTION_DIGITS)}Z`;
    lastSecond = time.seconds;
    codes = Array.from(text, (character) => character.charCodeAt(0));
    fractionEnd = text.length - 1;
  }
  let rest = time.nanoseconds;
  for (let at = fractionEnd - 1; at >= fractionEnd - FRACTION_DIGITS; at--) {
    const tens = Math.trunc(rest / 10);
    codes[at] = ZERO + rest - tens * 10;
    rest = tens;
  }
  // Made of codes, it is one flat string; added up, it would stay in pieces that take more than twice the memory.
  return String.fromCharCode.apply(null, codes);
}
