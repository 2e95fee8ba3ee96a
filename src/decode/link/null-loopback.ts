// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.
import { type Cursor, LAYER, proceed } from "../cursor.ts";

/** LINKTYPE_NULL and LINKTYPE_LOOP: four bytes of address family, in the order of the host that captured or in network order. */
export function decodeNullLoopback(cursor: Cursor): void {
  const { data, offset } = cursor;
  cursor.layer = LAYER.none;
  if (cursor.end - offset < 4) return;
  const family = data.getUint32(offset);
  // Families are small numbers, so in the wrong order they are large ones.
  if (isIpFamily(family <= 0xffff ? family : data.getUint32(offset, true))) proceed(cursor, 4, LAYER.ip, 0);
}

/** AF_INET is 2 everywhere; AF_INET6 is 10 on Linux, 23 on Windows, 24 on NetBSD and OpenBSD, 28 on FreeBSD, 30 on macOS. */
function isIpFamily(family: number): boolean {
  return family === 2 || family === 10 || family === 23 || family === 24 || family === 28 || family === 30;
}
