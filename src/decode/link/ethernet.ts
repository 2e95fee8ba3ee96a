// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { setMacs } from "./mac.ts";

/** Ethernet II and IEEE 802.3: two MACs and a type or length. HOT PATH. */
export function decodeEthernet(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 14) return;
  setMacs(cursor, view, offset, offset + 6);
  proceed(cursor, 14, LAYER.etherType, data.getUint16(offset + 12));
}
