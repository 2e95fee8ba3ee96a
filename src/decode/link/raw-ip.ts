import { type Cursor, LAYER } from "../cursor.ts";

/** LINKTYPE_RAW, LINKTYPE_IPV4, LINKTYPE_IPV6: the record starts with the IP header. */
export function decodeRawIp(cursor: Cursor): void {
  cursor.layer = LAYER.ip;
}
