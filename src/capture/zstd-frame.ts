// FENCE, once a read: copies into the buffer that it is given and keeps no hold of it.

/** The parts of Zstandard's frame format (RFC 8878) that are needed to hand a decoder one block at a time. */

export const ZSTD_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;

/** The longest frame header: magic, descriptor, window, dictionary id, content size. */
export const FRAME_HEADER_BYTES = 18;
export const BLOCK_HEADER_BYTES = 3;
/** The largest block that the format allows (RFC 8878 section 3.1.1.2.4). */
export const BLOCK_BYTES = 131_072;
export const CHECKSUM_BYTES = 4;

const RLE_BLOCK = 1;
const RESERVED_BLOCK = 3;

/** True for the sixteen magic numbers of frames that hold no data. */
export function isSkippableMagic(magic: number): boolean {
  return (magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC;
}

export interface FrameHeader {
  /** Bytes of the header, magic included. */
  length: number;
  /** Bytes of output that the decoder must keep. */
  windowBytes: number;
  hasChecksum: boolean;
  /** Needs a dictionary, which a capture file never comes with. */
  hasDictionary: boolean;
}

/** Reads a frame header (RFC 8878 section 3.1.1.1) at `offset`; null where the `available` bytes do not hold it. */
export function readFrameHeader(view: DataView, offset: number, available: number): FrameHeader | null {
  if (available < 6) return null;
  const descriptor = view.getUint8(offset + 4);
  const singleSegment = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = [singleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  const dictionaryAt = 5 + (singleSegment ? 0 : 1);
  const sizeAt = dictionaryAt + dictionaryBytes;
  const length = sizeAt + sizeBytes;
  if (available < length) return null;
  let dictionary = 0;
  for (let index = 0; index < dictionaryBytes; index += 1) dictionary += view.getUint8(offset + dictionaryAt + index);
  return {
    length,
    windowBytes: singleSegment ? contentSize(view, offset + sizeAt, sizeBytes) : windowSize(view.getUint8(offset + 5)),
    hasChecksum: (descriptor & 4) !== 0,
    hasDictionary: dictionary !== 0,
  };
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(view: DataView, offset: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(offset);
  if (bytes === 2) return view.getUint16(offset, true) + 256;
  const low = view.getUint32(offset, true);
  return bytes === 4 ? low : low + view.getUint32(offset + 4, true) * 4_294_967_296;
}

export interface BlockHeader {
  /** Bytes of the block in the file, its header included. */
  length: number;
  last: boolean;
  /** It says what the format forbids. */
  broken: boolean;
}

/** Reads a block header (RFC 8878 section 3.1.1.2), whose three bytes must be there. */
export function readBlockHeader(view: DataView, offset: number): BlockHeader {
  const field = view.getUint16(offset, true) + view.getUint8(offset + 2) * 65_536;
  const type = (field >> 1) & 3;
  const size = field >> 3;
  return {
    length: BLOCK_HEADER_BYTES + (type === RLE_BLOCK ? 1 : size),
    last: (field & 1) !== 0,
    broken: type === RESERVED_BLOCK || size > BLOCK_BYTES,
  };
}
