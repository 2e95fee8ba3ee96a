import { numbersOf } from "./compare-fingerprints.ts";
import type { Fingerprint, Sketch } from "./fingerprint.ts";

/** The smallest hashes of each family by which captures are looked up: of one cut to a tenth, about six are found. */
const LOOKED_UP = 64;
/** A hash that more captures have is chained from one to the next: those that belong together are found all the same. */
const FEW = 8;
const MOST_CAPTURES = 2 ** 15;

/** Pairs of captures (indices, the smaller first) that have anything in common, each once. Grows with the captures, not their pairs. */
export function candidatePairs(captures: readonly Fingerprint[]): [number, number][] {
  const entries = captures
    .slice(0, MOST_CAPTURES)
    .flatMap((one, index) => Array.from(keysOf(one), (key) => pack(key, index)));
  const sorted = Float64Array.from(entries).sort();
  const pairs = new Set<number>();
  for (let start = 0; start < sorted.length; ) {
    const key = keyOf(sorted[start] as number);
    let end = start + 1;
    while (end < sorted.length && keyOf(sorted[end] as number) === key) end += 1;
    if (end - start > 1) addPairs(Array.from(sorted.subarray(start, end), indexOf), pairs);
    start = end;
  }
  return [...pairs].sort((a, b) => a - b).map((pair) => [Math.floor(pair / MOST_CAPTURES), pair % MOST_CAPTURES]);
}

function addPairs(members: readonly number[], pairs: Set<number>): void {
  for (const [place, left] of members.entries()) {
    const until = members.length <= FEW ? members.length : Math.min(members.length, place + 2);
    for (let next = place + 1; next < until; next++) {
      const right = members[next] as number;
      if (right !== left) pairs.add(Math.min(left, right) * MOST_CAPTURES + Math.max(left, right));
    }
  }
}

/** Hashes of all families together: that two families share one by chance costs a comparison, and no more. */
function keysOf(one: Fingerprint): Set<number> {
  const keys = new Set<number>();
  for (const flow of one.flows) for (const key of numbersOf(flow)) keys.add(key);
  const sketches: Sketch[] = [one.sequences, one.identifications, one.timestamps, one.spacings];
  for (const [family, { hashes }] of sketches.entries()) {
    for (const hash of hashes.subarray(0, LOOKED_UP)) keys.add((family + 3) * 2 ** 32 + hash);
  }
  return keys;
}

function pack(key: number, index: number): number {
  return key * MOST_CAPTURES + index;
}

function keyOf(packed: number): number {
  return Math.floor(packed / MOST_CAPTURES);
}

function indexOf(packed: number): number {
  return packed % MOST_CAPTURES;
}
