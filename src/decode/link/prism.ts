import { type Cursor, LAYER, proceed } from "../cursor.ts";

const AVS_MAGIC = 0x80211;
const LARGEST_HEADER = 1024;

/** LINKTYPE_IEEE802_11_PRISM and _AVS: headers of a stated length in front of an 802.11 frame; AVS comes under both numbers. */
export function decodePrism(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  const avs = data.getUint32(offset) >>> 12 === AVS_MAGIC;
  // AVS is big-endian; Prism is in the order of the host that captured.
  const bigEndian = data.getUint32(offset + 4);
  const length = avs || bigEndian <= LARGEST_HEADER ? bigEndian : data.getUint32(offset + 4, true);
  if (length < 8 || length > LARGEST_HEADER || cursor.end - offset < length) return;
  proceed(cursor, length, LAYER.ieee80211, 0);
}
