// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";

const PACKET_FOLLOWS = 1;
const LINKTYPE_PKTAP = 258;

/** LINKTYPE_PKTAP, macOS' "any" interface: a little-endian header of its own length that names the link type of what follows. */
export function decodePktap(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 12) return;
  const length = data.getUint32(offset, true);
  const linkType = data.getUint32(offset + 8, true);
  if (length < 12 || cursor.end - offset < length || linkType === LINKTYPE_PKTAP) return;
  if (data.getUint32(offset + 4, true) === PACKET_FOLLOWS) proceed(cursor, length, LAYER.link, linkType);
}
