// FENCE, once a block of pcapng that is no packet: here may be allocated.

/** Options of pcapng blocks (draft-ietf-opsawg-pcapng section 3.5), walked and written. */

export const OPTION_END = 0;
export const OPTION_COMMENT = 1;

/** Bytes of numbers that an option consists of, or that begin at `from`; what is not listed is bytes or text. */
type NumberSizes = ReadonlyMap<number, { size: 2 | 4 | 8; from?: number }>;

/** if_speed, if_tsoffset, if_txspeed and if_rxspeed. The others are text, bytes and addresses, but for these. */
const INTERFACE_NUMBERS: NumberSizes = new Map([
  [8, { size: 8 }],
  [14, { size: 8 }],
  [16, { size: 8 }],
  [17, { size: 8 }],
]);
const LAST_INTERFACE_OPTION = 18;

/** epb_flags, epb_dropcount, epb_packetid and epb_queue; epb_verdict has its number behind a byte that tells its kind. */
const PACKET_NUMBERS: NumberSizes = new Map([
  [2, { size: 4 }],
  [4, { size: 8 }],
  [5, { size: 8 }],
  [6, { size: 4 }],
  [7, { size: 8, from: 1 }],
]);
const LAST_PACKET_OPTION = 7;

/** What the options of a kind of block are made of: their numbers, and the highest code that is known. */
export interface OptionKind {
  numbers: NumberSizes;
  lastKnown: number;
}

export const INTERFACE_OPTIONS: OptionKind = { numbers: INTERFACE_NUMBERS, lastKnown: LAST_INTERFACE_OPTION };
export const PACKET_OPTIONS: OptionKind = { numbers: PACKET_NUMBERS, lastKnown: LAST_PACKET_OPTION };

/** Tells of each option from `start` to `end`: its code, and where its value is. False where one runs past the end. */
export function walkOptions(
  view: DataView,
  start: number,
  end: number,
  little: boolean,
  option: (code: number, value: number, length: number) => void,
): boolean {
  for (let at = start; at + 4 <= end; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === OPTION_END) return true;
    const value = at + 4;
    if (value + length > end) return false;
    option(code, value, length);
    at = value + padded(length);
  }
  return true;
}

/**
 * The options from `start` to `end` as a little-endian block has them, without an end: those that `keep` wants, as long as they
 * fit into `most` bytes. Of a big-endian block only the known ones, their numbers turned round.
 */
export function copyOptions(
  view: DataView,
  start: number,
  end: number,
  { little, kind, keep, most }: { little: boolean; kind: OptionKind; keep: (code: number) => boolean; most: number },
): Uint8Array {
  const copies: Uint8Array[] = [];
  let bytes = 0;
  walkOptions(view, start, end, little, (code, value, length) => {
    if (!keep(code) || (!little && code > kind.lastKnown) || bytes + 4 + padded(length) > most) return;
    const copy = encodeOption(code, new Uint8Array(view.buffer, view.byteOffset + value, length));
    if (!little) turnNumber(copy, length, kind.numbers.get(code));
    copies.push(copy);
    bytes += copy.length;
  });
  return joined(copies, bytes);
}

/** One option, little-endian and padded. `value` is at most 65,535 bytes. */
export function encodeOption(code: number, value: Uint8Array): Uint8Array {
  const option = new Uint8Array(4 + padded(value.length));
  const view = new DataView(option.buffer);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  option.set(value, 4);
  return option;
}

/** Bytes with those that fill them up to a whole number of four. */
export function padded(bytes: number): number {
  return (bytes + 3) & ~3;
}

function turnNumber(option: Uint8Array, length: number, number: { size: number; from?: number } | undefined): void {
  if (number === undefined) return;
  const from = number.from ?? 0;
  if (length === from + number.size) option.subarray(4 + from, 4 + from + number.size).reverse();
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array {
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
