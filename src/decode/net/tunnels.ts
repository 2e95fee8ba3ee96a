// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, enterTunnel, LAYER, proceed } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";

/** IP directly inside IP (RFC 2003, 4213: protocols 4 and 41). */
export function decodeIpInIp(cursor: Cursor, view: PacketView): void {
  enterTunnel(cursor, view, 0, LAYER.ip, 0);
}

/** EtherIP (RFC 3378): version 3 in sixteen bits, then an Ethernet frame. */
export function decodeEtherIp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 2 || data.getUint16(offset) !== 0x3000) return;
  enterTunnel(cursor, view, 2, LAYER.ethernet, 0);
}

/** The IP authentication header (RFC 4302): its length counts words of four bytes, two fewer than there are. */
export function decodeAuthentication(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 12) return;
  const length = (data.getUint8(offset + 1) + 2) << 2;
  if (length < 12 || cursor.end - offset < length) return;
  const nextHeader = data.getUint8(offset);
  view.protocol = nextHeader;
  proceed(cursor, length, LAYER.ipPayload, nextHeader);
}
