// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, enterTunnel, LAYER, narrowWireEnd } from "../cursor.ts";
import { ETHER_TYPE } from "../link/ether-type.ts";
import type { PacketView } from "../packet-view.ts";

const HAS_CHECKSUM = 0x8000;
const HAS_ROUTING = 0x4000;
const HAS_KEY = 0x2000;
const HAS_SEQUENCE = 0x1000;
const HAS_ACKNOWLEDGMENT = 0x0080;
const VERSION = 0x0007;

const ERSPAN = 0x88be;
const ERSPAN_3 = 0x22eb;
const ERSPAN_3_SUBHEADER = 0x01;

/** GRE (RFC 2784, 2890) and its variant of PPTP (version 1, RFC 2637) around PPP. */
export function decodeGre(cursor: Cursor, view: PacketView): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 4) return;
  const flags = data.getUint16(offset);
  const protocol = data.getUint16(offset + 2);
  const version = flags & VERSION;
  const length = headerLength(flags, version);
  if (version > 1 || (flags & HAS_ROUTING) !== 0 || cursor.end - offset < length) return;
  if (version === 0) {
    openPayload(cursor, view, length, protocol, (flags & HAS_SEQUENCE) !== 0);
  } else if (protocol === ETHER_TYPE.ppp && (flags & HAS_KEY) !== 0) {
    narrowWireEnd(cursor, offset + length + data.getUint16(offset + 4));
    enterTunnel(cursor, view, length, LAYER.ppp, 0);
  }
}

function headerLength(flags: number, version: number): number {
  const optional =
    ((flags & HAS_CHECKSUM) !== 0 ? 4 : 0) + ((flags & HAS_KEY) !== 0 ? 4 : 0) + ((flags & HAS_SEQUENCE) !== 0 ? 4 : 0);
  return 4 + optional + (version === 1 && (flags & HAS_ACKNOWLEDGMENT) !== 0 ? 4 : 0);
}

function openPayload(cursor: Cursor, view: PacketView, length: number, protocol: number, sequenced: boolean): void {
  const { data, offset } = cursor;
  if (protocol === ETHER_TYPE.transparentEthernet) {
    enterTunnel(cursor, view, length, LAYER.ethernet, 0);
  } else if (protocol === ERSPAN) {
    // Type II has a sequence number and eight bytes of header, type I neither.
    enterTunnel(cursor, view, length + (sequenced ? 8 : 0), LAYER.ethernet, 0);
  } else if (protocol === ERSPAN_3) {
    if (cursor.end - offset < length + 12) return;
    const subheader = (data.getUint8(offset + length + 11) & ERSPAN_3_SUBHEADER) !== 0;
    enterTunnel(cursor, view, length + (subheader ? 20 : 12), LAYER.ethernet, 0);
  } else if (protocol >= 0x0600) {
    enterTunnel(cursor, view, length, LAYER.etherType, protocol);
  }
}
