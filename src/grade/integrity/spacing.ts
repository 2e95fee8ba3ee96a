import { mix } from "./hash.ts";

/** No single time between packets tells more than so many bits, however long it is: people wait for round times. */
const MOST_BITS = 12;
/** Bits of three times together below which the same three come up by chance all the time. */
const ENOUGH_BITS = 24;

/** The times between the packets of one flow. */
export class Spacing {
  #last = -1;
  #gaps: [number, number, number] = [-1, -1, -1];
  /** Of the last three times, once `packet` was true; and how many bits the last of them tells. */
  hash = 0;
  bits = 0;

  /** The next packet, in microseconds. True where the last three times are worth comparing. */
  packet(time: number): boolean {
    const gap = time - this.#last;
    const begun = this.#last >= 0;
    this.#last = time;
    if (!begun) return false;
    const [, second, third] = this.#gaps;
    this.#gaps = [second, third, gap];
    if (second < 0 || gap < 0 || third < 0) return false;
    this.bits = bitsOf(gap);
    if (bitsOf(second) + bitsOf(third) + this.bits < ENOUGH_BITS) return false;
    this.hash = mix(mix(mix(3, second), third), gap);
    return true;
  }
}

/**
 * How many bits a time tells: the same programs on the same machines take about as long, give or take half. Times in whole
 * milliseconds or seconds were rounded (or made), and tell only what those units do.
 */
function bitsOf(gap: number): number {
  const units = gap % 1_000_000 === 0 ? gap / 1_000_000 : gap % 1000 === 0 ? gap / 1000 : gap;
  return units < 2 ? 0 : Math.min(MOST_BITS, Math.log2(units) - 1);
}
