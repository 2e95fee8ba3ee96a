/** A counter that moved by less goes on from where the sender left it; chance does so once in 256 times. */
const NEAR = 256;
const SENDERS = 1_000;

/**
 * Tells IP identifications that were begun by chance, as Linux does for each connection, from those that go on with one
 * counter of the sender's (Windows), begin with a small number, or repeat.
 */
export class SenderIds {
  readonly #last = new Map<number, number>();
  readonly #begun = new Set<number>();

  /** Whether the first identification of a flow's direction is news; `sender` is a hash of the address. */
  begins(sender: number, identification: number): boolean {
    const last = this.#last.get(sender);
    const follows = last !== undefined && ((identification - last) & 0xffff) < NEAR;
    const begun = sender * 65_536 + identification;
    const known = this.#begun.has(begun);
    if (this.#begun.size < SENDERS) this.#begun.add(begun);
    return !follows && !known && identification >= NEAR;
  }

  sent(sender: number, identification: number): void {
    if (this.#last.size < SENDERS || this.#last.has(sender)) this.#last.set(sender, identification);
  }
}
