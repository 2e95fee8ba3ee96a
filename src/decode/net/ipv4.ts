// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed, setWireEnd } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";

const MORE_FRAGMENTS = 0x2000;
const FRAGMENT_OFFSET = 0x1fff;

/**
 * IPv4 (RFC 791). At least 20 captured bytes are the caller's promise. The total length decides where the payload
 * ends: before an Ethernet frame's padding, or behind what was captured. 0 is what a card that cuts segments by
 * itself leaves there (TSO): then the frame's end is the packet's. Programs that cut packets may also cut the length
 * on the wire that they record, so a total length beyond it is believed, but only under a right checksum. HOT PATH.
 */
export function decodeIpv4(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  const headerLength = (data.getUint8(offset) & 0x0f) << 2;
  const totalLength = data.getUint16(offset + 2);
  if (headerLength < 20 || cursor.end - offset < headerLength) return;
  if (totalLength !== 0 && totalLength < headerLength) return;
  if (totalLength !== 0 && (offset + totalLength <= cursor.wireEnd || checksumIsRight(data, offset, headerLength))) {
    setWireEnd(cursor, offset + totalLength);
  }
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

/** The ones' complement sum over a header with its checksum is all ones (RFC 1071). */
function checksumIsRight(data: DataView, offset: number, length: number): boolean {
  let sum = 0;
  for (let position = 0; position < length; position += 2) sum += data.getUint16(offset + position);
  return sum % 0xffff === 0;
}
