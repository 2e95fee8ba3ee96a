// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, enterTunnel, LAYER } from "../cursor.ts";
import { ETHER_TYPE } from "../link/ether-type.ts";
import type { PacketView } from "../packet-view.ts";
import { IP_PROTOCOL } from "./ip-protocol.ts";

/**
 * Tunnels inside UDP. A port alone proves nothing, so each looks at the payload first; where that does not fit, the
 * cursor stops and the view shows the UDP packet as it is.
 */

const ETHERNET_HEADER = 14;
const IPV6_HEADER = 40;

/** VXLAN (RFC 7348): only the I flag set, reserved fields 0, a 24-bit network identifier, an Ethernet frame. */
export function decodeVxlan(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8 + ETHERNET_HEADER) return;
  if (data.getUint32(offset) !== 0x08000000 || data.getUint8(offset + 7) !== 0) return;
  enterTunnel(cursor, view, 8, LAYER.ethernet, 0);
}

/** Geneve (RFC 8926): version 0, options of a stated length, a protocol, a network identifier and a zero byte. */
export function decodeGeneve(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  const start = data.getUint8(offset);
  const length = 8 + ((start & 0x3f) << 2);
  if (start >> 6 !== 0 || (data.getUint8(offset + 1) & 0x3f) !== 0 || data.getUint8(offset + 7) !== 0) return;
  if (cursor.end - offset < length) return;
  const protocol = data.getUint16(offset + 2);
  if (protocol === ETHER_TYPE.transparentEthernet) enterTunnel(cursor, view, length, LAYER.ethernet, 0);
  else if (protocol === ETHER_TYPE.ipv4 || protocol === ETHER_TYPE.ipv6) {
    enterTunnel(cursor, view, length, LAYER.etherType, protocol);
  }
}

/**
 * Teredo (RFC 4380): an IPv6 packet, after an authentication or origin header that may be there. A bubble, which
 * carries nothing but its addresses, stays the UDP packet that it is.
 */
export function decodeTeredo(cursor: Cursor, view: PacketView): void {
  const { data } = cursor;
  let offset = cursor.offset;
  cursor.layer = LAYER.none;
  if (cursor.end - offset >= 4 && data.getUint16(offset) === 0x0001) {
    offset += 4 + data.getUint8(offset + 2) + data.getUint8(offset + 3) + 9;
  }
  if (cursor.end - offset >= 8 && data.getUint16(offset) === 0x0000) offset += 8;
  if (cursor.end - offset < IPV6_HEADER || data.getUint8(offset) >> 4 !== 6) return;
  if (IPV6_HEADER + data.getUint16(offset + 4) > cursor.wireEnd - offset) return;
  if (data.getUint8(offset + 6) === IP_PROTOCOL.noNextHeader) return;
  enterTunnel(cursor, view, offset - cursor.offset, LAYER.ip, 0);
}

const GTP_USER_PACKET = 255;
const GTP_EXTENSION = 0x04;
const GTP_OPTIONAL = 0x07;
const MOST_GTP_EXTENSIONS = 8;

/** GTP-U (3GPP TS 29.281) around an IP packet: version 1, message "G-PDU", extension headers in a chain. */
export function decodeGtp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 12) return;
  const flags = data.getUint8(offset);
  if (flags >> 4 !== 3 || data.getUint8(offset + 1) !== GTP_USER_PACKET) return;
  let length = (flags & GTP_OPTIONAL) === 0 ? 8 : 12;
  let extension = (flags & GTP_EXTENSION) === 0 ? 0 : data.getUint8(offset + 11);
  for (let count = 0; extension !== 0; count++) {
    if (count === MOST_GTP_EXTENSIONS || cursor.end - offset < length + 4) return;
    const words = data.getUint8(offset + length);
    if (words === 0 || cursor.end - offset < length + words * 4) return;
    extension = data.getUint8(offset + length + words * 4 - 1);
    length += words * 4;
  }
  if (cursor.end - offset <= length) return;
  const version = data.getUint8(offset + length) >> 4;
  if (version === 4 || version === 6) enterTunnel(cursor, view, length, LAYER.ip, 0);
}

const L2TP_CONTROL = 0x8000;
const L2TP_LENGTH = 0x4000;
const L2TP_SEQUENCE = 0x0800;
const L2TP_OFFSET = 0x0200;
const L2TP_VERSION = 0x000f;

/** L2TP version 2 (RFC 2661): data messages around PPP. */
export function decodeL2tp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 6) return;
  const flags = data.getUint16(offset);
  if ((flags & L2TP_CONTROL) !== 0 || (flags & L2TP_VERSION) !== 2) return;
  let length = 6 + ((flags & L2TP_LENGTH) === 0 ? 0 : 2) + ((flags & L2TP_SEQUENCE) === 0 ? 0 : 4);
  if ((flags & L2TP_OFFSET) !== 0) {
    if (cursor.end - offset < length + 2) return;
    length += 2 + data.getUint16(offset + length);
  }
  if (cursor.end - offset < length) return;
  enterTunnel(cursor, view, length, LAYER.ppp, 0);
}
