// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER } from "../cursor.ts";
import { KIND, type PacketView } from "../packet-view.ts";

/**
 * ICMP (RFC 792) and ICMPv6 (RFC 4443): type, code, checksum, four bytes that depend on the type, and the payload.
 * A packet quoted in an error is that payload, and is not decoded: nobody sent it here.
 */
export function decodeIcmp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 8) return;
  view.kind = KIND.icmp;
  view.transport = offset;
  view.checksum = data.getUint16(offset + 2);
  view.payload = offset + 8;
  view.payloadCaptured = cursor.end - offset - 8;
  view.payloadLength = cursor.wireEnd - offset - 8;
}
