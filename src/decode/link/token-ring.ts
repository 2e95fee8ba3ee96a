// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { setMacs } from "./mac.ts";

/** In the source address: routing information follows; its first byte's low bits are its length. */
const SOURCE_ROUTED = 0x80;
const ROUTING_LENGTH = 0x1f;
const LLC_FRAME = 0x40;

/** LINKTYPE_IEEE802_5: access and frame control, two MACs, perhaps a source route, LLC. */
export function decodeTokenRing(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 15) return;
  const routed = (data.getUint8(offset + 8) & SOURCE_ROUTED) !== 0;
  const length = 14 + (routed ? data.getUint8(offset + 14) & ROUTING_LENGTH : 0);
  if ((data.getUint8(offset + 1) & 0xc0) !== LLC_FRAME) return;
  setMacs(cursor, view, offset + 2, offset + 8);
  proceed(cursor, length, LAYER.llc, 0);
}
