// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";

const SNAP = 0xaaaa;
const UNNUMBERED_INFORMATION = 0x03;
const IP_SAP = 0x06;
/** Organisations whose SNAP protocol numbers are EtherTypes: none, and the one for bridges (RFC 1042, 802.1H). */
const ENCAPSULATED_ETHERNET = 0x000000;
const BRIDGE_TUNNEL = 0x0000f8;
const CISCO = 0x00000c;
const SMALLEST_ETHER_TYPE = 0x0600;

/** IEEE 802.2 LLC, with SNAP behind it where both SAPs are 0xaa (RFC 1042). HOT PATH. */
export function decodeLlc(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  const length = cursor.end - offset;
  cursor.layer = LAYER.none;
  view.etherType = -1;
  if (length < 3) return;
  view.llc = data.getUint8(offset);
  const unnumbered = data.getUint8(offset + 2) === UNNUMBERED_INFORMATION;
  if (!unnumbered) return;
  if (view.llc === IP_SAP && data.getUint8(offset + 1) === IP_SAP) proceed(cursor, 3, LAYER.ip, 0);
  else if (length >= 8 && data.getUint16(offset) === SNAP) decodeSnap(cursor, view);
}

function decodeSnap(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  const organisation = data.getUint32(offset + 2) & 0x00ffffff;
  const protocol = data.getUint16(offset + 6);
  if (organisation === CISCO) {
    view.llc = 0x10000 + protocol;
  } else if (organisation === ENCAPSULATED_ETHERNET || organisation === BRIDGE_TUNNEL) {
    if (protocol < SMALLEST_ETHER_TYPE) return;
    view.llc = -1;
    proceed(cursor, 8, LAYER.etherType, protocol);
  }
}
