// FENCE, once a fragment, which few packets are: copies what it keeps, within src/limits.ts.

/** Bytes kept in front of a datagram's payload for its two addresses, 4 or 16 bytes each. */
export const ADDRESS_SPACE = 32;

const BLOCK = 8;
const LARGEST = 65_535;
const SMALLEST_BUFFER = 4_096;

/** What `PartialDatagram.insert` made of a fragment. */
export const INSERTED = 0;
/** It overlaps others with different bytes; only its new bytes were taken. */
export const CONFLICTING = 1;
/** It does not fit the others, or any datagram. */
export const REFUSED = 2;

/**
 * One datagram being put together. Fragments lie on a grid of eight bytes, so a flag per block says what is there.
 * Objects and buffers are reused for datagram after datagram.
 */
export class PartialDatagram {
  /** The two addresses, then the payload from ADDRESS_SPACE on. Replaced when it grows. */
  buffer = new Uint8Array(SMALLEST_BUFFER);
  view = new DataView(this.buffer.buffer);
  /** Payload bytes in all; -1 until the last fragment has come. */
  length = -1;
  /** Payload bytes from the start that were captured without a hole, as far as fragments have come. */
  capturedLength = LARGEST;
  /** The protocol that the first fragment named (RFC 8200 section 4.5); until it comes, any other's. */
  protocol = 0;
  #present = new Uint8Array(SMALLEST_BUFFER / BLOCK);
  #presentBlocks = 0;
  #reach = 0;

  /** Forgets the datagram before. */
  clear(): void {
    this.length = -1;
    this.capturedLength = LARGEST;
    this.#present.fill(0);
    this.#presentBlocks = 0;
    this.#reach = 0;
  }

  /** No fragment has been taken yet. */
  get empty(): boolean {
    return this.#reach === 0;
  }

  /** Every block up to the end is there. */
  get complete(): boolean {
    return this.length >= 0 && this.#presentBlocks === Math.ceil(this.length / BLOCK);
  }

  /**
   * Takes the `wireLength` bytes of a fragment that belong at `place` of the payload; `capturedLength` of them are in
   * `data` from `offset` on, the rest was cut off. Bytes that are there already stay.
   */
  insert(
    place: number,
    wireLength: number,
    more: boolean,
    data: DataView,
    offset: number,
    capturedLength: number,
  ): number {
    const end = place + wireLength;
    if (!this.#fits(place, end, more)) return REFUSED;
    if (!more) this.length = end;
    this.#reach = Math.max(this.#reach, end);
    this.#reserve(end);
    const cut = place + capturedLength;
    if (cut < end) this.capturedLength = Math.min(this.capturedLength, cut);
    let conflict = false;
    for (let at = place; at < end; at += BLOCK) {
      const stop = Math.min(at + BLOCK, cut);
      if (this.#take(at)) this.#copy(at, stop, data, offset - place);
      else if (this.#differs(at, Math.min(stop, this.capturedLength), data, offset - place)) conflict = true;
    }
    return conflict ? CONFLICTING : INSERTED;
  }

  /** Whether a whole fragment is there already with the same bytes: a second copy of one packet. */
  holds(place: number, wireLength: number, data: DataView, offset: number, capturedLength: number): boolean {
    const end = place + wireLength;
    if (end > this.#reach) return false;
    for (let at = place; at < end; at += BLOCK) if (this.#present[at / BLOCK] === 0) return false;
    return !this.#differs(place, Math.min(place + capturedLength, this.capturedLength), data, offset - place);
  }

  #fits(place: number, end: number, more: boolean): boolean {
    if (end > LARGEST || (more && (end === place || end % BLOCK !== 0))) return false;
    if (this.length >= 0) return more ? end <= this.length : end === this.length;
    return more || end >= this.#reach;
  }

  #reserve(end: number): void {
    const needed = ADDRESS_SPACE + end;
    if (needed <= this.buffer.length) return;
    const grown = new Uint8Array(Math.min(2 ** Math.ceil(Math.log2(needed)), ADDRESS_SPACE + LARGEST + 1));
    grown.set(this.buffer);
    const present = new Uint8Array(Math.ceil(grown.length / BLOCK));
    present.set(this.#present);
    this.buffer = grown;
    this.view = new DataView(grown.buffer);
    this.#present = present;
  }

  /** Marks a block as there; false where it was. */
  #take(place: number): boolean {
    const block = place / BLOCK;
    if (this.#present[block] !== 0) return false;
    this.#present[block] = 1;
    this.#presentBlocks++;
    return true;
  }

  #copy(from: number, to: number, data: DataView, shift: number): void {
    for (let at = from; at < to; at++) this.buffer[ADDRESS_SPACE + at] = data.getUint8(at + shift);
  }

  #differs(from: number, to: number, data: DataView, shift: number): boolean {
    for (let at = from; at < to; at++) if (this.buffer[ADDRESS_SPACE + at] !== data.getUint8(at + shift)) return true;
    return false;
  }
}
