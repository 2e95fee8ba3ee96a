/** More ports than this take a bit each of all 65,536. */
const FEW = 128;

/** Different ports, in 8 KiB at most. */
export class PortSet {
  readonly #few = new Set<number>();
  #bits: Uint8Array | null = null;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(port: number): void {
    if (this.#bits === null) {
      this.#few.add(port);
      this.#size = this.#few.size;
      if (this.#size > FEW) this.#spread();
      return;
    }
    const [index, bit] = [(port & 0xffff) >>> 3, 1 << (port & 7)];
    const known = this.#bits[index] ?? 0;
    if ((known & bit) !== 0) return;
    this.#bits[index] = known | bit;
    this.#size += 1;
  }

  #spread(): void {
    this.#bits = new Uint8Array(8_192);
    this.#size = 0;
    for (const port of this.#few) this.add(port);
    this.#few.clear();
  }
}
