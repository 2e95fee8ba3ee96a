import { type Cursor, LAYER, proceed, setWireEnd } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";

const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;

/**
 * IPv4 (RFC 791). At least 20 captured bytes are the caller's promise. The total length decides where the payload
 * ends: before an Ethernet frame's padding, or behind what was captured. 0 is what a card that cuts segments by
 * itself leaves there (TSO): then the frame's end is the packet's. HOT PATH.
 */
export function decodeIpv4(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  const headerLength = (data.getUint8(offset) & 0x0f) << 2;
  const totalLength = data.getUint16(offset + 2);
  if (headerLength < 20 || cursor.end - offset < headerLength) return;
  if (totalLength !== 0 && totalLength < headerLength) return;
  if (totalLength !== 0) setWireEnd(cursor, offset + totalLength);
  view.network = data;
  view.ipVersion = 4;
  view.sourceAddress = offset + 12;
  view.destinationAddress = offset + 16;
  view.identification = data.getUint16(offset + 4);
  view.timeToLive = data.getUint8(offset + 8);
  const fragment = data.getUint16(offset + 6) & (MORE_FRAGMENTS | FRAGMENT_OFFSET);
  const protocol = data.getUint8(offset + 9);
  view.protocol = protocol;
  if (fragment === 0) {
    proceed(cursor, headerLength, LAYER.ipPayload, protocol);
    return;
  }
  cursor.fragmentOffset = (fragment & FRAGMENT_OFFSET) << 3;
  cursor.moreFragments = (fragment & MORE_FRAGMENTS) !== 0;
  proceed(cursor, headerLength, LAYER.fragment, protocol);
}
