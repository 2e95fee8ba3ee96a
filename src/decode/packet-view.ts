// FENCE, once a packet: allocates nothing. Its bytes are borrowed from the reader's window until the next record. Guarded by test/bench.

/**
 * The packet in hand: one object, reused for every packet, filled by the decoders from the outside in.
 * HOT PATH: nothing here is allocated per packet; all fields are numbers or the two shared buffers.
 * Guarded by test/bench/read.bench.ts.
 *
 * Ownership: `record` and `network` point into the reader's window (or, for a reassembled datagram, the
 * defragmenter's buffer) and hold until the next record is read. Whoever keeps bytes copies them.
 */

/** What the decoders made of a packet (`PacketView.kind`). */
export const KIND = {
  /** Not understood, or nothing that is followed; counted only. */
  other: 0,
  tcp: 1,
  udp: 2,
  arp: 3,
  icmp: 4,
  /** A fragment that does not complete its datagram. */
  fragment: 5,
} as const;

/** Who a frame was sent to, as its link header says (`PacketView.delivery`). */
export const DELIVERY = { unknown: 0, unicast: 1, broadcast: 2, multicast: 3 } as const;

/** TCP flag bits (RFC 9293 section 3.1). */
export const TCP_FIN = 0x01;
export const TCP_SYN = 0x02;
export const TCP_RST = 0x04;
export const TCP_PSH = 0x08;
export const TCP_ACK = 0x10;
export const TCP_URG = 0x20;

const NOTHING = new DataView(new ArrayBuffer(0));

export class PacketView {
  // Set from the reader before decoding.
  /** The record's bytes: link header and all. MAC offsets point in here. */
  record: DataView = NOTHING;
  /** Where the record starts and where its captured bytes end, in `record`. */
  recordStart = 0;
  recordEnd = 0;
  /** Bytes of the frame on the wire. */
  originalLength = 0;
  /** LINKTYPE_ number. */
  linkType = 0;
  /** Frame reference: capture index × 2^32 + the record's 1-based number in its capture. */
  frame = 0;
  seconds = 0;
  nanoseconds = 0;

  // Link.
  /**
   * Offset in `record` of six bytes, -1 where the link has none (or, for SLL, does not tell). Of the innermost Ethernet
   * header, so of the inner frame in VXLAN; -1 too where that stands in a reassembled datagram.
   */
  sourceMac = -1;
  destinationMac = -1;
  delivery = 0;
  /** Outermost 802.1Q VLAN id, -1 for none. */
  vlan = -1;
  /** EtherType of the innermost payload, -1 where unknown. */
  etherType = -1;
  /** DSAP of an innermost 802.2 LLC header that leads to no EtherType; 0x10000 + protocol for SNAP with Cisco's OUI; else -1. */
  llc = -1;

  // Network. All offsets below are into `network`.
  /** Same as `record`, except for a datagram put together from fragments: there only offsets lead to anything. */
  network: DataView = NOTHING;
  /** 4, 6, or 0 where there is no IP header. Of the innermost IP header. */
  ipVersion = 0;
  /** Offset of the 4 or 16 address bytes. For ARP the sender's and target's protocol addresses. */
  sourceAddress = 0;
  destinationAddress = 0;
  /** IPv4 identification; the fragment header's for IPv6 if there is one, else -1. */
  identification = -1;
  timeToLive = 0;
  /** IP protocol number of the innermost payload, -1 where there is none. */
  protocol = -1;
  /** How many tunnels (GRE, VXLAN, IP in IP …) were opened to get here. */
  tunnels = 0;

  // Transport.
  kind: number = KIND.other;
  sourcePort = 0;
  destinationPort = 0;
  /** TCP, as unsigned 32 bits. */
  sequence = 0;
  acknowledgment = 0;
  flags = 0;
  window = 0;
  /** The checksum field as it stands in the TCP or UDP header, not verified. */
  checksum = 0;
  /** Offset of the transport header, and of the first payload byte. */
  transport = 0;
  payload = 0;
  /** Payload bytes present in the capture, and on the wire as the IP (or UDP) length says. captured ≤ length. */
  payloadCaptured = 0;
  payloadLength = 0;

  // ARP (RFC 826): offsets of the hardware addresses; protocol addresses are above.
  /** 1 request, 2 reply, 0 when not ARP over Ethernet and IPv4. */
  arpOperation = 0;
  arpSenderMac = 0;
  arpTargetMac = 0;
}
