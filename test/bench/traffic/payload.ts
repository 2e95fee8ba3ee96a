import { asBytes } from "../../build/bytes.ts";

/** Bytes to send, with the sum of their 16-bit words, so that a checksum over them costs nothing a packet. */
export interface Payload {
  readonly bytes: Uint8Array;
  readonly sum: number;
}

export function payload(content: Uint8Array | string): Payload {
  const bytes = asBytes(content);
  return { bytes, sum: wordSum(bytes, 0, bytes.length) };
}

export const NOTHING: Payload = payload("");

/** Sum of the big-endian 16-bit words of a range, a last odd byte filled with zero; not folded. */
export function wordSum(bytes: Uint8Array, start: number, end: number): number {
  let sum = 0;
  let at = start;
  for (; at + 1 < end; at += 2) sum += ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return at < end ? sum + ((bytes[at] ?? 0) << 8) : sum;
}
