/** Ones' complement sum of 16-bit words (RFC 1071), an odd byte counted as the upper half of one. Not inverted. */
export function onesSum(bytes: Uint8Array, start = 0): number {
  let sum = start;
  for (const [index, byte] of bytes.entries()) sum += index % 2 === 0 ? byte << 8 : byte;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

/**
 * The new value of a checksum field, when what it covers summed up to `before` and now sums up to `after` (RFC 1624, both
 * with the field itself as 0). A right one stays right, a wrong one wrong, whether or not all that is covered was captured.
 */
export function updatedChecksum(field: number, before: number, after: number): number {
  let sum = (~field & 0xffff) + (~before & 0xffff) + after;
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}
