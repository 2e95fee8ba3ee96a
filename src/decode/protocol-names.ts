// FENCE, a table: made once, looked up by numbers.
import { ETHER_TYPE } from "./link/ether-type.ts";
import { IP_PROTOCOL } from "./net/ip-protocol.ts";
import { KIND, type PacketView } from "./packet-view.ts";
import { PORT_SERVICES } from "./well-known-ports.ts";

/**
 * A name for every packet, for the traffic table: by numbers in its headers, not by what it says. Names are the
 * protocols' own, so they are the same in every language.
 */

const names: string[] = [];

/** Id of a name; the same name has one id. */
function idOf(name: string): number {
  const known = names.indexOf(name);
  return known >= 0 ? known : names.push(name) - 1;
}

const NOT_DECODED = idOf("not decoded");
export const TCP_OTHER = idOf("TCP (other)");
export const UDP_OTHER = idOf("UDP (other)");
const FRAGMENT = idOf("IP fragment");
const ARP = idOf("ARP");
const ICMP = idOf("ICMP");
const ICMPV6 = idOf("ICMPv6");
const IPV4_OTHER = idOf("IPv4 (other)");
const IPV6_OTHER = idOf("IPv6 (other)");
const LLC = idOf("LLC");
const WIRELESS = idOf("802.11");

/** Ports from here on are handed out to whoever asks (RFC 6335), and never name a service. */
const FIRST_DYNAMIC_PORT = 49_152;

const TCP_PORTS = new Uint8Array(65_536).fill(TCP_OTHER);
const UDP_PORTS = new Uint8Array(65_536).fill(UDP_OTHER);
for (const { name, tcp = [], udp = [] } of PORT_SERVICES) {
  for (const port of tcp) if (port < FIRST_DYNAMIC_PORT) TCP_PORTS[port] = idOf(name);
  for (const port of udp) if (port < FIRST_DYNAMIC_PORT) UDP_PORTS[port] = idOf(name);
}

const IP_PROTOCOLS = namedTable(256, [
  [IP_PROTOCOL.icmp, "ICMP"],
  [IP_PROTOCOL.igmp, "IGMP"],
  [IP_PROTOCOL.tcp, "TCP (other)"],
  [IP_PROTOCOL.udp, "UDP (other)"],
  [IP_PROTOCOL.gre, "GRE"],
  [IP_PROTOCOL.esp, "ESP"],
  [IP_PROTOCOL.authentication, "AH"],
  [IP_PROTOCOL.icmpv6, "ICMPv6"],
  [IP_PROTOCOL.eigrp, "EIGRP"],
  [IP_PROTOCOL.ospf, "OSPF"],
  [IP_PROTOCOL.pim, "PIM"],
  [IP_PROTOCOL.vrrp, "VRRP"],
  [IP_PROTOCOL.l2tp, "L2TP"],
  [IP_PROTOCOL.sctp, "SCTP"],
]);

const ETHER_TYPES = namedTable(65_536, [
  [ETHER_TYPE.ipv4, "IPv4 (other)"],
  [ETHER_TYPE.arp, "ARP"],
  [0x0842, "Wake-on-LAN"],
  [0x2000, "CDP"],
  [0x6002, "DEC MOP"],
  [0x8035, "RARP"],
  [0x809b, "AppleTalk"],
  [0x80f3, "AppleTalk"],
  [0x8137, "IPX"],
  [ETHER_TYPE.ipv6, "IPv6 (other)"],
  [0x8808, "Ethernet flow control"],
  [0x8809, "LACP"],
  [ETHER_TYPE.ppp, "PPP"],
  [ETHER_TYPE.mplsUnicast, "MPLS"],
  [ETHER_TYPE.mplsMulticast, "MPLS"],
  [ETHER_TYPE.pppoeDiscovery, "PPPoE"],
  [ETHER_TYPE.pppoeSession, "PPPoE"],
  [0x887b, "HomePlug"],
  [ETHER_TYPE.eapol, "EAPOL"],
  [0x8892, "PROFINET"],
  [0x8899, "Realtek"],
  [0x88a4, "EtherCAT"],
  [0x88b8, "GOOSE"],
  [ETHER_TYPE.lldp, "LLDP"],
  [0x88e1, "HomePlug"],
  [0x88e5, "MACsec"],
  [0x88f7, "PTP"],
  [0x8902, "CFM"],
  [0x893a, "IEEE 1905"],
  [0x9000, "Loopback"],
]);

const LLC_SAPS = namedTable(256, [
  [0x42, "STP"],
  [0xe0, "IPX"],
  [0xf0, "NetBEUI"],
  [0xfe, "IS-IS"],
  [0xff, "IPX"],
]);

const CISCO = 0x10000;
const CISCO_PROTOCOLS = namedTable(65_536, [
  [0x0104, "PAgP"],
  [0x0111, "UDLD"],
  [0x010b, "STP"],
  [0x010c, "VTP"],
  [0x2000, "CDP"],
  [0x2003, "VTP"],
  [0x2004, "DTP"],
]);

/** By id, the names that `classify` can give. */
export const PROTOCOL_NAMES: readonly string[] = names;

/** Ids by number, 0 ("not decoded") where none is given. */
function namedTable(size: number, entries: readonly (readonly [number, string])[]): Uint8Array {
  const table = new Uint8Array(size);
  for (const [number, name] of entries) table[number] = idOf(name);
  return table;
}

/**
 * The protocol of a decoded packet, as an index into PROTOCOL_NAMES. A service is told by a port below 49152; of two
 * such ports the lower one tells, so that both directions of a conversation get one name. HOT PATH: allocates nothing.
 */
export function classify(view: PacketView): number {
  switch (view.kind) {
    case KIND.tcp:
      return byPorts(TCP_PORTS, TCP_OTHER, view.sourcePort, view.destinationPort);
    case KIND.udp:
      return byPorts(UDP_PORTS, UDP_OTHER, view.sourcePort, view.destinationPort);
    case KIND.arp:
      return ARP;
    case KIND.icmp:
      return view.protocol === IP_PROTOCOL.icmpv6 ? ICMPV6 : ICMP;
    case KIND.fragment:
      return FRAGMENT;
    default:
      return view.ipVersion === 0 ? byLink(view) : byIpProtocol(view);
  }
}

/** Ids of the services on TCP's and UDP's ports, of "(other)" where there is none; all of them are less than 128. */
export const SERVICES: { readonly tcp: Readonly<Uint8Array>; readonly udp: Readonly<Uint8Array> } = {
  tcp: TCP_PORTS,
  udp: UDP_PORTS,
};

/** HOT PATH. The service of a packet whose ports' services (SERVICES) are known; `other` is the id for "none". */
export function serviceOf(
  source: number,
  destination: number,
  ofSource: number,
  ofDestination: number,
  other: number,
): number {
  // Seldom do both ports have one; which of them has it changes all the time, and must not take a branch.
  if ((ofSource - other) * (ofDestination - other) === 0) return ofSource + ofDestination - other;
  return source < destination ? ofSource : ofDestination;
}

function byPorts(table: Uint8Array, other: number, source: number, destination: number): number {
  return serviceOf(source, destination, table[source] as number, table[destination] as number, other);
}

function byIpProtocol(view: PacketView): number {
  return (IP_PROTOCOLS[view.protocol] ?? 0) || (view.ipVersion === 6 ? IPV6_OTHER : IPV4_OTHER);
}

function byLink(view: PacketView): number {
  if (view.llc >= CISCO) return (CISCO_PROTOCOLS[view.llc - CISCO] ?? 0) || LLC;
  if (view.llc >= 0) return (LLC_SAPS[view.llc] ?? 0) || LLC;
  if (view.etherType >= 0) return ETHER_TYPES[view.etherType] ?? NOT_DECODED;
  return isWireless(view.linkType) ? WIRELESS : NOT_DECODED;
}

/** Link types of 802.11, whose management, control and encrypted frames have no other name. */
function isWireless(linkType: number): boolean {
  return linkType === 105 || linkType === 119 || linkType === 127 || linkType === 163 || linkType === 192;
}
