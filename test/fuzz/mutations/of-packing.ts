import { deflateRawSync, gzipSync } from "node:zlib";
import { concat, u8 } from "../../build/bytes.ts";
import { rawBlocks, rleBlock, skippableFrame, zstdFrame } from "../../capture/zstd-frames.ts";
import { type Dice, pick } from "../dice.ts";
import type { Mutation } from "./mutation.ts";

/** Ways to pack a file; what comes behind may damage it. */
export const PACKINGS: Readonly<Record<string, Mutation>> = {
  gzip: (file) => gzipSync(file, { level: 1 }),
  gzipMembers: (file, _other, dice) => {
    const at = dice(file.length);
    return concat(gzipSync(file.subarray(0, at)), gzipSync(""), gzipSync(file.subarray(at)), new Uint8Array(dice(20)));
  },
  gzipInGzip: (file) => gzipSync(gzipSync(file)),
  gzipWithoutEnd: (file, _other, dice) =>
    concat(u8(0x1f, 0x8b, 8, dice(256), 0, 0, 0, 0, 0, dice(4)), deflateRawSync(file)),
  zstd: (file, _other, dice) =>
    zstdFrame(rawBlocks(file, 1 + dice(5_000)), { checksum: dice(2) === 0, window: dice(256) }),
  zstdFrames: (file, _other, dice) => {
    const at = dice(file.length);
    const [head, tail] = [file.subarray(0, at), file.subarray(at)];
    return concat(zstdFrame(rawBlocks(head)), skippableFrame(dice(30)), zstdFrame(rawBlocks(tail)));
  },
  zstdBehindZeros: (file, _other, dice) => zstdFrame([...rawBlocks(file), rleBlock(0, 1 + dice(128 * 1024))]),
  gzipInZstd: (file) => zstdFrame(rawBlocks(gzipSync(file))),
};

/** Packed in some way. */
export function packed(file: Uint8Array, dice: Dice): { bytes: Uint8Array; done: string } {
  const [name, pack] = pick(Object.entries(PACKINGS), dice);
  return { bytes: pack(file, file, dice) ?? file, done: name };
}
