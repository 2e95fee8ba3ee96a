// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed, setWireEnd } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { IP_PROTOCOL } from "./ip-protocol.ts";

const HEADER_LENGTH = 40;
const JUMBO_OPTION = 0xc2;

/**
 * IPv6 (RFC 8200). A payload length of 0 stands for a jumbogram's (RFC 2675), or for one that the card was to cut
 * (GSO): then the option or the frame's end tells. HOT PATH.
 */
export function decodeIpv6(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  if (cursor.end - offset < HEADER_LENGTH) return;
  const payloadLength = data.getUint16(offset + 4);
  const nextHeader = data.getUint8(offset + 6);
  if (payloadLength !== 0) setWireEnd(cursor, offset + HEADER_LENGTH + payloadLength);
  view.network = data;
  view.ipVersion = 6;
  view.sourceAddress = offset + 8;
  view.destinationAddress = offset + 24;
  view.timeToLive = data.getUint8(offset + 7);
  view.protocol = nextHeader;
  proceed(cursor, HEADER_LENGTH, LAYER.ipPayload, nextHeader);
  if (payloadLength === 0 && nextHeader === IP_PROTOCOL.hopByHop) readJumboLength(cursor);
}

function readJumboLength(cursor: Cursor): void {
  const { data, offset } = cursor;
  if (cursor.end - offset < 8 || data.getUint16(offset + 2) !== ((JUMBO_OPTION << 8) | 4)) return;
  const length = data.getUint32(offset + 4);
  if (length <= cursor.wireEnd - offset) setWireEnd(cursor, offset + length);
}

/** One extension header that says its own length in units of eight bytes, the first not counted; or a fragment header. */
export function decodeIpv6Extension(cursor: Cursor, view: PacketView): void {
  const { data, offset, selector } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  const nextHeader = data.getUint8(offset);
  if (selector === IP_PROTOCOL.fragment) {
    decodeFragmentHeader(cursor, view, nextHeader);
    return;
  }
  const length = (data.getUint8(offset + 1) + 1) << 3;
  if (cursor.end - offset < length) return;
  view.protocol = nextHeader;
  proceed(cursor, length, LAYER.ipPayload, nextHeader);
}

/** Offset 0 and nothing to follow is an "atomic fragment" (RFC 6946): whole as it is. */
function decodeFragmentHeader(cursor: Cursor, view: PacketView, nextHeader: number): void {
  const { data, offset } = cursor;
  const place = data.getUint16(offset + 2);
  view.identification = data.getUint32(offset + 4);
  view.protocol = nextHeader;
  cursor.fragmentOffset = place & 0xfff8;
  cursor.moreFragments = (place & 1) !== 0;
  const atomic = cursor.fragmentOffset === 0 && !cursor.moreFragments;
  proceed(cursor, 8, atomic ? LAYER.ipPayload : LAYER.fragment, nextHeader);
}
