// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER } from "../cursor.ts";

/** LINKTYPE_RAW, LINKTYPE_IPV4, LINKTYPE_IPV6: the record starts with the IP header. */
export function decodeRawIp(cursor: Cursor): void {
  cursor.layer = LAYER.ip;
}
