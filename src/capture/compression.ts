// FENCE, once a capture or where one goes wrong: here may be allocated.
import { isSkippableMagic, ZSTD_MAGIC } from "./zstd-frame.ts";

export type Compression = "gzip" | "zstd";

/** What bytes are packed by, told by the first four; null where it is neither, or there are fewer. */
export function compressionOf(head: Uint8Array): Compression | null {
  if (head.length < 4) return null;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (view.getUint16(0) === 0x1f8b) return "gzip";
  const magic = view.getUint32(0, true);
  return magic === ZSTD_MAGIC || isSkippableMagic(magic) ? "zstd" : null;
}
