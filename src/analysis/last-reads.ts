/** How often one looks whether more came, in milliseconds; after so many looks in vain, or in all, or so many bytes, it is enough. */
const LOOK_MS = 50;
const LOOKS_IN_VAIN = 4;
const LOOKS = 20;
const MOST_BYTES = 16 * 1024 * 1024;

/**
 * After an interrupt: what is on its way is still read. The writer of a pipe got the same Ctrl-C, and hands on its last
 * packets within moments; then comes the end, or silence.
 */
export class LastReads {
  readonly #timer: NodeJS.Timeout;
  readonly #enough: () => void;
  #from = -1;
  #consumed = -1;
  #vain = 0;
  #looks = 0;

  /** `consumed` tells how many bytes were read so far. */
  constructor(consumed: () => number, enough: () => void) {
    this.#enough = enough;
    this.#timer = setInterval(() => this.#look(consumed()), LOOK_MS);
  }

  /** Nothing more is to be read anyway. */
  end(): void {
    clearInterval(this.#timer);
  }

  #look(consumed: number): void {
    if (this.#from < 0) this.#from = consumed;
    this.#vain = consumed === this.#consumed ? this.#vain + 1 : 0;
    this.#consumed = consumed;
    this.#looks += 1;
    const isEnough = this.#vain >= LOOKS_IN_VAIN || this.#looks >= LOOKS || consumed - this.#from > MOST_BYTES;
    if (!isEnough) return;
    this.end();
    this.#enough();
  }
}
