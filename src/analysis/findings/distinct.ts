import { LIMITS } from "../../limits.ts";
import { Digest } from "./digest.ts";

const FEWEST_PLACES = 8;

/** Counts different texts. Each is held as a number of 53 bits, so that very many take little room. */
export class Distinct {
  /** Open addressing; 0 is an empty place. At most half of it is taken. */
  #places = new Float64Array(FEWEST_PLACES);
  #size = 0;
  #isFrozen = false;

  /** How many there are; at least, once it is frozen. */
  get size(): number {
    return this.#size;
  }

  /** How many of them are held in memory. */
  get held(): number {
    return this.#isFrozen ? 0 : this.#size;
  }

  has(text: string): boolean {
    return this.#places[this.#find(digest(text))] !== 0;
  }

  add(text: string): void {
    if (this.#isFrozen) return;
    const number = digest(text);
    const place = this.#find(number);
    if (this.#places[place] !== 0) return;
    this.#places[place] = number;
    this.#size += 1;
    if (this.#size * 2 > this.#places.length) this.#grow();
  }

  /** Further ones are not counted, and the memory is given back. */
  freeze(): void {
    this.#isFrozen = true;
    this.#places = new Float64Array(FEWEST_PLACES);
  }

  /** Where a number stands, or would stand. */
  #find(number: number): number {
    const last = this.#places.length - 1;
    let place = number & last;
    while (this.#places[place] !== 0 && this.#places[place] !== number) place = (place + 1) & last;
    return place;
  }

  #grow(): void {
    const before = this.#places;
    this.#places = new Float64Array(2 * before.length);
    for (const number of before) if (number !== 0) this.#places[this.#find(number)] = number;
  }
}

function digest(text: string): number {
  return new Digest().add(text).number;
}

/** Who holds so few is not asked to give any back. */
const FEW = 64;

/** Between batches: where too many are held, those go that hold the most. */
export function freezeLargest(counts: readonly Distinct[]): void {
  let held = counts.reduce((sum, one) => sum + one.held, 0);
  for (const one of [...counts].sort((a, b) => b.held - a.held)) {
    if (held <= LIMITS.rememberedTexts || one.held <= FEW) return;
    held -= one.held;
    one.freeze();
  }
}
