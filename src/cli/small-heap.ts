import { setFlagsFromString } from "node:v8";

/**
 * By how much of what is alive, in percent, the heap may grow between two collections. V8's own choice is three to four times as much:
 * a quarter faster where millions of records are kept for a while, and a gigabyte where there is no end to them.
 */
const GROWTH = 100;
const GROWTH_WITHOUT_END = 20;

/**
 * Has V8 collect sooner: young objects in one megabyte instead of sixteen, which measures alike, and old ones before they are many
 * times what is needed; sooner still where things are told as they happen. To be called before much is read. V8 obeys these two
 * flags at any time (Node 20 to 26).
 */
export function keepHeapSmall(isTelling: boolean): void {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString(`--heap-growing-percent=${isTelling ? GROWTH_WITHOUT_END : GROWTH}`);
}
