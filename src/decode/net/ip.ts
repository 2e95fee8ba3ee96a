// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER } from "../cursor.ts";
import type { PacketView } from "../packet-view.ts";
import { decodeIpv4 } from "./ipv4.ts";
import { decodeIpv6 } from "./ipv6.ts";

/** An IP header of either version: the version field is believed over whatever announced it. HOT PATH. */
export function decodeIp(cursor: Cursor, view: PacketView): void {
  cursor.layer = LAYER.none;
  if (cursor.end - cursor.offset < 20) return;
  const version = cursor.data.getUint8(cursor.offset) >> 4;
  if (version === 4) decodeIpv4(cursor, view);
  else if (version === 6) decodeIpv6(cursor, view);
}
