/** Addresses that no router on the Internet forwards to (RFC 1918, RFC 3927, RFC 4193, RFC 6598), and the host's own. */
export function isPrivate(ip: string): boolean {
  return /^(10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|f[cd][0-9a-f]{2}:|fe80:|::1$)/i.test(
    ip,
  );
}
