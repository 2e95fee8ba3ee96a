import {
  arp,
  concat,
  ETHER_TYPE,
  ethernet,
  fragmentsOfIpv4,
  fragmentsOfIpv6,
  gre,
  hex,
  IP_PROTOCOL,
  ieee80211,
  ip,
  ipv6,
  LINK,
  nullLoopback,
  pppoe,
  radiotap,
  sll,
  sll2,
  tcpDatagram,
  tcpSegment,
  u32,
  udpDatagram,
  vxlan,
} from "../build/packets.ts";

const ENDS = { from: { ip: "192.0.2.1", port: 40_000 }, to: { ip: "192.0.2.2", port: 21 } };
const OUTER = { source: "198.51.100.1", destination: "198.51.100.2" };
const SIX = { source: "2001:db8::1", destination: "2001:db8::2" };
const INNER = tcpDatagram(ENDS, "PASV\r\n");
const UDP = udpDatagram(ENDS, "some payload of no meaning");

/** A packet with its link type. */
export interface SamplePacket {
  linkType: number;
  bytes: Uint8Array;
}

const on = (linkType: number, ...packets: readonly Uint8Array[]): SamplePacket[] =>
  packets.map((bytes) => ({ linkType, bytes }));

const fragmentedIpv4 = fragmentsOfIpv4({ ...OUTER, protocol: IP_PROTOCOL.udp, identification: 5 }, UDP.slice(20), 16);
const fragmentedIpv6 = fragmentsOfIpv6(
  { ...SIX, protocol: IP_PROTOCOL.tcp, identification: 5 },
  tcpSegment(ENDS, "abcdefghij"),
  8,
);
const hopByHop = [{ type: IP_PROTOCOL.hopByHop, body: hex("c204 0000003a") }];

/** Well-formed packets that between them go through every decoder; a place to start breaking things from. */
export const SAMPLE_PACKETS: readonly SamplePacket[] = [
  ...on(
    LINK.ethernet,
    ethernet({}, INNER),
    ethernet({ vlans: [1, 2] }, UDP),
    ethernet({ etherType: ETHER_TYPE.pppoeSession }, pppoe(INNER)),
    ethernet({ etherType: 0x8847 }, concat(u32(0x10140), INNER)),
    ethernet({ etherType: 0x8847 }, concat(u32(0x10140), u32(0), ethernet({}, INNER))),
    ethernet({ etherType: 30 }, concat(hex("aaaa03 00000c 2000"), new Uint8Array(22))),
    ethernet(
      { etherType: ETHER_TYPE.arp },
      arp({ operation: "reply", senderMac: "02:00:00:00:00:01", senderIp: "192.0.2.1", targetIp: "192.0.2.2" }),
    ),
  ),
  ...on(LINK.linuxSll, sll({}, INNER), sll({ packetType: 4 }, UDP)),
  ...on(LINK.linuxSll2, sll2({}, INNER)),
  ...on(LINK.null, nullLoopback(INNER, true)),
  ...on(LINK.loop, nullLoopback(INNER)),
  ...on(LINK.radiotap, radiotap(ieee80211({ qos: true }, INNER), true), radiotap(ieee80211({}, UDP))),
  ...on(LINK.ppi, concat(hex("0000 0800 69000000"), ieee80211({}, INNER))),
  ...on(258, concat(u32(16, true), u32(1, true), u32(1, true), u32(0), ethernet({}, INNER))),
  ...on(
    LINK.raw,
    ...fragmentedIpv4,
    ...fragmentedIpv6,
    ipv6({ ...SIX, protocol: IP_PROTOCOL.tcp, extensions: hopByHop, payloadLength: 0 }, tcpSegment(ENDS, "jumbo")),
    ip({ ...OUTER, protocol: IP_PROTOCOL.icmp }, concat(hex("03030000 00000000"), INNER)),
    ip({ ...OUTER, protocol: IP_PROTOCOL.ipip }, ip({ ...OUTER, protocol: IP_PROTOCOL.ipip }, INNER)),
    ip({ ...OUTER, protocol: IP_PROTOCOL.gre }, gre({ protocol: 0x6558, key: 1, sequence: 2 }, ethernet({}, INNER))),
    ip({ ...OUTER, protocol: IP_PROTOCOL.gre }, concat(hex("3081 880b 0040 0001 00000001 00000001 ff03 0021"), INNER)),
    ip({ ...OUTER, protocol: 51 }, concat(hex("0604 0000 00000001 00000001"), new Uint8Array(12), INNER.slice(20))),
    udpDatagram({ ...ENDS, to: { ip: "192.0.2.2", port: 4789 } }, vxlan(1, ethernet({}, INNER))),
    udpDatagram({ ...ENDS, to: { ip: "192.0.2.2", port: 6081 } }, concat(hex("0000 0800 00002a 00"), INNER)),
    udpDatagram({ ...ENDS, to: { ip: "192.0.2.2", port: 3544 } }, ipv6({ ...SIX, protocol: 6 }, tcpSegment(ENDS, "x"))),
    udpDatagram(
      { ...ENDS, to: { ip: "192.0.2.2", port: 2152 } },
      concat(hex("34ff 0000 00000009 00000085 01100100"), INNER),
    ),
    udpDatagram(
      { ...ENDS, to: { ip: "192.0.2.2", port: 1701 } },
      concat(hex("4a02 0000 0001 0002 0000 0000 0002 ffff ff03 0021"), INNER),
    ),
  ),
];
