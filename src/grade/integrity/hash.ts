/** 32 bits of a hash with another number taken in. Not for secrets: whoever wants to collide may, and is then asked why. */
export function mix(hash: number, value: number): number {
  let mixed = Math.imul(hash ^ value, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15) ^ 0x2545f491, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Hash of `length` bytes from `offset`, all of which must be there. */
export function hashBytes(data: DataView, offset: number, length: number): number {
  let hash = length;
  let at = offset;
  for (const end = offset + length - 3; at < end; at += 4) hash = mix(hash, data.getUint32(at));
  for (; at < offset + length; at++) hash = mix(hash, data.getUint8(at));
  return hash >>> 0;
}

/** Hash of a text. */
export function hashText(text: string): number {
  let hash = text.length;
  for (const letter of text) hash = mix(hash, letter.codePointAt(0) ?? 0);
  return hash >>> 0;
}
