/**
 * Sequence numbers live on a circle of 2^32 (RFC 9293 section 3.4): only their signed distance means anything.
 * Positive where `a` lies behind `b` in the stream. Numbers may be any integer up to 2^53; they are taken modulo 2^32.
 */
export function sequenceDistance(a: number, b: number): number {
  return ((a | 0) - (b | 0)) | 0;
}

/** Segments further than this from what is expected belong to no window that TCP can have (RFC 7323 section 2.3). */
export const LARGEST_WINDOW = 2 ** 30;
