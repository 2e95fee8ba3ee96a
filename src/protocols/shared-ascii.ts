const SLOTS = 1_024;
const SHORTEST = 4;
/** Longer texts are seldom the same. */
const LONGEST = 128;
const NOT_ASCII = 0x80808080;

/** The texts found last, one a slot: their hashes, and their bytes to compare with. */
const hashes = new Int32Array(SLOTS);
const texts: (string | undefined)[] = new Array(SLOTS).fill(undefined);
const held = new DataView(new ArrayBuffer(SLOTS * LONGEST));

/** Two more views of the bytes that were asked about last: most often the next ones lie in the same buffer. */
let bytesInHand: Uint8Array = new Uint8Array(0);
let words: DataView = new DataView(bytesInHand.buffer);
let buffer: Buffer = Buffer.from(bytesInHand.buffer);

/**
 * The text of bytes[start, end) where they are ASCII, one copy of it for all who ask; null where they are not.
 *
 * HOT PATH of control connections: what is said over and over is found by its bytes, four at a time, and no string is made.
 * Guarded by test/bench.
 */
export function sharedAscii(bytes: Uint8Array, start: number, end: number): string | null {
  if (bytes !== bytesInHand) takeInHand(bytes);
  const length = end - start;
  if (length < SHORTEST || length > LONGEST) return isAscii(bytes, start, end) ? textOf(start, end) : null;
  // Where the length is no multiple of four, the last word overlaps the one before it.
  const last = end - 4;
  let hash = length;
  let all = words.getInt32(last);
  for (let at = start; at < last; at += 4) {
    const word = words.getInt32(at);
    all |= word;
    hash = mix(hash, word);
  }
  if ((all & NOT_ASCII) !== 0) return null;
  hash = mix(hash, words.getInt32(last));
  const slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
  const text = texts[slot];
  if (text !== undefined && hashes[slot] === hash && text.length === length && isHeld(slot, start, last)) return text;
  return hold(slot, hash, start, end);
}

function mix(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function isHeld(slot: number, start: number, last: number): boolean {
  const shift = slot * LONGEST - start;
  for (let at = start; at < last; at += 4) if (held.getInt32(shift + at) !== words.getInt32(at)) return false;
  return held.getInt32(shift + last) === words.getInt32(last);
}

/** Takes the place of what had the slot before. */
function hold(slot: number, hash: number, start: number, end: number): string {
  const shift = slot * LONGEST - start;
  const last = end - 4;
  for (let at = start; at < last; at += 4) held.setInt32(shift + at, words.getInt32(at));
  held.setInt32(shift + last, words.getInt32(last));
  const text = textOf(start, end);
  hashes[slot] = hash;
  texts[slot] = text;
  return text;
}

function takeInHand(bytes: Uint8Array): void {
  bytesInHand = bytes;
  words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((bytes[at] as number) > 0x7f) return false;
  return true;
}

function textOf(start: number, end: number): string {
  return start === end ? "" : buffer.toString("latin1", start, end);
}
