/** Every ceiling in one place. Reaching one is told as a finding ("limit.…"), never an exception. Counts unless said. */
export const LIMITS = {
  /** Largest record believed, in bytes: above it a length field is damage. Wireshark's own ceiling is the same. */
  recordBytes: 262_144,
  /** Datagrams being put together from fragments at one time. */
  fragmentDatagrams: 512,
  /** A datagram waiting for fragments is dropped after this many seconds (RFC 791 suggests 15 to 60). */
  fragmentSeconds: 60,
  /** Tunnels inside tunnels that are opened. */
  tunnelDepth: 4,
  /** Bytes of one FTP control line that are kept; the rest of the line is counted. */
  controlLineBytes: 65_536,
  /** Lines of one FTP reply that are kept. */
  replyLines: 1_024,
} as const;
