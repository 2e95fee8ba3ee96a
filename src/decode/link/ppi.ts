// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, narrowWireEnd, proceed } from "../cursor.ts";

const COMMON_80211 = 2;
const FCS_AT_END = 0x0001;
const LINKTYPE_PPI = 192;

/** LINKTYPE_PPI: a little-endian header, fields of type and length, then a packet of the link type that it names. */
export function decodePpi(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  const length = data.getUint16(offset + 2, true);
  const linkType = data.getUint32(offset + 4, true);
  if (length < 8 || cursor.end - offset < length || linkType === LINKTYPE_PPI) return;
  if (hasFcs(data, offset + 8, offset + length)) {
    narrowWireEnd(cursor, Math.max(offset + length, cursor.wireEnd - 4));
  }
  proceed(cursor, length, LAYER.link, linkType);
}

/** The 802.11-Common field has, behind eight bytes of time, two of flags. */
function hasFcs(data: DataView, start: number, end: number): boolean {
  let field = start;
  while (end - field >= 14) {
    if (data.getUint16(field, true) === COMMON_80211) return (data.getUint16(field + 12, true) & FCS_AT_END) !== 0;
    field += 4 + data.getUint16(field + 2, true);
  }
  return false;
}
