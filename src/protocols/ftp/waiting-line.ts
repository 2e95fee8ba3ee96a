/** Those who wait for something, in the order in which they came. There is seldom more than one. */
export class WaitingLine<Item extends object> {
  #first: Item | null = null;
  #others: Set<Item> | null = null;

  get first(): Item | null {
    return this.#first;
  }

  /** Nobody waits twice. */
  add(item: Item): void {
    if (this.#first === null) {
      this.#first = item;
      return;
    }
    this.#others ??= new Set();
    this.#others.add(item);
  }

  delete(item: Item): void {
    if (item !== this.#first) {
      this.#others?.delete(item);
      return;
    }
    this.#first = null;
    if (this.#others === null) return;
    const [next] = this.#others;
    if (next === undefined) return;
    this.#first = next;
    this.#others.delete(next);
  }
}
