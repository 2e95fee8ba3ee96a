import { mix } from "./hash.ts";

/** No single time tells more bits, however long it is: programs and people wait for round times. */
const MOST_BITS = 10;
/** Bits of several times together below which the same ones come up by chance all the time. */
const ENOUGH_BITS = 24;
/** So many times in a row are compared at once, as few of them as tell enough. */
const FEWEST_GAPS = 3;
const MOST_GAPS = 8;

/** The times between the packets of one flow. */
export class Spacing {
  #last = -1;
  readonly #gaps: number[] = [];
  /** Of the last times together, once `packet` was true; and how many bits the last of them tells. */
  hash = 0;
  bits = 0;

  /** The time since the packet before, in microseconds; -1 where there is none, or the clock went back. */
  get gap(): number {
    return this.#gaps.at(-1) ?? -1;
  }

  /** The next packet, in microseconds. True where the last times are worth comparing. */
  packet(time: number): boolean {
    const gap = time - this.#last;
    const begun = this.#last >= 0;
    this.#last = time;
    if (!begun) return false;
    if (gap < 0) {
      this.#gaps.length = 0;
      return false;
    }
    this.#gaps.push(gap);
    if (this.#gaps.length > MOST_GAPS) this.#gaps.shift();
    this.bits = bitsOf(gap);
    return this.#compare();
  }

  #compare(): boolean {
    let bits = 0;
    let hash = 3;
    for (let count = 1; count <= this.#gaps.length; count++) {
      const gap = this.#gaps[this.#gaps.length - count] as number;
      bits += bitsOf(gap);
      hash = mix(hash, gap);
      if (count < FEWEST_GAPS || bits < ENOUGH_BITS) continue;
      this.hash = mix(hash, count);
      return true;
    }
    return false;
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

const LEAST_LONG = 1_000;
const FEWEST_LONG = 12;
const MOST_DIFFERENT = 4_096;

/** Tells a clock that ticks too seldom for times between packets to mean anything: long ones repeat (Windows of old, 15.6 ms). */
export class ClockTicks {
  readonly #different = new Set<number>();
  #long = 0;

  gap(microseconds: number): void {
    if (microseconds < LEAST_LONG || this.#different.size >= MOST_DIFFERENT) return;
    this.#long += 1;
    this.#different.add(microseconds);
  }

  get isCoarse(): boolean {
    return this.#long >= FEWEST_LONG && this.#different.size * 2 < this.#long;
  }
}
