import { latin1 } from "./picture-format.ts";

const SIGNATURE_BYTES = 8;
/** Length, type and checksum of a chunk. */
const FRAME_BYTES = 12;

export interface PngChunk {
  /** "IHDR", "tEXt" … */
  type: string;
  /** A piece of the file's own bytes. */
  data: Uint8Array;
}

/** The whole chunks of a PNG in order, up to the first that is cut (ISO/IEC 15948 section 5.3). Checksums are not verified. */
export function* pngChunks(png: Uint8Array): Iterable<PngChunk> {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  for (let at = SIGNATURE_BYTES; at + FRAME_BYTES <= png.length; ) {
    const length = view.getUint32(at);
    const end = at + FRAME_BYTES + length;
    if (end > png.length) return;
    yield { type: latin1(png, at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) };
    at = end;
  }
}
