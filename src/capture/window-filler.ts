// FENCE, once a read: the window's bytes are moved and its buffer is replaced here, and nowhere else.
import { type ByteSource, END, WAIT } from "./byte-source.ts";
import type { ByteWindow } from "./byte-window.ts";

/** The usual size of a window: one read of a file. Half and four times as much measure alike; less and more lose. */
export const WINDOW_BYTES = 1024 * 1024;

/**
 * Moves the unread tail to the front where the room behind it is short, and grows the buffer for a record that
 * `wanted` so many bytes. Readers believe no length above the limits of limits.ts, which bounds the growth.
 */
export function makeRoom(window: ByteWindow, wanted: number): void {
  const unread = window.end - window.start;
  const needed = Math.max(wanted, unread + 1);
  if (needed + WINDOW_BYTES / 2 > window.bytes.length) {
    // A full read more than needed: a file of many lies must not make each of them move all again for a few bytes.
    const larger = new Uint8Array(needed + WINDOW_BYTES);
    larger.set(window.bytes.subarray(window.start, window.end));
    window.bytes = larger;
    window.view = new DataView(larger.buffer);
  } else {
    const room = window.bytes.length - window.end;
    if (room >= window.bytes.length / 2 && window.start + needed <= window.bytes.length) return;
    window.bytes.copyWithin(0, window.start, window.end);
  }
  window.base += window.start;
  window.start = 0;
  window.end = unread;
}

/** Reads once into the room behind the window. True when it gained bytes or has ended, false when one must wait. */
export function fillWindow(window: ByteWindow, source: ByteSource): boolean {
  const count = source.read(window.bytes, window.end, window.bytes.length - window.end);
  if (count === WAIT) return false;
  if (count === END) window.ended = true;
  else window.end += count;
  window.still = false;
  return true;
}
