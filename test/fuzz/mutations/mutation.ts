import type { Dice } from "../dice.ts";

/** Damages a file; `other` is a second one to take from. Never changes its input. Null where it can do nothing with this file. */
export type Mutation = (file: Uint8Array, other: Uint8Array, dice: Dice) => Uint8Array | null;

/** Numbers that break what trusts them. */
export const EXTREMES = [0, 1, 4, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, 0x4_0000, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
