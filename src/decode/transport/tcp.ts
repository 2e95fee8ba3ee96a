// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER } from "../cursor.ts";
import { KIND, type PacketView } from "../packet-view.ts";

const FIXED_LENGTH = 20;

/**
 * TCP (RFC 9293). The fixed 20 bytes must be captured; options may be cut off, then no payload is there either.
 * A data offset that leaves the packet is a lie, and the packet stays "other". HOT PATH.
 */
export function decodeTcp(cursor: Cursor, view: PacketView): void {
  const { data, offset, end, wireEnd } = cursor;
  cursor.layer = LAYER.none;
  if (end - offset < FIXED_LENGTH) return;
  const headerLength = (data.getUint8(offset + 12) >> 4) << 2;
  if (headerLength < FIXED_LENGTH || wireEnd - offset < headerLength) return;
  const payload = offset + headerLength;
  view.kind = KIND.tcp;
  view.transport = offset;
  view.sourcePort = data.getUint16(offset);
  view.destinationPort = data.getUint16(offset + 2);
  view.sequence = data.getUint32(offset + 4);
  view.acknowledgment = data.getUint32(offset + 8);
  view.flags = data.getUint8(offset + 13);
  view.window = data.getUint16(offset + 14);
  view.checksum = data.getUint16(offset + 16);
  view.payload = Math.min(payload, end);
  view.payloadCaptured = payload < end ? end - payload : 0;
  view.payloadLength = wireEnd - payload;
}
