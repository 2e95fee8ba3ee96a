// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER } from "../cursor.ts";
import { KIND, type PacketView } from "../packet-view.ts";

const HARDWARE_ETHERNET = 1;
const HARDWARE_IEEE802 = 6;
const PROTOCOL_IPV4 = 0x0800;
const ADDRESS_LENGTHS = 0x0604;
const LENGTH = 28;

/** ARP for IPv4 over six-byte hardware addresses (RFC 826), requests and replies; anything else stays "other". */
export function decodeArp(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < LENGTH) return;
  const hardware = data.getUint16(offset);
  const operation = data.getUint16(offset + 6);
  if (hardware !== HARDWARE_ETHERNET && hardware !== HARDWARE_IEEE802) return;
  if (data.getUint16(offset + 2) !== PROTOCOL_IPV4 || data.getUint16(offset + 4) !== ADDRESS_LENGTHS) return;
  if (operation !== 1 && operation !== 2) return;
  view.kind = KIND.arp;
  view.network = data;
  view.arpOperation = operation;
  view.arpSenderMac = offset + 8;
  view.sourceAddress = offset + 14;
  view.arpTargetMac = offset + 18;
  view.destinationAddress = offset + 24;
}
