// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { setMacs } from "./mac.ts";

const FRAME_FORMAT = 0xf0;
const ASYNCHRONOUS_LLC = 0x50;

/** LINKTYPE_FDDI: frame control, two MACs, LLC. */
export function decodeFddi(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 13 || (data.getUint8(offset) & FRAME_FORMAT) !== ASYNCHRONOUS_LLC) return;
  setMacs(cursor, view, offset + 1, offset + 7);
  proceed(cursor, 13, LAYER.llc, 0);
}
