/** Small helpers for writing bytes by hand; everything that is built in tests starts from these. */

/** All parts behind each other, in a fresh array. Strings are taken as UTF-8. */
export function concat(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const arrays = parts.map(asBytes);
  const joined = new Uint8Array(arrays.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of arrays) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

/** A string's UTF-8 bytes; bytes are passed through. */
export function asBytes(value: Uint8Array | string): Uint8Array {
  return typeof value === "string" ? new TextEncoder().encode(value) : value;
}

/** Bytes from hexadecimal digits; blanks and colons are ignored. */
export function hex(digits: string): Uint8Array {
  const plain = digits.replaceAll(/[\s:]/g, "");
  return Uint8Array.from({ length: plain.length / 2 }, (_, index) =>
    Number.parseInt(plain.slice(index * 2, index * 2 + 2), 16),
  );
}

/** Lower-case hexadecimal digits of the bytes, without separators. */
export function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** One byte each. */
export function u8(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}

/** Two bytes, big-endian unless told. */
export function u16(value: number, littleEndian = false): Uint8Array {
  const bytes = new Uint8Array(2);
  new DataView(bytes.buffer).setUint16(0, value, littleEndian);
  return bytes;
}

/** Four bytes, big-endian unless told. The value is taken modulo 2^32. */
export function u32(value: number, littleEndian = false): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value, littleEndian);
  return bytes;
}

/** Eight bytes, big-endian unless told. */
export function u64(value: bigint, littleEndian = false): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, value), littleEndian);
  return bytes;
}

/** The bytes with zeros behind them up to a multiple of `unit`. */
export function padTo(unit: number, bytes: Uint8Array): Uint8Array {
  return concat(bytes, new Uint8Array((unit - (bytes.length % unit)) % unit));
}

/** Numbers in [0, 1) from a seed (mulberry32): the same seed gives the same row on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `length` bytes that look random and are the same for the same seed. */
export function seededBytes(length: number, seed: number): Uint8Array {
  const random = seededRandom(seed);
  return Uint8Array.from({ length }, () => Math.floor(random() * 256));
}
