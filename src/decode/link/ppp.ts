// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, narrowWireEnd, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { decodeCiscoHdlc } from "./cisco-hdlc.ts";
import { ETHER_TYPE } from "./ether-type.ts";

const ALL_STATIONS_UNNUMBERED = 0xff03;
const CISCO_UNICAST = 0x0f00;
const CISCO_BROADCAST = 0x8f00;

const PPP_IPV4 = 0x0021;
const PPP_IPV6 = 0x0057;
const PPP_MPLS_UNICAST = 0x0281;
const PPP_MPLS_MULTICAST = 0x0283;

/** LINKTYPE_PPP and LINKTYPE_PPP_HDLC: PPP, with or without HDLC's address and control bytes, or Cisco's HDLC. */
export function decodePppLink(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.ppp;
  if (cursor.end - offset < 2) return;
  const start = data.getUint16(offset);
  if (start === CISCO_UNICAST || start === CISCO_BROADCAST) decodeCiscoHdlc(cursor, view);
}

/** LINKTYPE_PPP_WITH_DIR: one byte tells who sent the PPP packet behind it. */
export function decodePppWithDirection(cursor: Cursor): void {
  proceed(cursor, 1, LAYER.ppp, 0);
}

/** PPPoE session packets (RFC 2516): version and type, code, session, length, then PPP. LINKTYPE_PPP_ETHER starts here. */
export function decodePppoe(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 6 || data.getUint16(offset) !== 0x1100) return;
  narrowWireEnd(cursor, offset + 6 + data.getUint16(offset + 4));
  proceed(cursor, 6, LAYER.ppp, 0);
}

/** PPP (RFC 1661): a protocol number of two bytes, or of one odd byte where the peers agreed on compression. */
export function decodePpp(cursor: Cursor, view: PacketView): void {
  const { data } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - cursor.offset >= 2 && data.getUint16(cursor.offset) === ALL_STATIONS_UNNUMBERED) cursor.offset += 2;
  if (cursor.end - cursor.offset < 2) return;
  const first = data.getUint8(cursor.offset);
  const compressed = (first & 1) === 1;
  const protocol = compressed ? first : data.getUint16(cursor.offset);
  const etherType = etherTypeOfPpp(protocol);
  if (etherType < 0) return;
  view.etherType = etherType;
  proceed(cursor, compressed ? 1 : 2, LAYER.etherType, etherType);
}

function etherTypeOfPpp(protocol: number): number {
  if (protocol === PPP_IPV4) return ETHER_TYPE.ipv4;
  if (protocol === PPP_IPV6) return ETHER_TYPE.ipv6;
  if (protocol === PPP_MPLS_UNICAST) return ETHER_TYPE.mplsUnicast;
  return protocol === PPP_MPLS_MULTICAST ? ETHER_TYPE.mplsMulticast : -1;
}
