import { type CaptureInterface, NANOSECOND_TICKS, plainInterface } from "../../capture/capture-interface.ts";
import type { RecordReader } from "../../capture/record-reader.ts";
import { LIMITS } from "../../limits.ts";

/**
 * Numbers the interfaces that records of several captures come from, in the order of their first records: the same numbers
 * however often the captures are read. Beyond a limit, those of a link type are one, which has no more to tell.
 */
export class InterfaceBook {
  readonly #numbers = new Map<CaptureInterface, number>();
  readonly #further = new Map<number, number>();
  readonly #all: CaptureInterface[] = [];
  #last: CaptureInterface | null = null;
  #lastNumber = -1;

  /** The number of the interface of the record in hand; -1 where that is no packet. */
  of({ from }: RecordReader): number {
    if (from === null) return -1;
    if (from === this.#last) return this.#lastNumber;
    this.#last = from;
    this.#lastNumber = this.#numberOf(from);
    return this.#lastNumber;
  }

  at(number: number): CaptureInterface | undefined {
    return this.#all[number];
  }

  #numberOf(from: CaptureInterface): number {
    const known = this.#numbers.get(from);
    if (known !== undefined) return known;
    if (this.#numbers.size < LIMITS.captureInterfaces) {
      this.#numbers.set(from, this.#all.length);
      return this.#all.push(from) - 1;
    }
    const other =
      this.#further.get(from.linkType) ?? this.#all.push(plainInterface(from.linkType, 0, NANOSECOND_TICKS)) - 1;
    this.#further.set(from.linkType, other);
    return other;
  }
}
