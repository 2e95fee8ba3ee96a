import { concat, u8, u32 } from "../build/bytes.ts";

const MAGIC = 0xfd2fb528;
const RAW = 0;
const RLE = 1;

export interface FrameOptions {
  checksum?: boolean;
  /** The byte that tells the window's size: 2^(10 + n / 8). */
  window?: number;
}

/** A Zstandard frame (RFC 8878) around blocks made with `rawBlocks` and `rleBlock`. */
export function zstdFrame(blocks: readonly Block[], options: FrameOptions = {}): Uint8Array {
  const header = concat(u32(MAGIC, true), u8(options.checksum === true ? 4 : 0, options.window ?? 0x50));
  const body = blocks.map((block, index) => block(index === blocks.length - 1));
  return concat(header, ...body, options.checksum === true ? u32(0x12345678) : new Uint8Array(0));
}

/** A frame that decoders pass over. */
export function skippableFrame(length: number): Uint8Array {
  return concat(u32(0x184d2a53, true), u32(length, true), new Uint8Array(length).fill(7));
}

/** Writes itself as a frame's last block or as another. */
export type Block = (isLast: boolean) => Uint8Array;

/** The data as they are, in blocks of so many bytes. */
export function rawBlocks(data: Uint8Array, blockBytes = 1_000): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < data.length; at += blockBytes) {
    const piece = data.subarray(at, at + blockBytes);
    blocks.push((isLast) => concat(blockHeader(RAW, piece.length, isLast), piece));
  }
  return blocks;
}

/** One byte, repeated. */
export function rleBlock(byte: number, count: number): Block {
  return (isLast) => concat(blockHeader(RLE, count, isLast), u8(byte));
}

function blockHeader(type: number, size: number, isLast: boolean): Uint8Array {
  return u32((isLast ? 1 : 0) | (type << 1) | (size << 3), true).subarray(0, 3);
}
