// FENCE, a table: made once, looked up by numbers.

/**
 * LINKTYPE_ numbers by snoop's datalink codes (RFC 1761 section 4, the later ones as registered with IANA and used by
 * Solaris). Codes without a LINKTYPE_ of their own are left out.
 */
export const SNOOP_LINK_TYPES: ReadonlyMap<number, number> = new Map([
  [0, 1], // IEEE 802.3
  [2, 6], // IEEE 802.5 token ring
  [4, 1], // Ethernet
  [5, 104], // HDLC, with Cisco's framing
  [8, 10], // FDDI
  [18, 123], // ATM, with SunATM's four bytes in front
  [22, 1], // 100VG-AnyLAN in Ethernet framing
  [23, 6], // 100VG-AnyLAN in token ring framing
  [24, 1], // Ethernet and IEEE 802.3 alike
  [25, 1], // 100BaseT
  [26, 242], // IP over Infiniband
  [28, 226], // IPNET
]);
