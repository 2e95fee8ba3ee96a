// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import { DELIVERY, type PacketView } from "../packet-view.ts";

const BROADCAST = 0x8f;

/** LINKTYPE_C_HDLC: an address byte, a control byte, an EtherType. */
export function decodeCiscoHdlc(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 4) return;
  const etherType = data.getUint16(offset + 2);
  if (etherType < 0x0600) return;
  view.delivery = data.getUint8(offset) === BROADCAST ? DELIVERY.broadcast : DELIVERY.unicast;
  proceed(cursor, 4, LAYER.etherType, etherType);
}
