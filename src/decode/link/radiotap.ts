// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, narrowWireEnd, proceed } from "../cursor.ts";

/** Bits of the "present" words: which fields follow, and that another such word follows. */
const HAS_TIME = 0x00000001;
const HAS_FLAGS = 0x00000002;
const EXTENDED = 0x80000000;

/** Bits of the flags field. */
const FCS_AT_END = 0x10;
const PADDED_HEADER = 0x20;
const BAD_FCS = 0x40;

/** LINKTYPE_IEEE802_11_RADIOTAP (radiotap.org): a little-endian header of its own length, then an 802.11 frame. */
export function decodeRadiotap(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8 || data.getUint8(offset) !== 0) return;
  const length = data.getUint16(offset + 2, true);
  if (length < 8 || cursor.end - offset < length) return;
  const flags = radiotapFlags(data, offset, length);
  // A frame that its receiver throws away was not received.
  if ((flags & BAD_FCS) !== 0) return;
  if ((flags & FCS_AT_END) !== 0) narrowWireEnd(cursor, Math.max(offset + length, cursor.wireEnd - 4));
  cursor.paddedHeader = (flags & PADDED_HEADER) !== 0;
  proceed(cursor, length, LAYER.ieee80211, 0);
}

/** The flags field, 0 where there is none. Fields stand in the order of their bits, aligned from the header's start. */
function radiotapFlags(data: DataView, start: number, length: number): number {
  const present = data.getUint32(start + 4, true);
  if ((present & HAS_FLAGS) === 0) return 0;
  let position = 4;
  while (position + 4 <= length && (data.getUint32(start + position, true) & EXTENDED) !== 0) position += 4;
  position += 4;
  if ((present & HAS_TIME) !== 0) position = ((position + 7) & ~7) + 8;
  return position < length ? data.getUint8(start + position) : 0;
}
