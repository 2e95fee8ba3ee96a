/** Sums texts up in two numbers of 32 bits (FNV-1a by two primes): enough to tell them apart, not to withstand design. */
export class Digest {
  #a = 0x811c9dc5;
  #b = 0x1b873593;

  /** In order: the same texts parted otherwise are others. */
  add(text: string): this {
    for (let index = 0; index < text.length; index++) this.#take(text.charCodeAt(index));
    this.#take(0);
    return this;
  }

  get text(): string {
    return `${this.#a >>> 0} ${this.#b >>> 0}`;
  }

  /** 53 bits of it, as a whole number above 0. */
  get number(): number {
    return (this.#a >>> 0) * 0x20_0000 + (this.#b >>> 11) || 1;
  }

  #take(unit: number): void {
    this.#a = Math.imul(this.#a ^ unit, 0x01000193);
    this.#b = Math.imul(this.#b ^ unit, 0x85ebca6b);
  }
}
