// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, narrowWireEnd } from "../cursor.ts";
import { KIND, type PacketView } from "../packet-view.ts";
import { udpTunnelLayer } from "./registry.ts";

const HEADER_LENGTH = 8;

/**
 * UDP (RFC 768). Its length is believed where it is shorter than what IP says; 0 means "as long as IP says" (RFC 2675,
 * and cards that cut datagrams by themselves); 1 to 7 cannot be, and the packet stays "other". HOT PATH.
 */
export function decodeUdp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < HEADER_LENGTH) return;
  const length = data.getUint16(offset + 4);
  if (length !== 0 && length < HEADER_LENGTH) return;
  if (length !== 0) narrowWireEnd(cursor, offset + length);
  view.kind = KIND.udp;
  view.transport = offset;
  view.sourcePort = data.getUint16(offset);
  view.destinationPort = data.getUint16(offset + 2);
  view.checksum = data.getUint16(offset + 6);
  view.payload = offset + HEADER_LENGTH;
  view.payloadCaptured = cursor.end - view.payload;
  view.payloadLength = cursor.wireEnd - view.payload;
  cursor.offset = view.payload;
  cursor.layer = udpTunnelLayer(view.sourcePort, view.destinationPort);
}
