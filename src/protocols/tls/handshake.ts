const LARGEST_RECORD = 16_384 + 2_048;

/**
 * Whether bytes[from, to) can begin a TLS record (RFC 8446 section 5.1) or an SSL 2 ClientHello: enough to tell an encrypted
 * control connection from a readable one. Needs five bytes; fewer say no.
 */
export function looksLikeTls(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from < 5) return false;
  const type = bytes[from] as number;
  // Text begins with none of these.
  if (type < 0x80 && (type < 20 || type > 23)) return false;
  const [, major = 0, minor = 0, high = 0, low = 0] = bytes.subarray(from, from + 5);
  if (type >= 20 && type <= 23 && major === 3 && minor <= 4) {
    const length = high * 256 + low;
    return length > 0 && length <= LARGEST_RECORD;
  }
  return type >= 0x80 && major > 8 && minor === 1 && (high === 3 || high === 0) && low <= 4;
}
