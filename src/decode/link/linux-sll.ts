// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import { DELIVERY, type PacketView } from "../packet-view.ts";

/** Hardware types (ARPHRD_) whose packets bring a link header of their own or are not of a network. */
const HARDWARE_RADIOTAP = 803;
const HARDWARE_80211 = 801;
const HARDWARE_NETLINK = 824;
const LINKTYPE_RADIOTAP = 127;
/** Linux' own numbers in the place of an EtherType: an 802.2 LLC header follows. */
const PROTOCOL_LLC = 0x0004;
const SMALLEST_ETHER_TYPE = 0x0600;

/** Linux cooked capture, version 1 (LINKTYPE_LINUX_SLL): 16 bytes in place of the link header. HOT PATH. */
export function decodeLinuxSll(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 16) return;
  setCookedSender(cursor, view, offset + 6, data.getUint16(offset + 4));
  view.delivery = deliveryOf(data.getUint16(offset));
  proceedCooked(cursor, 16, data.getUint16(offset + 2), data.getUint16(offset + 14));
}

/** Linux cooked capture, version 2 (LINKTYPE_LINUX_SLL2): 20 bytes, with the interface's index. HOT PATH. */
export function decodeLinuxSll2(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 20) return;
  setCookedSender(cursor, view, offset + 12, data.getUint8(offset + 11));
  view.delivery = deliveryOf(data.getUint8(offset + 10));
  proceedCooked(cursor, 20, data.getUint16(offset + 8), data.getUint16(offset));
}

function setCookedSender(cursor: Cursor, view: PacketView, address: number, length: number): void {
  view.sourceMac = length === 6 && cursor.data === view.record ? address : -1;
  view.destinationMac = -1;
}

/** 0 to us, 1 broadcast, 2 multicast, 3 to another host; 4 was sent by us, and does not say to whom. */
function deliveryOf(packetType: number): number {
  if (packetType === 0 || packetType === 3) return DELIVERY.unicast;
  if (packetType === 1) return DELIVERY.broadcast;
  return packetType === 2 ? DELIVERY.multicast : DELIVERY.unknown;
}

function proceedCooked(cursor: Cursor, length: number, hardware: number, protocol: number): void {
  if (hardware === HARDWARE_NETLINK) return;
  if (hardware === HARDWARE_RADIOTAP) proceed(cursor, length, LAYER.link, LINKTYPE_RADIOTAP);
  else if (hardware === HARDWARE_80211) proceed(cursor, length, LAYER.ieee80211, 0);
  else if (protocol >= SMALLEST_ETHER_TYPE) proceed(cursor, length, LAYER.etherType, protocol);
  else if (protocol === PROTOCOL_LLC) proceed(cursor, length, LAYER.llc, 0);
}
