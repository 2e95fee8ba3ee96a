const LARGEST_RECORD = 16_384 + 2_048;

/**
 * Whether bytes can begin a TLS record (RFC 8446 section 5.1) or an SSL 2 ClientHello: enough to tell an encrypted control
 * connection from a readable one. Needs five bytes; fewer say no.
 */
export function looksLikeTls(bytes: Uint8Array): boolean {
  if (bytes.length < 5) return false;
  const [type = 0, major = 0, minor = 0, high = 0, low = 0] = bytes;
  if (type >= 20 && type <= 23 && major === 3 && minor <= 4) {
    const length = high * 256 + low;
    return length > 0 && length <= LARGEST_RECORD;
  }
  return (type & 0x80) !== 0 && major > 8 && minor === 1 && (high === 3 || high === 0) && low <= 4;
}
