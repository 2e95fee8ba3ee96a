// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";

const LARGEST_HEADER = 1024;

/**
 * LINKTYPE_IEEE802_11_PRISM and _AVS: headers with their length at byte 4, in front of an 802.11 frame. AVS is
 * big-endian, Prism in the order of the host that captured; both come under both numbers.
 */
export function decodePrism(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  const bigEndian = data.getUint32(offset + 4);
  const length = bigEndian <= LARGEST_HEADER ? bigEndian : data.getUint32(offset + 4, true);
  if (length < 8 || length > LARGEST_HEADER || cursor.end - offset < length) return;
  proceed(cursor, length, LAYER.ieee80211, 0);
}
