// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, enterTunnel, LAYER } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { ETHER_TYPE } from "./ether-type.ts";

const BOTTOM_OF_STACK = 0x100;
const MOST_LABELS = 16;
const CONTROL_WORD = 4;

/** An MPLS label stack (RFC 3032). What follows is not named by it: an IP version, or a pseudowire's Ethernet frame. */
export function decodeMpls(cursor: Cursor, view: PacketView): void {
  cursor.layer = LAYER.none;
  if (!skipLabels(cursor) || cursor.end - cursor.offset < 1) return;
  const { data, offset } = cursor;
  const version = data.getUint8(offset) >> 4;
  if (version === 4 || version === 6) {
    view.etherType = version === 4 ? ETHER_TYPE.ipv4 : ETHER_TYPE.ipv6;
    cursor.layer = LAYER.ip;
  } else if (version === 0 && looksLikeFrame(cursor, CONTROL_WORD)) {
    enterTunnel(cursor, view, CONTROL_WORD, LAYER.ethernet, 0);
  } else if (looksLikeFrame(cursor, 0)) {
    enterTunnel(cursor, view, 0, LAYER.ethernet, 0);
  }
}

function skipLabels(cursor: Cursor): boolean {
  for (let label = 0; label < MOST_LABELS && cursor.end - cursor.offset >= 4; label++) {
    const entry = cursor.data.getUint32(cursor.offset);
    cursor.offset += 4;
    if ((entry & BOTTOM_OF_STACK) !== 0) return true;
  }
  return false;
}

/** A pseudowire may have a control word (RFC 4448) in front of its frame or not: a known EtherType in place decides. */
function looksLikeFrame(cursor: Cursor, skip: number): boolean {
  const typeOffset = cursor.offset + skip + 12;
  if (cursor.end - typeOffset < 2) return false;
  const etherType = cursor.data.getUint16(typeOffset);
  return (
    etherType === ETHER_TYPE.ipv4 ||
    etherType === ETHER_TYPE.ipv6 ||
    etherType === ETHER_TYPE.arp ||
    etherType === ETHER_TYPE.vlan ||
    etherType === ETHER_TYPE.serviceVlan
  );
}
