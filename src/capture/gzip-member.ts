// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.

/** The frame around deflate data in a gzip file (RFC 1952 section 2.3). */

/** CRC-32 of the unpacked data, and their length modulo 2^32. */
export const GZIP_TRAILER_BYTES = 8;

const FIXED_BYTES = 10;
const DEFLATE = 8;
const HEADER_CHECKSUM = 2;
const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;

/**
 * Bytes of the member header at `offset`: 0 where the `available` bytes do not hold all of it, -1 where they are no
 * such header.
 */
export function gzipHeaderBytes(view: DataView, offset: number, available: number): number {
  if (available >= 1 && view.getUint8(offset) !== 0x1f) return -1;
  if (available >= 2 && view.getUint8(offset + 1) !== 0x8b) return -1;
  if (available < FIXED_BYTES) return 0;
  if (view.getUint8(offset + 2) !== DEFLATE) return -1;
  const flags = view.getUint8(offset + 3);
  const end = offset + available;
  let position = offset + FIXED_BYTES;
  if ((flags & EXTRA) !== 0) {
    if (position + 2 > end) return 0;
    position += 2 + view.getUint16(position, true);
  }
  for (const text of [NAME, COMMENT]) {
    if ((flags & text) === 0) continue;
    while (position < end && view.getUint8(position) !== 0) position += 1;
    position += 1;
  }
  if ((flags & HEADER_CHECKSUM) !== 0) position += 2;
  return position > end ? 0 : position - offset;
}
