import { seededRandom } from "../build/bytes.ts";

/** A whole number from 0 up to below `limit`. */
export type Dice = (limit: number) => number;

/** Dice that fall the same for the same seed, word and round, whatever else was thrown before. */
export function diceFor(seed: number, word: string, round: number): Dice {
  const random = seededRandom(hash(`${seed} ${word} ${round}`));
  return (limit) => Math.floor(random() * limit);
}

/** One of a list that is not empty. */
export function pick<Item>(list: readonly Item[], dice: Dice): Item {
  if (list.length === 0) throw new RangeError("nothing to pick from");
  return list[dice(list.length)] as Item;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}
