import { concat } from "../../build/bytes.ts";
import { BLOCK, PcapngWriter } from "../../build/pcapng-file.ts";
import { type Dice, pick } from "../dice.ts";
import { EXTREMES, type Mutation, viewOf } from "./mutation.ts";

const SMALLEST_BLOCK = 12;
const MORE_INTERFACES = 300;

interface Blocks {
  blocks: Uint8Array[];
  littleEndian: boolean;
}

/** A pcapng file by its blocks, as far as they are whole; null for anything else. */
function takeBlocks(file: Uint8Array): Blocks | null {
  if (file.length < 28) return null;
  const view = viewOf(file);
  if (view.getUint32(0) !== BLOCK.section) return null;
  const littleEndian = view.getUint8(8) === 0x4d;
  const blocks: Uint8Array[] = [];
  for (let at = 0; at + SMALLEST_BLOCK <= file.length; ) {
    const length = view.getUint32(at + 4, littleEndian);
    if (length < SMALLEST_BLOCK || at + length > file.length) break;
    blocks.push(file.slice(at, at + length));
    at += length;
  }
  return blocks.length === 0 ? null : { blocks, littleEndian };
}

type OfBlocks = (parts: Blocks, others: Blocks | null, dice: Dice) => Uint8Array[];

/** A block of any type around bytes of any meaning. */
function foreignBlock({ littleEndian }: Blocks, dice: Dice): Uint8Array {
  const types = [...Object.values(BLOCK), 9, 0x204, 0x40000bad, 0x7777];
  const body = Uint8Array.from({ length: dice(60) }, () => dice(256));
  const writer = new PcapngWriter().section({ littleEndian }).block(pick(types, dice), body);
  return writer.blocks[1] ?? body;
}

const CHANGES: Readonly<Record<string, OfBlocks>> = {
  loseBlocks: ({ blocks }, _others, dice) => blocks.filter((_block, index) => index === 0 || dice(4) > 0),
  repeatBlocks: ({ blocks }, _others, dice) => blocks.flatMap((block) => (dice(4) === 0 ? [block, block] : [block])),
  swapBlocks: ({ blocks }, _others, dice) => {
    const order = blocks.slice();
    for (let count = 1 + dice(10); count > 0; count -= 1) {
      const [one, other] = [dice(order.length), dice(order.length)];
      [order[one], order[other]] = [order[other] ?? new Uint8Array(0), order[one] ?? new Uint8Array(0)];
    }
    return order;
  },
  lieAboutBlockLength: ({ blocks, littleEndian }, _others, dice) => {
    const lying = dice(blocks.length);
    return blocks.map((block, index) => {
      if (index !== lying) return block;
      const lie = block.slice();
      const value = dice(2) === 0 ? pick(EXTREMES, dice) : block.length + dice(40) - 20;
      viewOf(lie).setUint32(dice(2) === 0 ? 4 : lie.length - 4, value, littleEndian);
      return lie;
    });
  },
  damageBlocks: ({ blocks }, _others, dice) => {
    const damaged = blocks.map((block) => block.slice());
    for (let count = 1 + dice(10); count > 0; count -= 1) {
      const block = pick(damaged, dice);
      block[8 + dice(Math.max(1, Math.min(40, block.length - 8)))] = dice(256);
    }
    return damaged;
  },
  otherSectionBehind: ({ blocks }, others, dice) => [...blocks, ...(others?.blocks.slice(dice(2)) ?? blocks)],
  foreignBlocks: (parts, _others, dice) =>
    parts.blocks.flatMap((block) => (dice(4) === 0 ? [block, foreignBlock(parts, dice)] : [block])),
  manyInterfaces: ({ blocks, littleEndian }, _others, dice) => {
    const writer = new PcapngWriter().section({ littleEndian });
    for (let count = dice(MORE_INTERFACES); count > 0; count -= 1) writer.interface({ linkType: dice(300) });
    return [...blocks.slice(0, 1), ...writer.blocks.slice(1), ...blocks.slice(1)];
  },
};

/** What can befall the blocks of a pcapng file. */
export const OF_BLOCKS: Readonly<Record<string, Mutation>> = Object.fromEntries(
  Object.entries(CHANGES).map(([name, change]): [string, Mutation] => [
    name,
    (file, other, dice) => {
      const parts = takeBlocks(file);
      return parts === null ? null : concat(...change(parts, takeBlocks(other), dice));
    },
  ]),
);
