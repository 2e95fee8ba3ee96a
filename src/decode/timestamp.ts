// FENCE, numbers alone but for isoTime, which makes the text that is told: allocates nothing per packet.
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

const DAY = 86_400;
/** Seconds from 1970 to the last day that a Date can hold, either way. */
const FURTHEST = 8.64e12;
/** Codes of the last moment's text, most of which the next one shares: a report names hundreds of thousands. */
let codes: number[] = [];
let lastDay = Number.NaN;
let lastSecond = Number.NaN;

/** ISO 8601 in UTC with nine decimals. Moments that no Date can hold become the nearest one that it can. */
export function isoTime({ seconds, nanoseconds }: Timestamp): string {
  if (seconds !== lastSecond) beginSecond(seconds);
  putDigits(9, 10, nanoseconds);
  // Made of codes, it is one flat string; added up, it would stay in pieces that take more than twice the memory.
  return String.fromCharCode.apply(null, codes);
}

function beginSecond(seconds: number): void {
  const held = Math.max(-FURTHEST, Math.min(FURTHEST, seconds));
  const day = Math.floor(held / DAY);
  if (day !== lastDay) beginDay(day);
  const ofDay = held - day * DAY;
  const minute = Math.floor(ofDay / 60);
  const hour = Math.floor(minute / 60);
  putDigits(2, 19, hour);
  putDigits(2, 16, minute - hour * 60);
  putDigits(2, 13, ofDay - minute * 60);
  lastSecond = seconds;
}

function beginDay(day: number): void {
  const date = new Date(day * DAY * 1000).toISOString().replace(/T.*/u, "");
  codes = Array.from(`${date}T00:00:00.000000000Z`, (character) => character.charCodeAt(0));
  lastDay = day;
}

/** The last `count` digits of a whole number; they begin so far from the end. */
function putDigits(count: number, fromEnd: number, value: number): void {
  const first = codes.length - fromEnd;
  let rest = value;
  for (let at = first + count - 1; at >= first; at--) {
    const tens = Math.trunc(rest / 10);
    codes[at] = 0x30 + rest - tens * 10;
    rest = tens;
  }
}
