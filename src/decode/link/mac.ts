// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import type { Cursor } from "../cursor.ts";
import { DELIVERY, type PacketView } from "../packet-view.ts";

/** Notes where a frame's two MACs stand and what its destination says about delivery. HOT PATH. */
export function setMacs(cursor: Cursor, view: PacketView, destination: number, source: number): void {
  const inRecord = cursor.data === view.record;
  view.destinationMac = inRecord ? destination : -1;
  view.sourceMac = inRecord ? source : -1;
  view.delivery = deliveryTo(cursor.data, destination);
}

function deliveryTo(data: DataView, mac: number): number {
  if ((data.getUint8(mac) & 1) === 0) return DELIVERY.unicast;
  const broadcast = data.getUint32(mac) === 0xffffffff && data.getUint16(mac + 4) === 0xffff;
  return broadcast ? DELIVERY.broadcast : DELIVERY.multicast;
}
